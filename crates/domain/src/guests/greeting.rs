//! What to say to a guest who stands at the door: one thing, the nicest there is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Birthday;
use crate::kernel::id::TierId;
use crate::kernel::time::BusinessDay;

/// How many days before it a birthday is spoken of.
const SOON_DAYS: i64 = 7;
/// After how many days without a visit a guest was long away.
const LONG_DAYS: i64 = 60;

/// What is known when the guest is greeted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GreetingFacts {
    /// The store's business day.
    pub today: BusinessDay,
    /// The birthday, if told.
    pub birthday: Option<Birthday>,
    /// Visits before today.
    pub visits: u32,
    /// The last of them.
    pub last_visit: Option<BusinessDay>,
    /// The tier the guest rose to last, and when.
    pub risen: Option<(TierId, BusinessDay)>,
}

/// What to say, as a kind and the numbers that belong to it; the page has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", content = "params", rename_all = "snake_case")]
pub enum Greeting {
    /// It is the guest's birthday.
    Birthday {},
    /// The birthday is within a week.
    SoonBirthday {
        /// In how many days.
        days: i64,
    },
    /// The guest has never been here.
    FirstVisit {},
    /// The guest rose since the last visit.
    TierNew {
        /// To which tier.
        tier_id: TierId,
    },
    /// The guest has not been here for long.
    LongAway {
        /// For how many days.
        days: i64,
    },
    /// Nothing is chosen by what is known of the guest.
    Welcome {},
    /// The guest is known.
    WelcomeBack {
        /// Visits so far.
        visits: u32,
    },
}

/// The greeting: birthday, soon birthday, first visit, new tier, long away, else welcome back.
///
/// A new tier is congratulated on the first visit after the one that earned it.
#[must_use]
pub fn greet(facts: &GreetingFacts) -> Greeting {
    match facts.birthday.and_then(|birthday| birthday.days_until(facts.today)) {
        Some(0) => return Greeting::Birthday {},
        Some(days) if days <= SOON_DAYS => return Greeting::SoonBirthday { days },
        _ => {}
    }
    let Some(last) = facts.last_visit.filter(|_| facts.visits > 0) else {
        return Greeting::FirstVisit {};
    };
    if let Some((tier_id, day)) = facts.risen
        && day >= last
    {
        return Greeting::TierNew { tier_id };
    }
    let days = facts.today.days() - last.days();
    if days >= LONG_DAYS {
        return Greeting::LongAway { days };
    }
    Greeting::WelcomeBack { visits: facts.visits }
}
