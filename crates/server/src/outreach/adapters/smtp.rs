//! Mail by a mail server.

use std::error::Error as _;
use std::io;
use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SmtpTransport};
use lettre::{Address, Transport};
use tokio_rustls::rustls::Error as TlsError;

use super::{Adapter, Kind, Outgoing, Refused, Taken};
use crate::outreach::channels::{Security, Smtp};
use crate::platform::outside::{Allowed, OutsideError, resolve};

const TIMEOUT: Duration = Duration::from_secs(15);

/// A mail server with its password.
pub struct Mail<'c> {
    pub settings: &'c Smtp,
    pub secret: &'c str,
    pub allowed: &'c Allowed,
}

impl Adapter for Mail<'_> {
    fn send(&self, out: &Outgoing) -> Result<Taken, Refused> {
        let message = self.message(out)?;
        let transport = self.transport()?;
        transport.send(&message).map_err(|error| refused(&error))?;
        Ok(Taken { vendor_id: None })
    }
}

impl Mail<'_> {
    fn message(&self, out: &Outgoing) -> Result<Message, Refused> {
        let bad = Refused { kind: Kind::Bounced, code: "channel.no_such_address" };
        let from: Address = self.settings.from.as_str().parse().map_err(|_why| bad)?;
        let to: Address = out.to.parse().map_err(|_why| bad)?;
        let id = format!("<{}@{}>", out.id, from.domain());
        let house: String = out.house.chars().filter(|c| !c.is_control()).collect();
        let mut builder = Message::builder()
            .from(Mailbox::new(Some(house), from))
            .to(Mailbox::new(None, to))
            .subject(out.subject.replace(['\r', '\n'], " "))
            // After a crash the same message has the same name, so that a mailbox shows it once.
            .message_id(Some(id))
            .header(ContentType::TEXT_PLAIN);
        if let Some(link) = &out.no_more {
            // RFC 8058: one click, without a page between.
            let list = HeaderName::new_from_ascii_str("List-Unsubscribe");
            builder = builder.raw_header(HeaderValue::new(list, format!("<{link}>")));
            let how = HeaderName::new_from_ascii_str("List-Unsubscribe-Post");
            let one_click = "List-Unsubscribe=One-Click".to_owned();
            builder = builder.raw_header(HeaderValue::new(how, one_click));
        }
        builder.body(out.text.clone()).map_err(|_why| Refused::permanent("channel.refused"))
    }

    /// The connection goes to the address that was looked at; the certificate is for the name.
    fn transport(&self) -> Result<SmtpTransport, Refused> {
        let Smtp { host, port, security, user, authority, .. } = self.settings;
        let address = resolve(host, *port, self.allowed)?;
        let tls = match security {
            Security::None if self.allowed.holds(host) => Tls::None,
            Security::None => return Err(OutsideError::NotEncrypted.into()),
            Security::Tls => Tls::Wrapper(parameters(host, authority.as_deref())?),
            Security::Starttls => Tls::Required(parameters(host, authority.as_deref())?),
        };
        let mut builder = SmtpTransport::builder_dangerous(address.ip().to_string())
            .port(*port)
            .tls(tls)
            .hello_name(ClientId::Domain(self.settings.sender_domain().to_owned()))
            .timeout(Some(TIMEOUT));
        if let Some(user) = user {
            builder = builder.credentials(Credentials::new(user.clone(), self.secret.to_owned()));
        }
        Ok(builder.build())
    }
}

impl Smtp {
    /// The domain of the sender, by which this house greets the server.
    fn sender_domain(&self) -> &str {
        self.from.as_str().rsplit('@').next().unwrap_or("localhost")
    }
}

fn parameters(host: &str, authority: Option<&str>) -> Result<TlsParameters, Refused> {
    let fault = |_why: Error| Refused::from(OutsideError::Certificate);
    let mut builder = TlsParameters::builder(host.to_owned());
    if let Some(pem) = authority {
        builder =
            builder.add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(fault)?);
    }
    builder.build().map_err(fault)
}

/// What a server's answer means. Its words may repeat the address, so only the number is read.
fn refused(error: &Error) -> Refused {
    let code = error.status().map(u16::from);
    match code {
        Some(530 | 534 | 535 | 538) => Refused::permanent("channel.login_wrong"),
        Some(550 | 551 | 553 | 556) => {
            Refused { kind: Kind::Bounced, code: "channel.no_such_address" }
        }
        Some(400..=499) => Refused::temporary("channel.busy"),
        Some(_) => Refused::permanent("channel.refused"),
        None if error.is_timeout() => OutsideError::TooSlow.into(),
        None if error.is_tls() || is_of_tls(error) => OutsideError::Certificate.into(),
        None if error.is_client() => Refused::permanent("channel.no_common_way"),
        None => OutsideError::NoConnection.into(),
    }
}

/// The handshake happens with the first bytes, so what is wrong with it comes as a fault of the
/// connection with the true one inside.
fn is_of_tls(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(fault) = source {
        let inside = fault.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if fault.is::<TlsError>() || inside.is_some_and(|inside| inside.is::<TlsError>()) {
            return true;
        }
        source = fault.source();
    }
    false
}
