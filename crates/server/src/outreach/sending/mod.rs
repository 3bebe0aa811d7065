//! The job that sends one message: decide, say that it is on its way, hand it over, say what came
//! of it. Between the two transactions nothing holds the database. After a crash in between the
//! carrier gets the message again under the same id.

mod gather;

use std::sync::Arc;

use zhike_domain::kernel::id::{GuestId, MessageId, StoreId};
use zhike_domain::kernel::retry::pause_seconds;
use zhike_domain::kernel::time::Millis;
use zhike_domain::outreach::{
    Decision, MessageChannel, MessagePurpose, MessageState, SendFacts, Why, decide, segments,
};
use zhike_store::{LockKey, StoreError, Tx, p};

pub use gather::content;
use gather::{gather, outgoing, where_to, words};

use super::actions::{answers, enqueue_send, subjects};
use super::adapters::{self, Kind, Outgoing, Refused, Taken};
use super::channels::{self, Channel};
use super::facts::Place;
use super::rules::MessageRules;
use super::sql::channel as channel_sql;
use super::sql::message::{self as sql, AnsweredRow, MessageRow};
use crate::platform::app::App;
use crate::platform::choices;
use crate::platform::http::act::{Act, Work};
use crate::platform::jobs::{Done, JobContext, JobError, JobHandler, Leased};
use crate::platform::outside::Allowed;
use crate::platform::problem::Problem;
use crate::team::actions::tasks::{self, NewTask, Origin};

/// The kind of the job.
pub const SEND: &str = "message.send";
const WEEK_MS: i64 = 7 * 86_400_000;
/// How long a carrier that was not reached is left alone.
const REST_SECONDS: i64 = 60;

/// Sends one message.
pub struct SendMessage(App);

impl SendMessage {
    /// For this house.
    #[must_use]
    pub fn of(app: &App) -> SendMessage {
        SendMessage(app.clone())
    }
}

impl JobHandler for SendMessage {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let id = job.payload["message_id"].as_str().and_then(|id| id.parse::<MessageId>().ok());
        let Some(message_id) = id else { return Ok(Done::default()) };
        context.go_on()?;
        let (app, is_demo) = (&self.0, self.0.demo);
        let locks = locks(app, message_id)?;
        let ready = write(app, &locks, move |work| begin(work, message_id, is_demo))?;
        if let Some(ready) = ready {
            let sent = adapters::of(&ready.channel, &ready.allowed).send(&ready.out);
            write(app, &locks, move |work| finish(work, message_id, &ready, &sent))?;
        }
        Ok(Done::default())
    }
}

/// What a message is decided about: itself, and its guest, whose consent may change and who may
/// have another message on its way.
fn locks(app: &App, message_id: MessageId) -> Result<Vec<LockKey>, JobError> {
    let row: Option<AnsweredRow> =
        app.store.read_blocking(move |tx| tx.opt(&sql::ANSWERED, p![message_id.raw()]))?;
    let guest = row.and_then(|row| row.guest_id).map(|guest| LockKey::new("guest", guest));
    Ok([Some(LockKey::new("message", message_id.raw())), guest].into_iter().flatten().collect())
}

/// One step in a transaction of its own, by the house itself.
fn write<T: Send + 'static>(
    app: &App,
    locks: &[LockKey],
    step: impl Fn(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, JobError> {
    let act = Act::of_system(app, "job");
    let done = app.store.write_keyed_blocking(locks, move |tx| step(&mut act.start(tx)));
    app.relay.poke();
    done.map_err(|problem: Problem| failed(&problem))
}

fn failed(problem: &Problem) -> JobError {
    match problem.code {
        "server.stopping" => JobError::Store(StoreError::Stopping),
        code => JobError::Retry { code, detail: problem.cause.clone().unwrap_or_default() },
    }
}

/// A message that is on its way.
struct Ready {
    out: Outgoing,
    kind: MessageChannel,
    channel: Channel,
    allowed: Arc<Allowed>,
    row: MessageRow,
    place: Place,
}

/// Decides with what holds now; `None` when it does not go now.
fn begin(
    work: &mut Work<'_, '_>,
    message_id: MessageId,
    is_demo: bool,
) -> Result<Option<Ready>, Problem> {
    let row: Option<MessageRow> = work.tx.opt(&sql::FIND, p![message_id.raw()])?;
    let Some(row) = row.filter(|row| goes_on(&row.state)) else { return Ok(None) };
    let keyring = work.act.keyring.clone();
    let rules = choices::in_force::<MessageRules>(work.tx)?;
    let kind: MessageChannel = row.channel.parse().map_err(Problem::fault)?;
    let channel = channels::find(work.tx, &keyring, kind)?;
    let content = content(&keyring, &row)?;
    let place = where_to(work.tx, &keyring, &row, kind)?;
    let facts = gather(work.tx, &keyring, &row, &place, channel.as_ref(), &rules, work.act.now)?;
    let facts = SendFacts { is_demo, ..facts };
    match (decide(&facts), channel) {
        (Decision::Wait(minutes), _) => {
            let until = work.now().plus_minutes(i64::from(minutes));
            hold(work, &row, MessageState::WaitingWindow, until).map(|()| None)
        }
        (Decision::Keep(why), _) => put_away(work, &row, MessageState::Kept, why).map(|()| None),
        (Decision::Suppress(why), _) => {
            put_away(work, &row, MessageState::Suppressed, why).map(|()| None)
        }
        (Decision::Send, None) => {
            put_away(work, &row, MessageState::Kept, Why::ChannelOff).map(|()| None)
        }
        (Decision::Send, Some(channel)) => {
            if let Some(until) = rests_until(&channel, work.now()) {
                return hold(work, &row, MessageState::Queued, until).map(|()| None);
            }
            let words = words(&row, &content, &rules, kind)?;
            let Some(text) = words else {
                return put_away(work, &row, MessageState::Kept, Why::ChannelOff).map(|()| None);
            };
            let out = outgoing(work, &row, &content, text, &rules, &place)?;
            start(work, &row, &out, &place, kind, &rules)?;
            let allowed = choices::in_force::<Allowed>(work.tx)?;
            Ok(Some(Ready { out, kind, channel, allowed, row, place }))
        }
    }
}

/// `sending` is what a crash left behind.
fn goes_on(state: &str) -> bool {
    let on: [&str; 3] = [
        MessageState::Queued.as_str(),
        MessageState::WaitingWindow.as_str(),
        MessageState::Sending.as_str(),
    ];
    on.contains(&state)
}

/// Says that it is on its way.
fn start(
    work: &mut Work<'_, '_>,
    row: &MessageRow,
    out: &Outgoing,
    place: &Place,
    kind: MessageChannel,
    rules: &MessageRules,
) -> Result<(), Problem> {
    let parts = if kind == MessageChannel::Sms { i64::from(segments(&out.text)) } else { 0 };
    let keyring = &work.act.keyring;
    let sealed = keyring.seal("message.address_enc", row.message_id, place.value.as_bytes());
    let cost = parts.saturating_mul(rules.segment_cost_milli);
    let values = p![row.message_id, row.version, sealed.map_err(Problem::fault)?, parts, cost];
    work.tx.execute(&sql::BEGIN, values)?;
    Ok(())
}

/// Until when nothing is tried, because the carrier was not reached a moment ago: a carrier that is
/// down must not hold up every job of the house with time-outs.
fn rests_until(channel: &Channel, now: Millis) -> Option<Millis> {
    let row = &channel.row;
    let failed = Millis(row.last_error_at?);
    let unreached = row.last_error_code.as_ref()?.starts_with("outside.");
    let until = failed.plus_seconds(REST_SECONDS);
    (unreached && row.last_sent_at.is_none_or(|sent| sent < failed.0) && now < until)
        .then_some(until)
}

/// Lets a message wait; it is decided anew then.
fn hold(
    work: &mut Work<'_, '_>,
    row: &MessageRow,
    state: MessageState,
    until: Millis,
) -> Result<(), Problem> {
    let none: Option<String> = None;
    let values = p![row.message_id, row.version, state.as_str(), none, until.0];
    work.tx.execute(&sql::HOLD, values)?;
    enqueue_send(work, row.message_id, row.turn + 1, until.0)?;
    changed(work, "message.held", row)
}

fn put_away(
    work: &mut Work<'_, '_>,
    row: &MessageRow,
    state: MessageState,
    why: Why,
) -> Result<(), Problem> {
    let now = work.now().0;
    let values = p![row.message_id, row.version, state.as_str(), why.as_str(), now];
    work.tx.execute(&sql::HOLD, values)?;
    let kind = if state == MessageState::Kept { "message.kept" } else { "message.suppressed" };
    changed(work, kind, row)
}

fn changed(work: &mut Work<'_, '_>, kind: &'static str, row: &MessageRow) -> Result<(), Problem> {
    let store_id = row.store_id.map(StoreId::from_raw);
    work.emit(kind, store_id, &subjects(row.message_id, row.guest_id))
}

/// Says what came of it.
fn finish(
    work: &mut Work<'_, '_>,
    message_id: MessageId,
    ready: &Ready,
    sent: &Result<Taken, Refused>,
) -> Result<(), Problem> {
    let (now, kind) = (work.now(), ready.kind.as_str());
    match sent {
        Ok(taken) => {
            let values = p![message_id.raw(), taken.vendor_id.clone(), now.0];
            work.tx.execute(&sql::WENT, values)?;
            work.tx.execute(&channel_sql::WENT, p![kind, now.0])?;
            changed(work, "message.sent", &ready.row)
        }
        Err(refused) => {
            work.tx.execute(&channel_sql::FAILED, p![kind, refused.code, now.0])?;
            missed(work, ready, *refused)
        }
    }
}

fn missed(work: &mut Work<'_, '_>, ready: &Ready, refused: Refused) -> Result<(), Problem> {
    let row = &ready.row;
    let tries = u32::try_from(row.tries + 1).unwrap_or(u32::MAX);
    let pause = match refused.kind {
        Kind::Temporary => pause_seconds(tries),
        Kind::Permanent | Kind::Bounced => None,
    };
    if let Some(seconds) = pause {
        let due = work.now().plus_seconds(i64::from(seconds)).0;
        let state = MessageState::Queued.as_str();
        work.tx.execute(&sql::FAILED, p![row.message_id, state, refused.code, due])?;
        enqueue_send(work, row.message_id, row.turn + 1, due)?;
        return changed(work, "message.held", row);
    }
    let (state, now) = (MessageState::Failed.as_str(), work.now().0);
    work.tx.execute(&sql::FAILED, p![row.message_id, state, refused.code, now])?;
    if refused.kind == Kind::Bounced {
        let guest_id = row.guest_id.map(GuestId::from_raw);
        let (address, message) = (ready.place.value.as_str(), Some(row.message_id));
        answers::suppress(work, ready.kind, address, guest_id, message, "bounced")?;
    }
    if row.purpose == MessagePurpose::Service.as_str() && row.guest_id.is_some() {
        ask_for_a_hand(work, row)?;
    }
    changed(work, "message.failed", row)
}

/// Something the guest should know did not reach him: one of the team is to tell him.
fn ask_for_a_hand(work: &mut Work<'_, '_>, row: &MessageRow) -> Result<(), Problem> {
    let origin = Origin { kind: "message", id: row.message_id };
    let task = NewTask {
        kind: "message_failed",
        text: None,
        store_id: row.store_id.map(StoreId::from_raw),
        staff_id: None,
        guest_id: row.guest_id.map(GuestId::from_raw),
        due_at: Some(work.now().plus_hours(24)),
        origin: Some(origin),
        cause: Some(format!("message_failed:{}", row.message_id)),
    };
    tasks::put(work, &task).map(drop)
}

/// Forgets messages that are older than the rules keep them; answers how many.
///
/// # Errors
/// Those of the store.
pub fn forget_old(tx: &mut Tx<'_>, now: Millis) -> Result<u64, Problem> {
    const MONTH_MS: i64 = 31 * 86_400_000;
    let months = i64::from(choices::in_force::<MessageRules>(tx)?.keep_months);
    Ok(tx.execute(&sql::FORGET, p![now.0 - months * MONTH_MS, 1_000])?)
}
