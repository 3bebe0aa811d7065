//! A restaurant that never was: 西湖小馆, its menu, its guests and a year of its bills, the same for
//! the same seed and last day. The server carries the plan out by its own actions.

mod calendar;
mod coupons;
mod evening;
mod history;
mod menu;
pub(crate) mod names;
mod people;

use zhike_domain::kernel::time::BusinessDay;

pub use evening::PlannedOpen;
pub use history::{Event, Gift, PlannedBill, PlannedRefund, What};
pub use menu::{CATEGORIES, DISHES, PlannedDish, Sold};
pub use names::PlannedName;
pub use people::{DAYS, Habit, PlannedBirthday, PlannedGuest};

use crate::Dice;

/// The three stores in Hangzhou: name and code.
pub const STORES: [(&str, &str); 3] = [("西湖店", "XH"), ("武林店", "WL"), ("滨江店", "BJ")];

/// How large a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// How many guests are known by name.
    pub guests: usize,
    /// Bills on an average day in all stores.
    pub bills_a_day: u64,
}

impl Size {
    /// The demo: 20,000 guests and more than 60,000 bills in a year.
    pub const DEMO: Self = Self { guests: 20_000, bills_a_day: 172 };
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first of its 365 days.
    pub first: BusinessDay,
    /// Who comes.
    pub guests: Vec<PlannedGuest>,
    /// What happens, sorted by time.
    pub events: Vec<Event>,
    /// What lies open at the till on the day after the last one.
    pub evening: Vec<PlannedOpen>,
}

/// The plan of a seed whose last day is `last`.
#[must_use]
pub fn plan(seed: u64, last: BusinessDay, size: Size) -> Plan {
    let first = last.plus_days(1 - DAYS);
    let dice = Dice::new(seed);
    let guests = people::guests(&dice, size.guests, STORES.len());
    let mut events = history::history(&dice, &guests, first, size.bills_a_day, STORES.len());
    // A strand rolls dice of its own, so that a new one changes nothing of the others.
    events.extend(coupons::coupons(&guests, first));
    events.sort_by_key(|event| (event.day, event.minute, event.store));
    let evening = evening::evening(&dice, &guests, STORES.len());
    Plan { first, guests, events, evening }
}

impl Plan {
    /// The last day of its history.
    #[must_use]
    pub fn last(&self) -> BusinessDay {
        self.first.plus_days(DAYS - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(seed: u64) -> Plan {
        let last = "2026-11-21".parse().unwrap_or_else(|_| panic!("a day"));
        plan(seed, last, Size { guests: 2_000, bills_a_day: 18 })
    }

    fn bills(plan: &Plan) -> impl Iterator<Item = (&Event, &PlannedBill)> {
        plan.events.iter().filter_map(|event| match &event.what {
            What::Bill(bill) => Some((event, bill)),
            _ => None,
        })
    }

    #[test]
    fn the_same_seed_and_day_give_the_same_year() {
        assert_eq!(small(42), small(42));
        assert_ne!(small(42).events, small(43).events);
    }

    #[test]
    fn the_demo_has_sixty_thousand_bills_and_ends_on_its_last_day() {
        let last = "2026-11-21".parse().unwrap_or_else(|_| panic!("a day"));
        let plan = plan(42, last, Size::DEMO);
        let count = bills(&plan).count();
        assert!((60_000..75_000).contains(&count), "{count}");
        let days = plan.events.iter().map(|event| event.day);
        assert!(days.clone().min() >= Some(0) && days.max() == Some(DAYS - 1));
        let named = bills(&plan).filter(|(_, bill)| bill.guest.is_some()).count();
        assert!((300..900).contains(&(named * 1_000 / count)), "{named} of {count}");
    }

    #[test]
    fn nobody_tops_up_or_uses_points_before_he_joined() {
        let plan = small(42);
        for event in &plan.events {
            let (guest, needs) = match &event.what {
                What::TopUp { guest, .. } => (Some(*guest), true),
                What::Bill(bill) => (bill.guest, bill.points || bill.stored_value),
                What::Coupon { guest, .. } => (Some(*guest), true),
                What::Meet(_) | What::Join(_) => (None, false),
            };
            if let (Some(guest), true) = (guest, needs) {
                assert!(plan.guests[guest].joined.is_some_and(|day| day <= event.day));
            }
        }
    }

    #[test]
    fn everybody_is_met_once_and_before_anything_else() {
        let plan = small(42);
        let mut met = vec![0_u32; plan.guests.len()];
        for event in &plan.events {
            match &event.what {
                What::Meet(guest) => met[*guest] += 1,
                What::Join(guest) | What::Coupon { guest, .. } | What::TopUp { guest, .. } => {
                    assert_eq!(met[*guest], 1);
                }
                What::Bill(bill) => assert!(bill.guest.is_none_or(|guest| met[guest] == 1)),
            }
        }
        assert!(met.iter().all(|times| *times == 1));
    }

    #[test]
    fn coupons_are_given_for_joining_for_birthdays_and_to_who_stayed_away() {
        let plan = small(42);
        for gift in Gift::ALL {
            let count = plan
                .events
                .iter()
                .filter(|event| matches!(event.what, What::Coupon { gift: one, .. } if one == gift))
                .count();
            assert!(count > 20, "{gift:?}: {count}");
        }
        let open: std::collections::BTreeSet<_> =
            plan.evening.iter().map(|open| (open.store, open.bill.table.clone())).collect();
        assert_eq!(open.len(), plan.evening.len(), "no two parties at one table");
    }

    #[test]
    fn every_bill_has_dishes_and_people() {
        let plan = small(42);
        assert!(bills(&plan).all(|(_, bill)| bill.party >= 1 && bill.dishes.len() >= 2));
        assert!(bills(&plan).all(|(event, _)| event.store < STORES.len()));
    }
}
