//! The numbers of bills. A server takes those of a store's day in blocks and hands them out from
//! memory, so that no bill waits for the next one to be written. What is left of a block when the
//! server stops stays unused.

use std::collections::{HashMap, VecDeque};
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use zhike_domain::kernel::id::{StoreId, node_of};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_store::{LockKey, Tx, p};

use super::sql::bill::{self as sql, Block, Number};
use crate::platform::app::App;
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};

/// Numbers that a server takes at once.
const BLOCK: i64 = 50;

/// What this server may still hand out.
#[derive(Default)]
pub struct Numbers {
    stores: Mutex<HashMap<StoreId, Counter>>,
    /// Whoever takes a block; the others of this server wait and use it too.
    taking: tokio::sync::Mutex<()>,
}

/// The numbers of one store on one business day.
struct Counter {
    clock: StoreClock,
    day: BusinessDay,
    free: VecDeque<RangeInclusive<i64>>,
    /// Those of the free ones that somebody counts on.
    promised: i64,
}

impl Counter {
    fn left(&self) -> i64 {
        let free: i64 = self.free.iter().map(|range| range.end() - range.start() + 1).sum();
        free - self.promised
    }

    fn draw(&mut self) -> Option<i64> {
        let range = self.free.front_mut()?;
        let number = range.next();
        if range.is_empty() {
            self.free.pop_front();
        }
        number
    }
}

/// A number that will be there when the bill is written. Dropped without being drawn, it goes to
/// another bill.
pub struct Promise {
    numbers: Arc<Numbers>,
    store_id: StoreId,
    day: BusinessDay,
    drawn: OnceLock<Option<i64>>,
}

impl Promise {
    /// The number, the same each time; `None` on another day than the one it was promised for.
    #[must_use]
    pub fn draw(&self, day: BusinessDay) -> Option<i64> {
        if day != self.day {
            // The store keeps another clock now.
            self.numbers.stores().remove(&self.store_id);
            return None;
        }
        *self.drawn.get_or_init(|| {
            let mut stores = self.numbers.stores();
            let counter = stores.get_mut(&self.store_id).filter(|one| one.day == day)?;
            counter.promised -= 1;
            counter.draw()
        })
    }
}

impl Drop for Promise {
    fn drop(&mut self) {
        let mut stores = self.numbers.stores();
        let counter = stores.get_mut(&self.store_id).filter(|one| one.day == self.day);
        if let (None, Some(counter)) = (self.drawn.get(), counter) {
            counter.promised -= 1;
        }
    }
}

impl Numbers {
    fn stores(&self) -> MutexGuard<'_, HashMap<StoreId, Counter>> {
        self.stores.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A number of the day, if one is free.
    fn promised(self: &Arc<Self>, store_id: StoreId, now: Millis) -> Option<Promise> {
        let mut stores = self.stores();
        let counter = stores.get_mut(&store_id)?;
        let day = counter.clock.day(now);
        if day != counter.day || counter.left() < 1 {
            return None;
        }
        counter.promised += 1;
        Some(Promise { numbers: Arc::clone(self), store_id, day, drawn: OnceLock::new() })
    }

    fn add(&self, clock: StoreClock, day: BusinessDay, block: RangeInclusive<i64>) {
        let mut stores = self.stores();
        let first = clock.clone();
        let fresh = || Counter { clock: first.clone(), day, free: VecDeque::new(), promised: 0 };
        let counter = stores.entry(clock.store_id).or_insert_with(fresh);
        if counter.day != day {
            *counter = fresh();
        }
        // The store may keep another clock since the last block.
        counter.clock = clock;
        counter.free.push_back(block);
    }
}

/// Promises a number to a bill that is about to be opened.
///
/// # Errors
/// 404 when there is no such store; those of the database.
pub async fn promise(app: &App, store_id: StoreId, now: Millis) -> Result<Promise, Problem> {
    let numbers = app.kept.get_or_put::<Numbers>();
    loop {
        if let Some(promise) = numbers.promised(store_id, now) {
            return Ok(promise);
        }
        let _turn = numbers.taking.lock().await;
        if let Some(promise) = numbers.promised(store_id, now) {
            return Ok(promise);
        }
        let node = node_of(app.id_block(1).at(0)).into();
        let locks = [LockKey::new("bill_no", store_id.raw())];
        let take = move |tx: &mut Tx<'_>| -> Result<_, Problem> {
            let clock = store_clock::of(tx, store_id)?;
            let day = clock.day(now);
            Ok((take(tx, store_id, day, node)?, day, clock))
        };
        let (block, day, clock) = app.store.write_keyed(&locks, take).await?;
        numbers.add(clock, day, block);
    }
}

/// What is left of this server's blocks, or a new one.
fn take(
    tx: &mut Tx<'_>,
    store_id: StoreId,
    day: BusinessDay,
    node: i64,
) -> Result<RangeInclusive<i64>, Problem> {
    let (store, day) = (store_id.raw(), day.days());
    let left: Option<Block> = tx.opt(&sql::LEFT_NO, p![store, day, node])?;
    if let Some(Block { next_no, last_no }) = left {
        tx.put(&sql::USE_UP, p![store, day, last_no])?;
        return Ok(next_no..=last_no);
    }
    let last: Number = tx.one(&sql::LAST_NO, p![store, day])?;
    let end = last.number + BLOCK;
    tx.put(&sql::TAKE_BLOCK, p![store, day, end, node, end + 1])?;
    Ok(last.number + 1..=end)
}

/// A number without a promise: the next one of this server's block in the database, or the first of
/// a new one. Whoever opens bills by the thousand in one transaction asks so.
///
/// # Errors
/// Those of the store.
pub fn next(
    tx: &mut Tx<'_>,
    store_id: StoreId,
    day: BusinessDay,
    node: i64,
) -> Result<i64, Problem> {
    let (store, day) = (store_id.raw(), day.days());
    let next: Option<Number> = tx.opt(&sql::NEXT_NO, p![store, day, node])?;
    if let Some(next) = next {
        return Ok(next.number);
    }
    let last: Number = tx.one(&sql::LAST_NO, p![store, day])?;
    let first = last.number + 1;
    tx.put(&sql::TAKE_BLOCK, p![store, day, last.number + BLOCK, node, first + 1])?;
    Ok(first)
}

#[cfg(test)]
mod tests {
    use zhike_domain::kernel::time::{DayMinute, Zone};

    use super::*;

    const NOON: Millis = Millis(1_700_020_800_000);

    fn clock(cut_over: i64) -> StoreClock {
        let zone: Zone = "Asia/Shanghai".parse().expect("it is a zone");
        let cut_over = DayMinute::try_from(cut_over).expect("it is a minute");
        StoreClock { store_id: StoreId::from_raw(7), zone, cut_over }
    }

    fn drawn(numbers: &Arc<Numbers>, at: Millis, day: BusinessDay) -> Option<i64> {
        numbers.promised(StoreId::from_raw(7), at).and_then(|promise| promise.draw(day))
    }

    #[test]
    fn a_promise_that_is_not_kept_goes_to_another_bill() {
        let (numbers, day) = (Arc::new(Numbers::default()), clock(240).day(NOON));
        numbers.add(clock(240), day, 1..=2);
        let store = StoreId::from_raw(7);
        let first = numbers.promised(store, NOON).expect("two are free");
        let second = numbers.promised(store, NOON).expect("one is free");
        assert!(numbers.promised(store, NOON).is_none(), "both are promised");
        assert_eq!((second.draw(day), second.draw(day)), (Some(1), Some(1)));
        drop(first);
        assert_eq!(drawn(&numbers, NOON, day), Some(2));
        assert_eq!(drawn(&numbers, NOON, day), None);
    }

    #[test]
    fn a_store_that_keeps_another_clock_goes_on_with_its_new_one() {
        let numbers = Arc::new(Numbers::default());
        let day = clock(240).day(NOON);
        numbers.add(clock(240), day, 1..=1);
        assert_eq!(drawn(&numbers, NOON, day), Some(1));
        // 04:30 of the next morning: a new day by the old clock, the same one by the new.
        let early = Millis(NOON.0 + 16 * 3_600_000 + 1_800_000);
        assert_ne!(clock(240).day(early), day);
        assert_eq!(clock(300).day(early), day);
        numbers.add(clock(300), day, 2..=2);
        assert_eq!(drawn(&numbers, early, day), Some(2));
        numbers.add(clock(300), day, 3..=3);
        assert_eq!(drawn(&numbers, early, clock(240).day(early)), None, "another day's bill");
    }
}
