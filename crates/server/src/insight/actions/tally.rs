//! Sums that are about to be added, gathered in memory so that each row is written once.

use std::collections::BTreeMap;

use zhike_store::{StoreError, Tx, Val, p};

use crate::insight::sql::counted as sql;

/// Store and business day.
type Day = (i64, i64);

/// What is about to be added to the sums.
#[derive(Debug, Default)]
pub struct Tally {
    hours: BTreeMap<(Day, i64), Hour>,
    parts: BTreeMap<(Day, &'static str, String), Part>,
    dishes: BTreeMap<(Day, i64, String), Dish>,
}

/// What goes into an hour.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hour {
    /// Bills.
    pub bills: i64,
    /// Guests on them.
    pub guests: i64,
    /// By the menu, minor units.
    pub list_minor: i64,
    /// Due, minor units.
    pub due_minor: i64,
    /// Refunds.
    pub refunds: i64,
    /// Paid back, minor units.
    pub refunded_minor: i64,
    /// Bills of members.
    pub member_bills: i64,
    /// First bills of somebody.
    pub new_bills: i64,
}

/// What goes to a channel, a tender or a kind of guest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part {
    /// Bills.
    pub bills: i64,
    /// Guests on them.
    pub guests: i64,
    /// Settled, minor units.
    pub settled_minor: i64,
    /// Paid back, minor units.
    pub refunded_minor: i64,
}

/// What goes to a dish.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dish {
    /// Bills it is on.
    pub bills: i64,
    /// How much of it, thousandths.
    pub qty_milli: i64,
    /// By the menu, minor units.
    pub list_minor: i64,
    /// Due for it, minor units.
    pub due_minor: i64,
}

impl Tally {
    /// Adds to an hour of a day.
    pub fn hour(&mut self, day: Day, hour: i64, more: Hour) {
        let sum = self.hours.entry((day, hour)).or_default();
        sum.bills += more.bills;
        sum.guests += more.guests;
        sum.list_minor += more.list_minor;
        sum.due_minor += more.due_minor;
        sum.refunds += more.refunds;
        sum.refunded_minor += more.refunded_minor;
        sum.member_bills += more.member_bills;
        sum.new_bills += more.new_bills;
    }

    /// Adds to a channel, a tender or a kind of guest.
    pub fn part(&mut self, day: Day, part: &'static str, word: &str, more: Part) {
        let sum = self.parts.entry((day, part, word.to_owned())).or_default();
        sum.bills += more.bills;
        sum.guests += more.guests;
        sum.settled_minor += more.settled_minor;
        sum.refunded_minor += more.refunded_minor;
    }

    /// Adds to a dish.
    pub fn dish(&mut self, day: Day, dish_id: i64, name: String, more: Dish) {
        let sum = self.dishes.entry((day, dish_id, name)).or_default();
        sum.bills += more.bills;
        sum.qty_milli += more.qty_milli;
        sum.list_minor += more.list_minor;
        sum.due_minor += more.due_minor;
    }

    /// Adds everything to the sums.
    ///
    /// # Errors
    /// Those of the store.
    pub fn write(self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let mut stores: Vec<i64> = self.hours.keys().map(|((store, _), _)| *store).collect();
        stores.dedup();
        for store in stores {
            tx.put(&sql::STORE, p![store])?;
        }
        tx.put_many(&sql::HOURS, 11, &self.hour_rows())?;
        tx.put_many(&sql::PARTS, 8, &self.part_rows())?;
        tx.put_many(&sql::DISHES, 8, &self.dish_rows())
    }

    fn hour_rows(&self) -> Vec<Val> {
        let mut rows = Vec::new();
        for (((store, day), hour), sum) in &self.hours {
            rows.extend_from_slice(p![
                *store,
                *day,
                *hour,
                sum.bills,
                sum.guests,
                sum.list_minor,
                sum.due_minor,
                sum.refunds,
                sum.refunded_minor,
                sum.member_bills,
                sum.new_bills
            ]);
        }
        rows
    }

    fn part_rows(&self) -> Vec<Val> {
        let mut rows = Vec::new();
        for (((store, day), part, word), sum) in &self.parts {
            rows.extend_from_slice(p![
                *store,
                *day,
                *part,
                word.as_str(),
                sum.bills,
                sum.guests,
                sum.settled_minor,
                sum.refunded_minor
            ]);
        }
        rows
    }

    fn dish_rows(&self) -> Vec<Val> {
        let mut rows = Vec::new();
        for (((store, day), dish_id, name), sum) in &self.dishes {
            rows.extend_from_slice(p![
                *store,
                *day,
                *dish_id,
                name.as_str(),
                sum.bills,
                sum.qty_milli,
                sum.list_minor,
                sum.due_minor
            ]);
        }
        rows
    }
}
