//! Webhooks themselves.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::kernel::id::WebhookId;
use zhike_domain::kernel::name::Name;
use zhike_store::p;

use crate::platform::audit::Change;
use crate::platform::choices;
use crate::platform::http::act::{Done, Work};
use crate::platform::keys::Keyring;
use crate::platform::outside::{Allowed, may_reach};
use crate::platform::problem::Problem;
use crate::platform::relay::outbox_head;
use crate::webhooks::sign::Secrets;
use crate::webhooks::sql::delivery as delivery_sql;
use crate::webhooks::sql::webhook::{self as sql, WebhookRow};

/// Most webhooks of a house.
const MOST: usize = 20;
/// How long the secret before still signs: a day.
const CHANGE_OVER_MS: i64 = 86_400_000;

/// A webhook to be made.
#[derive(Clone, Debug)]
pub struct NewWebhook {
    /// What the owner calls it.
    pub name: Name,
    /// Where events go.
    pub url: String,
    /// Which kinds; none for all.
    pub kinds: BTreeSet<String>,
}

/// A change; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct WebhookChange {
    /// The name.
    pub name: Option<Name>,
    /// Where events go.
    pub url: Option<String>,
    /// Which kinds; none for all.
    pub kinds: Option<BTreeSet<String>>,
}

/// From where a webhook goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Resume {
    /// With what it missed, as far as events are kept.
    WhereItStopped,
    /// With what happens from now on.
    Now,
}

/// Seals the secrets of a webhook.
///
/// # Errors
/// The system gives no random bytes.
pub fn seal_secrets(keyring: &Keyring, id: i64, secrets: &Secrets) -> Result<Vec<u8>, Problem> {
    let text = serde_json::to_vec(secrets).map_err(Problem::fault)?;
    keyring.seal("webhook.secret_enc", id, &text).map_err(Problem::fault)
}

/// Opens the secrets of a webhook.
///
/// # Errors
/// A fault when the column does not open.
pub fn opened_secrets(keyring: &Keyring, row: &WebhookRow) -> Result<Secrets, Problem> {
    let opened = keyring.open("webhook.secret_enc", row.webhook_id, &row.secret_enc);
    serde_json::from_slice(&opened.map_err(Problem::fault)?).map_err(Problem::fault)
}

/// Opens the address of a webhook.
///
/// # Errors
/// A fault when the column does not open.
pub fn opened_url(keyring: &Keyring, row: &WebhookRow) -> Result<String, Problem> {
    let opened = keyring.open("webhook.url_enc", row.webhook_id, &row.url_enc);
    String::from_utf8(opened.map_err(Problem::fault)?).map_err(Problem::fault)
}

fn check(work: &mut Work<'_, '_>, url: &str, kinds: &BTreeSet<String>) -> Result<(), Problem> {
    let allowed = choices::in_force::<Allowed>(work.tx)?;
    may_reach(url, &allowed).map_err(|why| Problem::field("/url", why.code()))?;
    let is_kind = |kind: &String| {
        let fits = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        };
        kind.len() <= 60
            && kind
                .split_once('.')
                .is_some_and(|(noun, verb)| fits(noun) && (fits(verb) || verb == "*"))
    };
    match kinds.len() <= 100 && kinds.iter().all(is_kind) {
        true => Ok(()),
        false => Err(Problem::field("/kinds", "webhook.kind_not_valid")),
    }
}

fn words(kinds: &BTreeSet<String>) -> String {
    kinds.iter().cloned().collect::<Vec<String>>().join(" ")
}

/// Makes a webhook; it hears what happens from now on. `secret` is shown once.
///
/// # Errors
/// 422 for an address that may not be reached, or too many of them.
pub fn create(
    work: &mut Work<'_, '_>,
    new: &NewWebhook,
    secret: &str,
) -> Result<WebhookId, Problem> {
    check(work, &new.url, &new.kinds)?;
    let all: Vec<WebhookRow> = work.tx.all(&sql::LIST, p![])?;
    if all.len() >= MOST {
        return Err(Problem::field("/url", "webhook.too_many"));
    }
    let id = work.id()?;
    let keyring = work.act.keyring.clone();
    let url = keyring.seal("webhook.url_enc", id, new.url.as_bytes()).map_err(Problem::fault)?;
    let secrets = Secrets { current: secret.to_owned(), previous: None, previous_until: 0 };
    let secrets = seal_secrets(&keyring, id, &secrets)?;
    let (head, staff) = (outbox_head(work.tx)?, work.who()?.staff_id.raw());
    let now = work.now().0;
    let kinds = words(&new.kinds);
    let values = p![id, new.name.as_str(), url, secrets, kinds.clone(), head, staff, now];
    work.tx.execute(&sql::INSERT, values)?;
    let changes = vec![
        Change::of("name", json!(null), json!(new.name.as_str())),
        Change::of("kinds", json!(null), json!(kinds)),
        Change::personal("url"),
    ];
    told(work, "webhook.created", id, changes)?;
    Ok(WebhookId::from_raw(id))
}

fn kept(
    work: &mut Work<'_, '_>,
    webhook_id: WebhookId,
    version: i64,
) -> Result<WebhookRow, Problem> {
    let row: Option<WebhookRow> = work.tx.opt(&sql::FIND, p![webhook_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    match row.version == version {
        true => Ok(row),
        false => Err(Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale")),
    }
}

/// Changes a webhook.
///
/// # Errors
/// 404, 412 `conflict.stale`, and as [`create`].
pub fn change(
    work: &mut Work<'_, '_>,
    webhook_id: WebhookId,
    version: i64,
    wanted: &WebhookChange,
) -> Result<(), Problem> {
    let row = kept(work, webhook_id, version)?;
    let keyring = work.act.keyring.clone();
    let url = match &wanted.url {
        Some(url) => url.clone(),
        None => opened_url(&keyring, &row)?,
    };
    let before: BTreeSet<String> = row.kinds.split_whitespace().map(str::to_owned).collect();
    let kinds = wanted.kinds.clone().unwrap_or(before);
    check(work, &url, &kinds)?;
    let name = wanted.name.as_ref().map_or(row.name.as_str(), Name::as_str).to_owned();
    let sealed = keyring.seal("webhook.url_enc", row.webhook_id, url.as_bytes());
    let kinds = words(&kinds);
    let sealed = sealed.map_err(Problem::fault)?;
    let values = p![row.webhook_id, version, name.clone(), sealed, kinds.clone()];
    work.tx.execute(&sql::UPDATE, values)?;
    let mut changes = vec![
        Change::of("name", json!(row.name), json!(name)),
        Change::of("kinds", json!(row.kinds), json!(kinds)),
    ];
    changes.retain(|change| change.before != change.after);
    if wanted.url.is_some() {
        changes.push(Change::personal("url"));
    }
    told(work, "webhook.changed", row.webhook_id, changes)
}

/// Gives a webhook a new secret; the one before signs beside it for a day.
///
/// # Errors
/// 404, 412 `conflict.stale`.
pub fn rotate(
    work: &mut Work<'_, '_>,
    webhook_id: WebhookId,
    version: i64,
    secret: &str,
) -> Result<(), Problem> {
    let row = kept(work, webhook_id, version)?;
    let keyring = work.act.keyring.clone();
    let before = opened_secrets(&keyring, &row)?;
    let after = Secrets {
        current: secret.to_owned(),
        previous: Some(before.current),
        previous_until: work.now().0 + CHANGE_OVER_MS,
    };
    let sealed = seal_secrets(&keyring, row.webhook_id, &after)?;
    work.tx.execute(&sql::SET_SECRET, p![row.webhook_id, version, sealed])?;
    told(work, "webhook.secret_changed", row.webhook_id, vec![Change::personal("secret")])
}

/// Stops a webhook; what waits for it is held until it goes on.
///
/// # Errors
/// 404, 412 `conflict.stale`.
pub fn stop(work: &mut Work<'_, '_>, webhook_id: WebhookId, version: i64) -> Result<(), Problem> {
    let row = kept(work, webhook_id, version)?;
    let (code, at) = (row.error_code.clone(), row.error_at);
    work.tx.execute(&sql::SET_STATE, p![row.webhook_id, "off", row.seq, code, at])?;
    work.tx.execute(&delivery_sql::HOLD, p![row.webhook_id])?;
    let changes = vec![Change::of("state", json!(row.state), json!("off"))];
    told(work, "webhook.changed", row.webhook_id, changes)
}

/// Lets a webhook go on. What was held is sent by whoever follows the events, batch by batch.
///
/// # Errors
/// 404, 412 `conflict.stale`.
pub fn resume(
    work: &mut Work<'_, '_>,
    webhook_id: WebhookId,
    version: i64,
    from: Resume,
) -> Result<(), Problem> {
    let row = kept(work, webhook_id, version)?;
    let seq = match from {
        Resume::WhereItStopped => row.seq,
        Resume::Now => outbox_head(work.tx)?,
    };
    let (none, at): (Option<String>, Option<i64>) = (None, None);
    work.tx.execute(&sql::SET_STATE, p![row.webhook_id, "on", seq, none, at])?;
    let changes = vec![Change::of("state", json!(row.state), json!("on"))];
    told(work, "webhook.changed", row.webhook_id, changes)
}

/// Takes a webhook away with everything that waits for it.
///
/// # Errors
/// 404, 412 `conflict.stale`.
pub fn remove(work: &mut Work<'_, '_>, webhook_id: WebhookId, version: i64) -> Result<(), Problem> {
    let row = kept(work, webhook_id, version)?;
    work.tx.execute(&delivery_sql::DELETE_OF, p![row.webhook_id])?;
    work.tx.execute(&sql::DELETE, p![row.webhook_id, version])?;
    told(work, "webhook.removed", row.webhook_id, Vec::new())
}

/// Writes what was done to a webhook.
pub(super) fn told(
    work: &mut Work<'_, '_>,
    action: &'static str,
    webhook: i64,
    changes: Vec<Change>,
) -> Result<(), Problem> {
    let object = Some(("webhook", webhook));
    work.audit(Done { action, object, changes, ..Done::default() })?;
    work.emit("webhook.changed", None, &[("webhook", webhook)])
}
