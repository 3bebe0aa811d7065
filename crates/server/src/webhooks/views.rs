//! Webhooks as pages see them.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{DeliveryId, WebhookId};
use zhike_domain::kernel::time::Millis;
use zhike_store::Tx;

use super::actions::{opened_secrets, opened_url};
use super::sql::delivery::DeliveryRow;
use super::sql::webhook::WebhookRow;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::team::read::caller_name;

/// A webhook, without its secret.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WebhookView {
    /// The webhook.
    pub webhook_id: WebhookId,
    /// What the owner calls it.
    pub name: String,
    /// Where events go.
    pub url: String,
    /// Which kinds; none for all.
    pub kinds: Vec<String>,
    /// `on`, `off`, or `failed` when the program stopped it.
    pub state: String,
    /// The number of the last event that was looked at.
    pub seq: i64,
    /// What was wrong at the last try.
    pub error_code: Option<String>,
    /// When that was.
    pub error_at: Option<Millis>,
    /// When something was last taken.
    pub delivered_at: Option<Millis>,
    /// Until when the secret before still signs.
    pub previous_secret_until: Option<Millis>,
    /// Who made it.
    pub created_by: String,
    /// When.
    pub created_at: Millis,
    /// Version, for `If-Match`.
    pub version: i64,
}

/// A webhook that was just made, or has a new secret.
#[derive(Clone, Serialize, JsonSchema)]
pub struct SecretView {
    /// The webhook.
    #[serde(flatten)]
    pub webhook: WebhookView,
    /// Its secret; it is shown this once.
    pub secret: String,
}

/// A webhook as it is shown.
///
/// # Errors
/// Those of the store, and a fault when a sealed column does not open.
pub fn view(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    row: &WebhookRow,
    now: Millis,
) -> Result<WebhookView, Problem> {
    let secrets = opened_secrets(keyring, row)?;
    let until = secrets.previous.is_some().then_some(secrets.previous_until);
    Ok(WebhookView {
        webhook_id: WebhookId::from_raw(row.webhook_id),
        name: row.name.clone(),
        url: opened_url(keyring, row)?,
        kinds: row.kinds.split_whitespace().map(str::to_owned).collect(),
        state: row.state.clone(),
        seq: row.seq,
        error_code: row.error_code.clone(),
        error_at: row.error_at.map(Millis),
        delivered_at: row.delivered_at.map(Millis),
        previous_secret_until: until.filter(|until| *until > now.0).map(Millis),
        created_by: caller_name(tx, keyring, row.created_by)?,
        created_at: Millis(row.created_at),
        version: row.version,
    })
}

/// One event on its way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DeliveryView {
    /// The delivery; the receiver sees it as `webhook-id`.
    pub delivery_id: DeliveryId,
    /// The number of the event; `null` for a test.
    pub seq: Option<i64>,
    /// Its kind.
    pub kind: String,
    /// What goes out.
    pub body: String,
    /// `waiting`, `held` while its webhook is stopped, `delivered` or `failed`.
    pub state: String,
    /// How often it was tried.
    pub tries: u32,
    /// The status that came back last.
    pub status: Option<u16>,
    /// What was wrong last.
    pub error_code: Option<String>,
    /// When it was made.
    pub created_at: Millis,
    /// When it is tried next, or was last.
    pub due_at: Millis,
    /// When it was taken.
    pub done_at: Option<Millis>,
}

impl DeliveryView {
    /// A delivery as it is shown.
    #[must_use]
    pub fn of(row: DeliveryRow) -> DeliveryView {
        DeliveryView {
            delivery_id: DeliveryId::from_raw(row.delivery_id),
            seq: row.seq,
            kind: row.kind,
            body: row.body,
            state: row.state,
            tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
            status: row.status.and_then(|status| u16::try_from(status).ok()),
            error_code: row.error_code,
            created_at: Millis(row.created_at),
            due_at: Millis(row.due_at),
            done_at: row.done_at.map(Millis),
        }
    }
}
