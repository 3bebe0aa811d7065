//! What is on its way to webhooks.

use serde_json::{Value, json};
use zhike_domain::kernel::id::{DeliveryId, StoreId, WebhookId};
use zhike_domain::kernel::retry::pause_seconds;
use zhike_domain::kernel::time::Millis;
use zhike_store::{Tx, p};

use super::hooks::told;
use crate::platform::audit::Change;
use crate::platform::follow;
use crate::platform::http::act::Work;
use crate::platform::jobs::{NewJob, Shown};
use crate::platform::outbox::NumberedRow;
use crate::platform::problem::Problem;
use crate::team::actions::tasks::{self, NewTask, Origin};
use crate::webhooks::jobs::DELIVER;
use crate::webhooks::sql::delivery::{self as sql, DeliveryRow};
use crate::webhooks::sql::webhook::{self as webhook_sql, WebhookRow};

/// Events that one transaction looks at: each may draw three ids.
pub const AT_ONCE: usize = 60;
/// What was delivered or given up is kept so long: 30 days.
const KEEP_MS: i64 = 30 * 86_400_000;
/// Kinds that say nothing to another program: the house's own work and its webhooks.
const SILENT: [&str; 2] = ["job.", "webhook."];

/// Looks at the next events for one webhook; answers whether there may be more.
///
/// # Errors
/// Those of the store.
pub fn follow(work: &mut Work<'_, '_>, webhook: i64) -> Result<follow::More, Problem> {
    let row: Option<WebhookRow> = work.tx.opt(&webhook_sql::FIND, p![webhook])?;
    let Some(row) = row.filter(|row| row.state == "on") else { return Ok(follow::More::No) };
    if release(work, webhook)? > 0 {
        return Ok(follow::More::Perhaps);
    }
    let events = follow::after(work.tx, row.seq)?;
    let events = &events[..events.len().min(AT_ONCE)];
    let Some(last) = events.last() else { return Ok(follow::More::No) };
    for event in events.iter().filter(|event| hears(&row.kinds, &event.kind)) {
        put(work, &row, Some(event.seq), &event.kind, body_of(event))?;
    }
    work.tx.execute(&webhook_sql::MOVE, p![webhook, last.seq])?;
    Ok(if events.len() == AT_ONCE { follow::More::Perhaps } else { follow::More::No })
}

/// Sends what was held while the webhook was stopped, the oldest first; answers how many.
fn release(work: &mut Work<'_, '_>, webhook: i64) -> Result<usize, Problem> {
    let limit = i64::try_from(AT_ONCE).map_err(Problem::fault)?;
    let held: Vec<DeliveryRow> = work.tx.all(&sql::HELD, p![webhook, limit])?;
    let now = work.now().0;
    for row in &held {
        work.tx.execute(&sql::AGAIN, p![row.delivery_id, now, "waiting"])?;
        enqueue(work, row.delivery_id, row.turn + 1, now)?;
    }
    Ok(held.len())
}

/// Whether a webhook hears this kind: `bill.settled`, or every `bill.*`.
fn hears(kinds: &str, kind: &str) -> bool {
    if SILENT.iter().any(|front| kind.starts_with(front)) {
        return false;
    }
    let noun = kind.split('.').next().unwrap_or_default();
    let named =
        |word: &str| word == kind || word.strip_suffix(".*").is_some_and(|wanted| wanted == noun);
    kinds.is_empty() || kinds.split_whitespace().any(named)
}

/// What goes out: the kind, the number, when, and ids.
fn body_of(event: &NumberedRow) -> String {
    let subjects: Value = serde_json::from_str(&event.subjects).unwrap_or_default();
    json!({
        "type": event.kind,
        "timestamp": Millis(event.created_at),
        "data": {
            "seq": event.seq,
            "store_id": event.store_id.map(|store| StoreId::from_raw(store).to_string()),
            "subjects": subjects,
        },
    })
    .to_string()
}

fn put(
    work: &mut Work<'_, '_>,
    row: &WebhookRow,
    seq: Option<i64>,
    kind: &str,
    body: String,
) -> Result<Option<i64>, Problem> {
    let (id, now) = (work.id()?, work.now().0);
    let state = waits(row);
    let values = p![id, row.webhook_id, seq, kind, body, now, state];
    if work.tx.execute(&sql::INSERT, values)? == 0 {
        return Ok(None);
    }
    if state == "waiting" {
        enqueue(work, id, 0, now)?;
    }
    Ok(Some(id))
}

/// How a delivery waits: for its time, or for its webhook to go on.
fn waits(webhook: &WebhookRow) -> &'static str {
    if webhook.state == "on" { "waiting" } else { "held" }
}

/// Puts an event that only tries the way.
///
/// # Errors
/// 404.
pub fn put_test(work: &mut Work<'_, '_>, webhook_id: WebhookId) -> Result<DeliveryId, Problem> {
    let row: Option<WebhookRow> = work.tx.opt(&webhook_sql::FIND, p![webhook_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let data = json!({"seq": null, "store_id": null, "subjects": {}});
    let body = json!({"type": "webhook.test", "timestamp": work.now(), "data": data});
    let made = put(work, &row, None, "webhook.test", body.to_string())?;
    made.map(DeliveryId::from_raw).ok_or_else(|| Problem::fault("a test was there before"))
}

/// Asks for the job that delivers; `turn` tells one asking from the next.
///
/// # Errors
/// Those of the store.
pub fn enqueue(
    work: &mut Work<'_, '_>,
    delivery: i64,
    turn: i64,
    run_at: i64,
) -> Result<(), Problem> {
    let id = DeliveryId::from_raw(delivery).to_string();
    work.enqueue(&NewJob {
        kind: DELIVER,
        key: Some(format!("{id}:{turn}")),
        run_at,
        payload: json!({"delivery_id": id}),
        title_params: json!({}),
        store_id: None,
        created_by: None,
        shown: Shown::Never,
    })
    .map(drop)
}

/// Sends a delivery again, whatever became of it; while its webhook is stopped it is held.
///
/// # Errors
/// 404.
pub fn again(work: &mut Work<'_, '_>, delivery_id: DeliveryId) -> Result<WebhookId, Problem> {
    let row: Option<DeliveryRow> = work.tx.opt(&sql::FIND, p![delivery_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let webhook: Option<WebhookRow> = work.tx.opt(&webhook_sql::FIND, p![row.webhook_id])?;
    let state = webhook.as_ref().map_or("held", waits);
    let now = work.now().0;
    work.tx.execute(&sql::AGAIN, p![row.delivery_id, now, state])?;
    if state == "waiting" {
        enqueue(work, row.delivery_id, row.turn + 1, now)?;
    }
    let delivery = DeliveryId::from_raw(row.delivery_id).to_string();
    let changes = vec![Change::of("delivery_id", Value::Null, delivery)];
    told(work, "webhook.sent_again", row.webhook_id, changes)?;
    Ok(WebhookId::from_raw(row.webhook_id))
}

/// What came of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The status that came back, if any.
    pub status: Option<u16>,
    /// What was wrong; nothing when it was taken.
    pub error_code: Option<&'static str>,
}

/// Writes down what came of a try. Taken: done. Else it is tried again later; after the last try,
/// or when the receiver says it is gone, the webhook is stopped and the owner has a task. A try
/// that failed while somebody sent the same again, or stopped the webhook, changes nothing.
///
/// # Errors
/// Those of the store.
pub fn finish(
    work: &mut Work<'_, '_>,
    tried_row: &DeliveryRow,
    tried: Tried,
) -> Result<(), Problem> {
    let (delivery, now) = (tried_row.delivery_id, work.now());
    let row: Option<DeliveryRow> = work.tx.opt(&sql::FIND, p![delivery])?;
    let Some(row) = row else { return Ok(()) };
    let status = tried.status.map(i64::from);
    let Some(code) = tried.error_code else {
        work.tx.execute(&sql::DELIVERED, p![delivery, status, now.0])?;
        work.tx.execute(&webhook_sql::WENT, p![row.webhook_id, now.0])?;
        return Ok(());
    };
    work.tx.execute(&webhook_sql::MISSED, p![row.webhook_id, code, now.0])?;
    if row.turn != tried_row.turn {
        return Ok(());
    }
    let tries = u32::try_from(row.tries + 1).unwrap_or(u32::MAX);
    let pause = if tried.status == Some(410) { None } else { pause_seconds(tries) };
    if let Some(seconds) = pause {
        let due = now.plus_seconds(i64::from(seconds)).0;
        work.tx.execute(&sql::MISSED, p![delivery, "waiting", status, code, due])?;
        return enqueue(work, delivery, row.turn + 1, due);
    }
    work.tx.execute(&sql::MISSED, p![delivery, "failed", status, code, now.0])?;
    give_up(work, row.webhook_id, code)
}

fn give_up(work: &mut Work<'_, '_>, webhook: i64, code: &'static str) -> Result<(), Problem> {
    let row: Option<WebhookRow> = work.tx.opt(&webhook_sql::FIND, p![webhook])?;
    let Some(row) = row.filter(|row| row.state == "on") else { return Ok(()) };
    let now = work.now();
    let values = p![webhook, "failed", row.seq, code, now.0];
    work.tx.execute(&webhook_sql::SET_STATE, values)?;
    work.tx.execute(&sql::HOLD, p![webhook])?;
    let changes = vec![Change::of("state", row.state, "failed")];
    told(work, "webhook.gave_up", webhook, changes)?;
    let task = NewTask {
        kind: "webhook_stopped",
        text: None,
        store_id: None,
        staff_id: None,
        guest_id: None,
        due_at: Some(now.plus_hours(24)),
        origin: Some(Origin { kind: "webhook", id: webhook }),
        cause: Some(format!("webhook_stopped:{webhook}:{}", row.version)),
    };
    tasks::put(work, &task).map(drop)
}

/// Forgets what was delivered long ago.
///
/// # Errors
/// Those of the store.
pub fn forget_old(tx: &mut Tx<'_>, now: Millis) -> Result<u64, Problem> {
    Ok(tx.execute(&sql::FORGET, p![now.0 - KEEP_MS, 1_000])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_hears_what_it_named_and_never_the_houses_own_work() {
        for (kinds, kind, hears_it) in [
            ("", "bill.settled", true),
            ("", "job.changed", false),
            ("", "webhook.changed", false),
            ("bill.settled", "bill.settled", true),
            ("bill.settled", "bill.refunded", false),
            ("bill.* guest.merged", "bill.refunded", true),
            ("bill.* guest.merged", "guest.created", false),
            ("job.*", "job.changed", false),
        ] {
            assert_eq!(hears(kinds, kind), hears_it, "{kinds} {kind}");
        }
    }
}
