//! Important days of a guest (重要日子): weddings, anniversaries, banquets, birthdays of the family.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::lunar::LunarDay;
use super::{GuestRefusal, YearlyDay};
use crate::kernel::name::Name;
use crate::kernel::time::BusinessDay;
use crate::kernel::words::words;

words! {
    /// What the day is.
    pub enum OccasionKind else GuestRefusal::UnknownWord {
        /// A birthday: the guest's own, or one of the family's, which the words name.
        Birthday = "birthday",
        /// The day of the wedding.
        Wedding = "wedding",
        /// An anniversary.
        Anniversary = "anniversary",
        /// A banquet (宴请).
        Banquet = "banquet",
        /// Anything else; the words name it.
        Other = "other",
    }
}

words! {
    /// Whether the day comes again.
    pub enum Repeat else GuestRefusal::UnknownWord {
        /// Every year.
        Yearly = "yearly",
        /// Only in its year.
        Once = "once",
    }
}

/// The most days before an occasion that a reminder may come.
pub const MOST_REMIND_DAYS: u16 = 60;
/// The most occasions of one guest.
pub const MOST_OCCASIONS: u32 = 30;

/// An important day as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// What it is.
    pub kind: OccasionKind,
    /// In the guest's own words.
    pub label: Option<Name>,
    /// The day.
    pub day: YearlyDay,
    /// Whether it comes again.
    pub repeat: Repeat,
    /// How many days before it somebody is reminded.
    pub remind_days: Option<u16>,
}

impl Occasion {
    /// Whether it can be written down beside `others` that the guest has already.
    ///
    /// # Errors
    /// [`GuestRefusal::OccasionNotADay`], [`GuestRefusal::OccasionNoYear`],
    /// [`GuestRefusal::OccasionNoWords`], [`GuestRefusal::OccasionRemindsTooEarly`],
    /// [`GuestRefusal::TooManyOccasions`].
    pub fn check(&self, others: usize) -> Result<(), GuestRefusal> {
        let year_fits = self.day.year.is_none() || self.day.first().is_some();
        if !self.day.is_day() || !year_fits {
            return Err(GuestRefusal::OccasionNotADay);
        }
        if self.repeat == Repeat::Once && self.day.year.is_none() {
            return Err(GuestRefusal::OccasionNoYear);
        }
        let needs_words = matches!(self.kind, OccasionKind::Birthday | OccasionKind::Other);
        if needs_words && self.label.is_none() {
            return Err(GuestRefusal::OccasionNoWords);
        }
        if self.remind_days.is_some_and(|days| days > MOST_REMIND_DAYS) {
            return Err(GuestRefusal::OccasionRemindsTooEarly { most_days: MOST_REMIND_DAYS });
        }
        if others >= MOST_OCCASIONS as usize {
            return Err(GuestRefusal::TooManyOccasions { most: MOST_OCCASIONS });
        }
        Ok(())
    }

    /// The next time it comes, `today` included; `None` for one that is over.
    #[must_use]
    pub fn next(&self, today: BusinessDay) -> Option<BusinessDay> {
        match self.repeat {
            Repeat::Yearly => match self.day.first() {
                // One whose first time is still to come does not come before it.
                Some(first) if first > today => Some(first),
                _ => self.day.next(today),
            },
            Repeat::Once => self.day.first().filter(|day| *day >= today),
        }
    }
}

/// When a yearly day comes next, in both calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Coming {
    /// The day.
    pub day: BusinessDay,
    /// The same day in the lunar calendar, up to the lunar year 2100.
    pub lunar: Option<LunarDay>,
    /// In how many days; 0 on the day itself.
    pub in_days: i64,
}

impl Coming {
    /// A day seen from `today`.
    #[must_use]
    pub fn on(day: BusinessDay, today: BusinessDay) -> Self {
        Self { day, lunar: LunarDay::of(day), in_days: day.days() - today.days() }
    }
}
