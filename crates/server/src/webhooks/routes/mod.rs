//! `/webhooks`: where other programs hear of events.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use zhike_domain::kernel::id::{DeliveryId, WebhookId};
use zhike_domain::kernel::name::Name;
use zhike_domain::team::permission::Permission::KeyManage;
use zhike_store::{LockKey, p};

use super::actions::{self, NewWebhook, Resume, WebhookChange};
use super::sign;
use super::sql::delivery::{self as delivery_sql, DeliveryRow};
use super::sql::webhook::{self as sql, WebhookRow};
use super::views::{DeliveryView, SecretView, WebhookView, view};
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::{KeyRule, Route, Target, delete, get, patch, post};
use crate::platform::problem::Problem;

const LIST: &str = "webhook_deliveries";
const STATES: [&str; 4] = ["waiting", "held", "delivered", "failed"];

/// A webhook to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookBody {
    name: Name,
    /// Where events go: `https`, or `http` to a host that the owner allows by name.
    url: String,
    /// `bill.settled`, or every `bill.*`; none for all.
    #[serde(default)]
    kinds: BTreeSet<String>,
}

/// A change; what is absent stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookPatch {
    #[serde(default)]
    name: Option<Name>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    kinds: Option<BTreeSet<String>>,
}

/// From where it goes on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeBody {
    from: Resume,
}

/// Filters of the deliveries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryQuery {
    state: Option<String>,
    limit: Option<u32>,
    cursor: Option<String>,
}

/// All routes of this folder.
#[must_use]
pub fn all() -> Vec<Route> {
    let new = json!({"name": "配送系统", "url": "https://hooks.example.com/zhike"});
    [hooks(new), steps()].concat()
}

fn hooks(new: serde_json::Value) -> Vec<Route> {
    vec![
        get("/api/v1/webhooks", "list_webhooks")
            .about("Where other programs hear of events")
            .needs(KeyManage, Target::Company)
            .to(page),
        post("/api/v1/webhooks", "create_webhook")
            .about("Make a webhook; its secret is shown once")
            .needs(KeyManage, Target::Company)
            .key(KeyRule::None)
            .status(StatusCode::CREATED)
            .takes(new, create),
        patch("/api/v1/webhooks/{webhook_id}", "change_webhook")
            .about("Change a webhook")
            .needs(KeyManage, Target::Company)
            .takes(json!({"name": "配送"}), change),
        delete("/api/v1/webhooks/{webhook_id}", "remove_webhook")
            .about("Take a webhook away with all that waits for it")
            .needs(KeyManage, Target::Company)
            .status(StatusCode::NO_CONTENT)
            .to(remove),
        get("/api/v1/webhooks/{webhook_id}/deliveries", "list_webhook_deliveries")
            .about("What went to a webhook, and what did not")
            .needs(KeyManage, Target::Company)
            .query::<DeliveryQuery>()
            .to(deliveries),
    ]
}

fn steps() -> Vec<Route> {
    vec![
        post("/api/v1/webhooks/{webhook_id}/secret", "rotate_webhook_secret")
            .about("A new secret; the one before signs beside it for a day")
            .needs(KeyManage, Target::Company)
            .key(KeyRule::None)
            .versioned()
            .to(rotate),
        post("/api/v1/webhooks/{webhook_id}/stop", "stop_webhook")
            .about("Stop a webhook")
            .needs(KeyManage, Target::Company)
            .versioned()
            .to(stop),
        post("/api/v1/webhooks/{webhook_id}/resume", "resume_webhook")
            .about("Let a webhook go on, with what it missed or without")
            .needs(KeyManage, Target::Company)
            .versioned()
            .takes(json!({"from": "now"}), resume),
        post("/api/v1/webhooks/{webhook_id}/test", "test_webhook")
            .about("Send an event that only tries the way")
            .needs(KeyManage, Target::Company)
            .to(test),
        post("/api/v1/webhook-deliveries/{delivery_id}/send-again", "send_delivery_again")
            .about("Send an event again, whatever became of it")
            .needs(KeyManage, Target::Company)
            .to(again),
    ]
}

fn lock(webhook_id: WebhookId) -> LockKey {
    LockKey::new("webhook", webhook_id.raw())
}

fn found(work: &mut Work<'_, '_>, webhook_id: WebhookId) -> Result<WebhookView, Problem> {
    let row: Option<WebhookRow> = work.tx.opt(&sql::FIND, p![webhook_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let (keyring, now) = (work.act.keyring.clone(), work.now());
    view(work.tx, &keyring, &row, now)
}

async fn page(call: Call) -> Result<Reply<Page<WebhookView>>, Problem> {
    let (keyring, now) = (call.app.keyring.clone(), call.now);
    let all = call.read(move |tx| {
        let rows: Vec<WebhookRow> = tx.all(&sql::LIST, p![])?;
        let views = rows.iter().map(|row| view(tx, &keyring, row, now));
        views.collect::<Result<Vec<WebhookView>, Problem>>()
    });
    Ok(Reply::new(Page::whole(all.await?)))
}

async fn create(call: Call, body: WebhookBody) -> Result<Reply<SecretView>, Problem> {
    let secret = sign::fresh()?;
    let WebhookBody { name, url, kinds } = body;
    let new = NewWebhook { name, url, kinds };
    call.write(&[LockKey::text("webhook", "all")], move |work| {
        let webhook_id = actions::create(work, &new, &secret)?;
        Ok(SecretView { webhook: found(work, webhook_id)?, secret: secret.clone() })
    })
    .await
}

async fn change(call: Call, body: WebhookPatch) -> Result<Reply<WebhookView>, Problem> {
    let (webhook_id, version): (WebhookId, i64) = (call.id("webhook_id")?, call.version()?);
    let WebhookPatch { name, url, kinds } = body;
    let wanted = WebhookChange { name, url, kinds };
    call.write(&[lock(webhook_id)], move |work| {
        actions::change(work, webhook_id, version, &wanted)?;
        found(work, webhook_id)
    })
    .await
}

async fn remove(call: Call) -> Result<Reply<()>, Problem> {
    let (webhook_id, version): (WebhookId, i64) = (call.id("webhook_id")?, call.version()?);
    call.write(&[lock(webhook_id)], move |work| actions::remove(work, webhook_id, version)).await
}

async fn rotate(call: Call) -> Result<Reply<SecretView>, Problem> {
    let (webhook_id, version): (WebhookId, i64) = (call.id("webhook_id")?, call.version()?);
    let secret = sign::fresh()?;
    call.write(&[lock(webhook_id)], move |work| {
        actions::rotate(work, webhook_id, version, &secret)?;
        Ok(SecretView { webhook: found(work, webhook_id)?, secret: secret.clone() })
    })
    .await
}

async fn stop(call: Call) -> Result<Reply<WebhookView>, Problem> {
    let (webhook_id, version): (WebhookId, i64) = (call.id("webhook_id")?, call.version()?);
    call.write(&[lock(webhook_id)], move |work| {
        actions::stop(work, webhook_id, version)?;
        found(work, webhook_id)
    })
    .await
}

async fn resume(call: Call, body: ResumeBody) -> Result<Reply<WebhookView>, Problem> {
    let (webhook_id, version): (WebhookId, i64) = (call.id("webhook_id")?, call.version()?);
    call.write(&[lock(webhook_id)], move |work| {
        actions::resume(work, webhook_id, version, body.from)?;
        found(work, webhook_id)
    })
    .await
}

async fn test(call: Call) -> Result<Reply<WebhookView>, Problem> {
    let webhook_id: WebhookId = call.id("webhook_id")?;
    call.write(&[lock(webhook_id)], move |work| {
        actions::put_test(work, webhook_id)?;
        found(work, webhook_id)
    })
    .await
}

async fn again(call: Call) -> Result<Reply<WebhookView>, Problem> {
    let delivery_id: DeliveryId = call.id("delivery_id")?;
    call.write(&[LockKey::new("delivery", delivery_id.raw())], move |work| {
        let webhook_id = actions::again(work, delivery_id)?;
        found(work, webhook_id)
    })
    .await
}

async fn deliveries(call: Call) -> Result<Reply<Page<DeliveryView>>, Problem> {
    let query: DeliveryQuery = call.query()?;
    let webhook_id: WebhookId = call.id("webhook_id")?;
    if query.state.as_deref().is_some_and(|state| !STATES.contains(&state)) {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "filter.not_valid")
            .with("reason", "state: an unknown state"));
    }
    let (limit, keyring) = (list::limit_of(query.limit)?, call.app.keyring.clone());
    let top = Last { sort: 0, id: i64::MAX };
    let before = list::start(&keyring, LIST, query.cursor.as_deref(), top)?.id;
    let page = call.read(move |tx| {
        let hook: Option<WebhookRow> = tx.opt(&sql::FIND, p![webhook_id.raw()])?;
        hook.ok_or_else(Problem::not_there)?;
        let wanted = p![webhook_id.raw(), before, query.state.clone(), i64::from(limit) + 1];
        let rows: Vec<DeliveryRow> = tx.all(&delivery_sql::LIST, wanted)?;
        let rows: Vec<DeliveryView> = rows.into_iter().map(DeliveryView::of).collect();
        let sign = |last: &DeliveryView| {
            list::sign(&keyring, LIST, &Last { sort: 0, id: last.delivery_id.raw() })
        };
        Page::cut(rows, limit, sign)
    });
    Ok(Reply::new(page.await?))
}
