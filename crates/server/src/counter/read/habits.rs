//! A guest's visits in a time, and what they come to.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use zhike_domain::guests::{Visit, habits};
use zhike_domain::kernel::id::{BillId, DishId, GuestId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, DayMinute, Millis, local_minute};
use zhike_domain::team::scope::{Scope, Target};
use zhike_store::{Tx, p};

use crate::counter::sql::bill::{self as sql, BillRow, DishRow, HabitRow, LineRow};
use crate::counter::views::{DishTimes, HabitsView, VisitDish, VisitView};
use crate::guests::consents::is_impersonal;
use crate::guests::rules::GuestRules;
use crate::platform::choices;
use crate::platform::http::list::Last;
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};

/// Bills that habits are read from at the most: the latest ones of the time.
const MOST_BILLS: i64 = 5_000;
/// Dishes named at the most.
const MOST_DISHES: usize = 20;

/// A time: from a day on until before a day, open where it is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Option<BusinessDay>,
    /// The day after the last one.
    pub to: Option<BusinessDay>,
}

impl Span {
    fn bounds(self) -> (i64, i64) {
        let from = self.from.map_or(i64::MIN, BusinessDay::days);
        (from, self.to.map_or(i64::MAX, BusinessDay::days))
    }
}

fn sees(reach: &Scope, store: i64) -> bool {
    reach.covers(Target::Store(StoreId::from_raw(store)))
}

/// What a guest's visits to the reader's stores come to.
///
/// # Errors
/// Those of the store.
pub fn habits_of(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    span: Span,
    reach: &Scope,
) -> Result<HabitsView, Problem> {
    if is_impersonal(tx, guest_id)? {
        let (habits, dishes) = (habits(&[], &GuestRules::default().power), Vec::new());
        return Ok(HabitsView { from: span.from, to: span.to, habits, dishes });
    }
    let (guest, (from, to)) = (guest_id.raw(), span.bounds());
    let rows: Vec<HabitRow> = tx.all(&sql::HABITS, p![guest, from, to, MOST_BILLS])?;
    let mut clocks = Clocks::default();
    let mut visits = Vec::with_capacity(rows.len());
    for row in rows.into_iter().filter(|row| sees(reach, row.store_id)) {
        let minute = clocks.minute(tx, row.store_id, Millis(row.opened_at))?;
        visits.push(Visit {
            day: BusinessDay(row.settled_day),
            minute,
            table: row.table_name,
            guests: row.guests,
            spent_minor: row.spent_minor,
        });
    }
    let rules = choices::in_force::<GuestRules>(tx)?;
    let dishes: Vec<DishRow> = tx.all(&sql::DISHES, p![guest, from, to])?;
    let dishes = dishes.into_iter().filter(|row| sees(reach, row.store_id));
    Ok(HabitsView {
        from: span.from,
        to: span.to,
        habits: habits(&visits, &rules.power),
        dishes: together(dishes),
    })
}

/// One row a dish, whichever store it was eaten in.
fn together(rows: impl Iterator<Item = DishRow>) -> Vec<DishTimes> {
    let mut all: BTreeMap<i64, DishTimes> = BTreeMap::new();
    for row in rows {
        let last_day = BusinessDay(row.last_day);
        let sum = all.entry(row.dish_id).or_insert_with(|| DishTimes {
            dish_id: DishId::from_raw(row.dish_id),
            name: row.name.clone(),
            times: 0,
            qty_milli: 0,
            due_minor: 0,
            last_day,
        });
        if last_day > sum.last_day {
            sum.name = row.name;
        }
        sum.times += row.times;
        sum.qty_milli += row.qty_milli;
        sum.due_minor += row.due_minor;
        sum.last_day = sum.last_day.max(last_day);
    }
    let mut all: Vec<DishTimes> = all.into_values().collect();
    all.sort_by_key(|dish| std::cmp::Reverse((dish.times, dish.last_day)));
    all.truncate(MOST_DISHES);
    all
}

/// Clocks of stores, each read once.
#[derive(Default)]
struct Clocks(BTreeMap<i64, Option<StoreClock>>);

impl Clocks {
    /// The time of day in a store; noon in one that was closed for good.
    fn minute(&mut self, tx: &mut Tx<'_>, store: i64, at: Millis) -> Result<DayMinute, Problem> {
        let clock = match self.0.entry(store) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(match store_clock::of(tx, StoreId::from_raw(store)) {
                    Ok(clock) => Some(clock),
                    Err(problem) if problem.status.as_u16() == 404 => None,
                    Err(problem) => return Err(problem),
                })
            }
        };
        match clock {
            Some(clock) => Ok(local_minute(at, &clock.zone)),
            None => DayMinute::new(12 * 60).map_err(Problem::fault),
        }
    }
}

/// A visit with its place in the order; `None` for what the reader does not see.
pub type PlacedVisit = (Last, Option<VisitView>);

/// A guest's visits before `last`, the newest first, with the dishes of each.
///
/// # Errors
/// Those of the store.
pub fn visits(
    tx: &mut Tx<'_>,
    guest_id: GuestId,
    span: Span,
    last: &Last,
    limit: u32,
    reach: &Scope,
) -> Result<Vec<PlacedVisit>, Problem> {
    let (from, to) = span.bounds();
    let page = p![guest_id.raw(), last.sort, last.id, i64::from(limit), from, to];
    let rows: Vec<BillRow> = tx.all(&sql::PAID_BETWEEN, page)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let place = Last { sort: row.settled_at, id: row.bill_id };
        let seen = sees(reach, row.store_id);
        all.push((place, if seen { Some(visit(tx, row)?) } else { None }));
    }
    Ok(all)
}

fn visit(tx: &mut Tx<'_>, row: BillRow) -> Result<VisitView, Problem> {
    let lines: Vec<LineRow> = tx.all(&sql::LINES, p![row.bill_id])?;
    let dish = |line: LineRow| VisitDish {
        dish_id: line.dish_id.map(DishId::from_raw),
        name: line.name,
        qty_milli: line.qty_milli,
        due_minor: line.due_minor,
    };
    Ok(VisitView {
        bill_id: BillId::from_raw(row.bill_id),
        store_id: StoreId::from_raw(row.store_id),
        business_day: BusinessDay(row.business_day),
        bill_no: row.bill_no,
        at: Millis(row.settled_at),
        state: row.state,
        table: row.table_name,
        guests: row.guests,
        due_minor: row.due_minor,
        refunded_minor: row.refunded_minor,
        dishes: lines.into_iter().map(dish).collect(),
    })
}
