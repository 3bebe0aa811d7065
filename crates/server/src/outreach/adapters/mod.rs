//! Carriers: each takes one message and says what became of it. Only the job that sends uses them.

mod aliyun;
mod http;
mod smtp;
mod tencent;
mod told;

use std::collections::BTreeMap;
use std::time::Duration;

use axum::http::Method;
use zhike_domain::kernel::time::Millis;
use zhike_domain::outreach::Notice;

use super::channels::{Channel, Settings};
use crate::platform::outside::{Allowed, Answered, Asking, OutsideError, send};

pub use told::told;

/// How long one message may take.
const TIMEOUT: Duration = Duration::from_secs(15);

/// A message on its way out.
#[derive(Clone)]
pub struct Outgoing {
    /// Our id, by which a carrier may know it again.
    pub id: String,
    /// E.164 or a mailbox.
    pub to: String,
    /// The heading of a mail.
    pub subject: String,
    /// The words: of a text message with signature and way out.
    pub text: String,
    /// The signature without its brackets.
    pub sign: String,
    /// Who it is from, as people read it.
    pub house: String,
    /// Which notice it is, for carriers that fill registered templates.
    pub notice: Option<Notice>,
    /// What stands in its holes.
    pub holes: BTreeMap<String, String>,
    /// The holes in the order of the text.
    pub order: Vec<String>,
    /// The link by which advertising is stopped.
    pub no_more: Option<String>,
    /// The instant.
    pub now: Millis,
    /// A word that is used once.
    pub nonce: String,
}

impl Outgoing {
    /// The number as Chinese carriers want it: without the country when it is this one.
    fn number(&self) -> &str {
        self.to.strip_prefix("+86").unwrap_or(&self.to)
    }
}

/// What a carrier that took a message calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its id there.
    pub vendor_id: Option<String>,
}

/// Whether trying again makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It may go later.
    Temporary,
    /// It will not go like this.
    Permanent,
    /// Nobody is reached at this address.
    Bounced,
}

/// Why a message was not taken. `code` is one of ours: what a carrier says may repeat what was
/// sent, and goes nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// Whether trying again makes sense.
    pub kind: Kind,
    /// Stable code.
    pub code: &'static str,
}

impl Refused {
    const fn temporary(code: &'static str) -> Refused {
        Refused { kind: Kind::Temporary, code }
    }

    const fn permanent(code: &'static str) -> Refused {
        Refused { kind: Kind::Permanent, code }
    }
}

impl From<OutsideError> for Refused {
    fn from(error: OutsideError) -> Refused {
        let kind = match error {
            OutsideError::NotAnAddress | OutsideError::NotEncrypted | OutsideError::Inside => {
                Kind::Permanent
            }
            _ => Kind::Temporary,
        };
        Refused { kind, code: error.code() }
    }
}

/// A carrier.
pub trait Adapter {
    /// Hands one message over. The same message may be handed over twice after a crash; it then
    /// has the same id.
    ///
    /// # Errors
    /// [`Refused`].
    fn send(&self, out: &Outgoing) -> Result<Taken, Refused>;
}

/// The carrier of a channel.
#[must_use]
pub fn of<'c>(channel: &'c Channel, allowed: &'c Allowed) -> Box<dyn Adapter + 'c> {
    let secret = channel.secrets.secret.as_str();
    match &channel.settings {
        Settings::Smtp(settings) => Box::new(smtp::Mail { settings, secret, allowed }),
        Settings::Aliyun(settings) => Box::new(aliyun::Aliyun { settings, secret, allowed }),
        Settings::Tencent(settings) => Box::new(tencent::Tencent { settings, secret, allowed }),
        Settings::Http(settings) => Box::new(http::Any { settings, secret, allowed }),
    }
}

/// Posts to a carrier.
fn post(
    url: &str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    allowed: &Allowed,
) -> Result<Answered, Refused> {
    let url = url.to_owned();
    let asking = Asking { method: Method::POST, url, headers, body, timeout: TIMEOUT };
    Ok(send(&asking, allowed)?)
}

/// What a status says when the answer says nothing better.
const fn by_status(status: u16) -> Refused {
    match status {
        401 | 403 => Refused::permanent("channel.login_wrong"),
        408 | 425 | 429 | 500..=599 => Refused::temporary("channel.busy"),
        _ => Refused::permanent("channel.refused"),
    }
}

/// HMAC-SHA256.
fn hmac(key: &[u8], text: &[u8]) -> [u8; 32] {
    use hmac::{Hmac, KeyInit, Mac};
    use sha2::Sha256;
    // HMAC takes a key of any length; a longer one than its block is hashed first.
    match Hmac::<Sha256>::new_from_slice(key) {
        Ok(mut mac) => {
            mac.update(text);
            mac.finalize().into_bytes().into()
        }
        Err(_) => [0; 32],
    }
}

/// SHA-256 in hexadecimal digits.
fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}
