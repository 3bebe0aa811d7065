//! What lies open at the till when somebody looks at the demo for the first time.

use std::collections::BTreeSet;

use super::history::{PlannedBill, PlannedRefund, order, paid_by, table};
use super::names::pick;
use super::people::PlannedGuest;
use crate::Dice;

/// Open bills of each store.
const OPEN_PER_STORE: usize = 4;

/// A bill that was rung up and is not paid yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedOpen {
    /// In which store.
    pub store: usize,
    /// So long before the demo is ready.
    pub minutes_ago: i64,
    /// What is on it.
    pub bill: PlannedBill,
}

/// The open bills of all stores, the oldest first; every second one has a guest who is known.
#[must_use]
pub fn evening(dice: &Dice, guests: &[PlannedGuest], stores: usize) -> Vec<PlannedOpen> {
    let mut roll = dice.split(2);
    let mut open = Vec::new();
    for store in 0..stores {
        let mut tables = BTreeSet::new();
        for number in 0..OPEN_PER_STORE {
            let guest = (number % 2 == 0).then(|| regular(&mut roll, guests, store)).flatten();
            let party = u32::try_from(roll.between(2, 7)).unwrap_or(2);
            let table = free_table(&mut roll, party, &mut tables);
            let favourites = guest.map(|guest| guests[guest].habit.favourites.clone());
            let bill = PlannedBill {
                table: Some(table),
                stay_minutes: 0,
                guest,
                party,
                channel: "dine_in",
                dishes: order(&mut roll, party, &favourites.unwrap_or_default()),
                tender: paid_by(&mut roll),
                stored_value: false,
                points: false,
                refund: PlannedRefund::None,
            };
            let minutes_ago = 68 - 16 * i64::try_from(number).unwrap_or(0);
            open.push(PlannedOpen { store, minutes_ago, bill });
        }
    }
    open.sort_by_key(|open| (-open.minutes_ago, open.store));
    open
}

fn free_table(roll: &mut Dice, party: u32, taken: &mut BTreeSet<String>) -> String {
    loop {
        let table = table(roll, party);
        if taken.insert(table.clone()) {
            return table;
        }
    }
}

/// A member of this store who comes often and has not drifted away.
fn regular(roll: &mut Dice, guests: &[PlannedGuest], store: usize) -> Option<usize> {
    let often = |guest: &PlannedGuest| {
        guest.store == store
            && guest.joined.is_some_and(|day| day < 300)
            && guest.habit.every_days <= 50
            && guest.habit.until >= super::people::DAYS
    };
    let regulars: Vec<usize> =
        guests.iter().enumerate().filter(|(_, guest)| often(guest)).map(|(at, _)| at).collect();
    (!regulars.is_empty()).then(|| regulars[pick(roll, regulars.len())])
}
