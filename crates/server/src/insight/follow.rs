//! The follower: it hears of every bill by the relay's numbers and adds it to the sums.
//!
//! Sums are not kept in the transaction that settles: a row for each store and hour would be where
//! all tills of a store meet. One transaction adds what a batch of events brought and says how far
//! it came, so each bill is counted exactly once, whatever stops when. On PostgreSQL one node
//! follows at a time: whoever holds the lease.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;
use zhike_domain::kernel::id::{BillId, GuestMergeId, RefundId, crockford_encode};
use zhike_store::{Engine, LockKey, StoreError, Tx, p};

use super::actions::count::{self, Zones};
use super::actions::{Tally, days};
use super::sql::counted::{self, CountedDay};
use super::sql::facts::{self, RefundRow};
use super::sql::follow::{self as sql, CursorRow};
use crate::platform::app::App;
use crate::platform::outbox::{self, NumberedRow};
use crate::platform::relay::outbox_head;
use crate::platform::seal::fill_random;

/// How often the thread looks for news.
const LOOK: Duration = Duration::from_millis(400);
const AFTER_FAULT: Duration = Duration::from_secs(2);
/// Looks without news after which it asks the database anyway: another node may have left work.
const ASK_ANYWAY: u32 = 50;
/// Events of one transaction; fewer than these about other things may be read again.
const BATCH: i64 = 400;
/// How long a node follows without saying so again, in milliseconds.
const LEASE_MS: i64 = 10_000;

/// The running follower. Dropping it ends its thread.
pub struct Follower {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    app: App,
    owner: String,
    stop: (Mutex<bool>, Condvar),
}

/// What a turn did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// There may be more to do.
    Went,
    /// What was there is counted; what came meanwhile may wait and be counted together.
    Counted,
    /// All events up to this number are counted, and no day waits.
    Rests(i64),
    /// Another node follows.
    NotMine,
}

/// Starts the follower of this process.
pub fn begin(app: &App) {
    let mut name = [0; 8];
    if let Err(why) = fill_random(&mut name) {
        tracing::error!(%why, "no random bytes for the name of the follower of sales");
        return;
    }
    let shared = Arc::new(Shared {
        app: app.clone(),
        owner: crockford_encode(&name),
        stop: (Mutex::new(false), Condvar::new()),
    });
    let follower = Arc::clone(&shared);
    let thread = std::thread::Builder::new()
        .name("sales".to_owned())
        .spawn(move || run(&follower))
        .inspect_err(|why| tracing::error!(%why, "no thread for the sums of sales"));
    app.kept.put(Follower { shared, thread: thread.ok() });
}

impl Drop for Follower {
    fn drop(&mut self) {
        let (stop, wake) = &self.shared.stop;
        *stop.lock().unwrap_or_else(PoisonError::into_inner) = true;
        wake.notify_one();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the follower of sales ended by a panic");
        }
    }
}

impl Shared {
    /// Waits; answers whether to stop.
    fn rest(&self, patience: Duration) -> bool {
        let (stop, wake) = &self.stop;
        let guard = stop.lock().unwrap_or_else(PoisonError::into_inner);
        let (guard, _timed_out) = wake
            .wait_timeout_while(guard, patience, |stop| !*stop)
            .unwrap_or_else(PoisonError::into_inner);
        *guard
    }
}

fn run(shared: &Shared) {
    let (mut seen, mut looks) = (-1, 0);
    loop {
        let head = shared.app.streams.head();
        let news = head != seen || looks >= ASK_ANYWAY;
        looks = if news { 0 } else { looks + 1 };
        let done = if news { turn(&shared.app, &shared.owner) } else { Ok(Turn::Rests(seen)) };
        let pause = match done {
            Ok(Turn::Went) => Duration::ZERO,
            Ok(Turn::Counted) => LOOK,
            Ok(Turn::Rests(at)) => {
                seen = at.max(seen);
                LOOK
            }
            Ok(Turn::NotMine) => {
                seen = head;
                LOOK
            }
            Err(StoreError::Stopping) => return,
            Err(why) => {
                tracing::error!(%why, "sales could not be counted; trying again");
                AFTER_FAULT
            }
        };
        if shared.rest(pause) {
            break;
        }
    }
    let (store, owner) = (&shared.app.store, shared.owner.clone());
    if let Err(why) = store.write_blocking(move |tx| tx.put(&sql::GIVE_UP, p![owner.clone()])) {
        tracing::debug!(%why, "the follower of sales keeps its lease until it runs out");
    }
}

/// Follows by one batch, or counts one day anew, if this node (`owner`) follows or may begin to.
///
/// # Errors
/// Those of the store; nothing was counted then.
pub fn turn(app: &App, owner: &str) -> Result<Turn, StoreError> {
    let (engine, now) = (app.store.engine(), app.clock.now().0);
    let asked = owner.to_owned();
    let look = app.store.read_blocking(move |tx| look(tx, engine, &asked, now))?;
    if let Some(answer) = look {
        return Ok(answer);
    }
    let owner = owner.to_owned();
    app.store.write_keyed_blocking(&[LockKey::text("sales", "follower")], move |tx| {
        follow(tx, engine, &owner, now)
    })
}

/// A cheap look first: a house where nothing is sold must not write.
fn look(
    tx: &mut Tx<'_>,
    engine: Engine,
    owner: &str,
    now: i64,
) -> Result<Option<Turn>, StoreError> {
    let Some(cursor) = tx.opt::<CursorRow>(&sql::CURSOR, p![])? else { return Ok(None) };
    if !may_follow(engine, &cursor, owner, now) {
        return Ok(Some(Turn::NotMine));
    }
    let events = outbox::after(tx, cursor.seq, BATCH)?;
    let last = events.last().map_or(cursor.seq, |event| event.seq);
    let idle = events.iter().all(|event| !is_about_sales(&event.kind))
        && (events.len() as i64) < BATCH
        && !has_gap(&cursor, &events)
        && !is_waiting(tx)?;
    Ok(idle.then_some(Turn::Rests(last)))
}

fn may_follow(engine: Engine, cursor: &CursorRow, owner: &str, now: i64) -> bool {
    engine == Engine::Sqlite
        || cursor.owner.as_deref().is_none_or(|holder| holder == owner)
        || cursor.lease_until <= now
        || cursor.lease_until > now + 2 * LEASE_MS
}

fn is_waiting(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let found: i64 = tx.one(&sql::WAITING, p![])?;
    Ok(found > 0)
}

/// Events that were kept long enough are forgotten; whoever slept longer counts everything anew.
fn has_gap(cursor: &CursorRow, events: &[NumberedRow]) -> bool {
    events.first().is_some_and(|first| first.seq > cursor.seq + 1)
}

fn follow(tx: &mut Tx<'_>, engine: Engine, owner: &str, now: i64) -> Result<Turn, StoreError> {
    let until = now + LEASE_MS;
    let Some(cursor) = tx.opt::<CursorRow>(&sql::CURSOR_LOCKED, p![])? else {
        let head = outbox_head(tx)?;
        tx.put(&sql::BEGIN, p![head, owner, until])?;
        days::ask_all(tx)?;
        return Ok(Turn::Went);
    };
    if !may_follow(engine, &cursor, owner, now) {
        return Ok(Turn::NotMine);
    }
    let events = outbox::after(tx, cursor.seq, BATCH)?;
    let Some(last) = events.last() else {
        if days::count_next(tx)?.is_none() {
            return Ok(Turn::Rests(cursor.seq));
        }
        tx.put(&sql::SAVE, p![cursor.seq, owner, until])?;
        return Ok(Turn::Went);
    };
    if has_gap(&cursor, &events) {
        days::ask_all(tx)?;
    }
    let (mut tally, mut zones) = (Tally::default(), Zones::default());
    count::bills(tx, &mut tally, &mut zones, &settled_in(&events))?;
    for event in events.iter().filter(|event| is_about_sales(&event.kind)) {
        hear(tx, &mut tally, &mut zones, event)?;
    }
    tally.write(tx)?;
    tx.put(&sql::SAVE, p![last.seq, owner, until])?;
    Ok(if (events.len() as i64) < BATCH { Turn::Counted } else { Turn::Went })
}

fn settled_in(events: &[NumberedRow]) -> BTreeSet<i64> {
    let settled = events.iter().filter(|event| event.kind == "bill.settled");
    settled.flat_map(|event| subjects_of(&event.subjects).0).map(BillId::raw).collect()
}

fn is_about_sales(kind: &str) -> bool {
    matches!(
        kind,
        "bill.settled"
            | "bill.refunded"
            | "bill.reopened"
            | "bill.voided"
            | "import.finished"
            | "import.undone"
            | "guest.merged"
            | "guest.unmerged"
    )
}

fn hear(
    tx: &mut Tx<'_>,
    tally: &mut Tally,
    zones: &mut Zones,
    event: &NumberedRow,
) -> Result<(), StoreError> {
    let (bills, refunds) = subjects_of(&event.subjects);
    match event.kind.as_str() {
        // Counted before, with the others.
        "bill.settled" => {}
        "bill.refunded" => {
            for refund in refunds {
                let row: Option<RefundRow> = tx.opt(&facts::REFUND, p![refund.raw()])?;
                if let Some(row) = row {
                    count::refund(tx, tally, zones, &row)?;
                }
            }
        }
        "bill.voided" | "bill.reopened" => {
            for bill in bills {
                changed(tx, bill.raw())?;
            }
        }
        "guest.merged" | "guest.unmerged" => {
            for merge in merges_of(&event.subjects) {
                days::ask_merged(tx, merge.raw())?;
            }
        }
        _ => days::ask_changed(tx, event.store_id)?,
    }
    Ok(())
}

/// A bill that was counted and is another one now: its days are counted anew.
fn changed(tx: &mut Tx<'_>, bill: i64) -> Result<(), StoreError> {
    let counted: Option<CountedDay> = tx.opt(&counted::COUNTED, p![bill])?;
    if let Some(at) = counted {
        days::ask(tx, at.store_id, at.business_day)?;
    }
    if let Some(at) = count::settled(tx, bill)? {
        days::ask(tx, at.store_id, at.settled_day)?;
    }
    Ok(())
}

/// The bills and refunds that an event is about.
fn subjects_of(subjects: &str) -> (BTreeSet<BillId>, BTreeSet<RefundId>) {
    let subjects: Value = serde_json::from_str(subjects).unwrap_or_default();
    let named = subjects.as_object().into_iter().flat_map(|subjects| subjects.values());
    let texts: Vec<&str> = named.filter_map(Value::as_str).collect();
    let bills = texts.iter().filter_map(|text| text.parse().ok()).collect();
    (bills, texts.iter().filter_map(|text| text.parse().ok()).collect())
}

fn merges_of(subjects: &str) -> Vec<GuestMergeId> {
    let subjects: Value = serde_json::from_str(subjects).unwrap_or_default();
    let named = subjects.as_object().into_iter().flat_map(|subjects| subjects.values());
    named.filter_map(Value::as_str).filter_map(|text| text.parse().ok()).collect()
}

/// Whether anything is settled or refunded that the sums do not hold yet.
///
/// # Errors
/// Those of the store.
pub fn is_behind(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let Some(cursor) = tx.opt::<CursorRow>(&sql::CURSOR, p![])? else { return Ok(true) };
    let events = outbox::after(tx, cursor.seq, BATCH)?;
    let full = events.len() as i64 == BATCH;
    Ok(full || events.iter().any(|event| is_about_sales(&event.kind)) || is_waiting(tx)?)
}
