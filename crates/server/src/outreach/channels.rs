//! How a channel is reached: its settings and its sealed secret.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::guests::Email;
use zhike_domain::outreach::{MessageChannel, Notice};
use zhike_store::{Tx, p};

use super::sql::channel::{self as sql, ChannelRow};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// How a mail server encrypts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// From the first byte (port 465).
    Tls,
    /// By `STARTTLS` (port 587); without it nothing is sent.
    Starttls,
    /// Not at all; only to a host that the owner allows by name.
    None,
}

/// A mail server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How it encrypts.
    pub security: Security,
    /// The login; absent when it asks for none.
    #[serde(default)]
    pub user: Option<String>,
    /// Whom the mail is from.
    pub from: Email,
    /// A certificate authority of one's own, as PEM.
    #[serde(default)]
    pub authority: Option<String>,
}

/// Aliyun's text messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Aliyun {
    /// The AccessKey ID.
    pub access_key_id: String,
    /// Where requests go, when not to the carrier's own address.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// The code of the registered template of each notice, `SMS_…`.
    #[serde(default)]
    pub templates: BTreeMap<Notice, String>,
}

impl Aliyun {
    /// Where requests go.
    #[must_use]
    pub fn url(&self) -> &str {
        self.endpoint.as_deref().unwrap_or("https://dysmsapi.aliyuncs.com")
    }
}

/// Tencent's text messages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tencent {
    /// The SecretId.
    pub secret_id: String,
    /// The SdkAppId of the application.
    pub sdk_app_id: String,
    /// The region, `ap-guangzhou`.
    #[serde(default = "tencent_region")]
    pub region: String,
    /// Where requests go, when not to the carrier's own address.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// The id of the registered template of each notice.
    #[serde(default)]
    pub templates: BTreeMap<Notice, String>,
}

fn tencent_region() -> String {
    "ap-guangzhou".to_owned()
}

impl Tencent {
    /// Where requests go.
    #[must_use]
    pub fn url(&self) -> &str {
        self.endpoint.as_deref().unwrap_or("https://sms.tencentcloudapi.com")
    }
}

/// In which letters a signature is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// 0-9a-f.
    Hex,
    /// Base64.
    Base64,
}

/// An HMAC-SHA256 of the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HttpSignature {
    /// The header it goes into.
    pub header: String,
    /// What is signed, with the holes `{body}`, `{time}` and `{id}`.
    pub over: String,
    /// How it is written.
    pub letters: Letters,
}

/// Any carrier that takes an HTTP request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Http {
    /// Where requests go.
    pub url: String,
    /// Headers; values may have the holes `{secret}`, `{time}` and `{id}`.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body with the holes `{phone}`, `{text}`, `{sign}`, `{id}`, `{time}` and `{secret}`;
    /// what goes into them is escaped as the content type asks.
    pub body: String,
    /// `application/json` or `application/x-www-form-urlencoded`.
    pub content_type: String,
    /// Where in a JSON answer the carrier's id stands, as `/data/id`.
    #[serde(default)]
    pub id_path: Option<String>,
    /// Where in a JSON answer it says whether it took the message.
    #[serde(default)]
    pub code_path: Option<String>,
    /// What stands there when it did.
    #[serde(default)]
    pub code_ok: Option<String>,
    /// The signature, if it asks for one.
    #[serde(default)]
    pub signature: Option<HttpSignature>,
}

/// How a channel is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "adapter", rename_all = "snake_case")]
pub enum Settings {
    /// By a mail server.
    Smtp(Smtp),
    /// By Aliyun.
    Aliyun(Aliyun),
    /// By Tencent.
    Tencent(Tencent),
    /// By any carrier that takes an HTTP request.
    Http(Http),
}

impl Settings {
    /// Its word in the database.
    #[must_use]
    pub const fn adapter(&self) -> &'static str {
        match self {
            Settings::Smtp(_) => "smtp",
            Settings::Aliyun(_) => "aliyun",
            Settings::Tencent(_) => "tencent",
            Settings::Http(_) => "http",
        }
    }

    /// Whether it serves this channel.
    #[must_use]
    pub fn serves(&self, channel: MessageChannel) -> bool {
        matches!(
            (self, channel),
            (Settings::Smtp(_), MessageChannel::Email)
                | (
                    Settings::Aliyun(_) | Settings::Tencent(_) | Settings::Http(_),
                    MessageChannel::Sms
                )
        )
    }
}

/// What is sealed of a channel.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secrets {
    /// The password or key.
    pub secret: String,
    /// The secret part of the address that the carrier calls.
    pub callback: String,
}

/// A channel, opened.
#[derive(Clone)]
pub struct Channel {
    /// Whether it is on.
    pub enabled: bool,
    /// How it is reached.
    pub settings: Settings,
    /// Its secrets.
    pub secrets: Secrets,
    /// As kept.
    pub row: ChannelRow,
}

/// A channel of this kind, if it was ever set up.
///
/// # Errors
/// Those of the store, and a fault when a sealed column does not open.
pub fn find(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    kind: MessageChannel,
) -> Result<Option<Channel>, Problem> {
    let row: Option<ChannelRow> = tx.opt(&sql::FIND, p![kind.as_str()])?;
    row.map(|row| opened(keyring, row)).transpose()
}

/// Opens a channel.
///
/// # Errors
/// A fault when a sealed column does not open.
pub fn opened(keyring: &Keyring, row: ChannelRow) -> Result<Channel, Problem> {
    let secrets = keyring.open("channel.secret_enc", row.channel_id, &row.secret_enc);
    let secrets = secrets.map_err(Problem::fault)?;
    Ok(Channel {
        enabled: row.enabled,
        settings: serde_json::from_str(&row.settings).map_err(Problem::fault)?,
        secrets: serde_json::from_slice(&secrets).map_err(Problem::fault)?,
        row,
    })
}
