//! The hours in which advertising may go out.

use serde::{Deserialize, Serialize};

use super::MessageRefusal;
use crate::kernel::time::DayMinute;

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// The widest window that the carriers' rules leave.
const EARLIEST: u16 = 8 * 60;
const LATEST: u16 = 22 * 60;

/// From when to when, by the store's clock; `until` is the first minute that is too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first minute.
    pub from: DayMinute,
    /// The first minute after it.
    pub until: DayMinute,
}

impl Default for Window {
    /// 09:00 to 21:00.
    fn default() -> Self {
        let at = |hour: u16| DayMinute::new(hour * 60).unwrap_or(DayMinute::DEFAULT_CUT_OVER);
        Self { from: at(9), until: at(21) }
    }
}

impl Window {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// [`MessageRefusal::WindowEmpty`], [`MessageRefusal::WindowTooWide`].
    pub const fn check(&self) -> Result<(), MessageRefusal> {
        let (from, until) = (self.from.minute(), self.until.minute());
        if from >= until {
            return Err(MessageRefusal::WindowEmpty);
        }
        if from < EARLIEST || until > LATEST {
            return Err(MessageRefusal::WindowTooWide);
        }
        Ok(())
    }

    /// In how many minutes it opens; none while it is open.
    #[must_use]
    pub const fn wait_minutes(&self, now: DayMinute) -> Option<u16> {
        let (from, until, now) = (self.from.minute(), self.until.minute(), now.minute());
        if now >= from && now < until {
            return None;
        }
        Some(if now < from { from - now } else { DAY - now + from })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u16, minute: u16) -> DayMinute {
        DayMinute::new(hour * 60 + minute).unwrap()
    }

    #[test]
    fn the_window_is_half_open_and_opens_again_the_next_morning() {
        let window = Window::default();
        for (now, wait) in [
            (at(8, 59), Some(1)),
            (at(9, 0), None),
            (at(20, 59), None),
            (at(21, 0), Some(720)),
            (at(23, 59), Some(541)),
            (at(0, 0), Some(540)),
        ] {
            assert_eq!(window.wait_minutes(now), wait, "{now:?}");
        }
    }

    #[test]
    fn a_window_may_be_narrower_but_not_wider_than_the_carriers_allow() {
        let check = |from, until| Window { from, until }.check();
        assert_eq!(check(at(8, 0), at(22, 0)), Ok(()));
        assert_eq!(check(at(7, 59), at(21, 0)), Err(MessageRefusal::WindowTooWide));
        assert_eq!(check(at(9, 0), at(22, 1)), Err(MessageRefusal::WindowTooWide));
        assert_eq!(check(at(21, 0), at(9, 0)), Err(MessageRefusal::WindowEmpty));
    }
}
