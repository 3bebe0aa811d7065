//! Which coupons members are given, and when. No dice: it follows from who joined, who has a
//! birthday and who stayed away.

use zhike_domain::kernel::time::BusinessDay;

use super::calendar::month;
use super::history::{Event, Gift, What};
use super::people::{DAYS, PlannedGuest};

/// Days before a birthday.
const BEFORE_BIRTHDAY: i64 = 7;
/// Days without a visit after which a guest is asked to come again.
const AWAY_DAYS: i64 = 60;

/// All coupons of a year that begins at `first`; not yet sorted.
#[must_use]
pub fn coupons(guests: &[PlannedGuest], first: BusinessDay) -> Vec<Event> {
    let mut events = Vec::new();
    let soon = (0..DAYS).map(|day| first.plus_days(day + BEFORE_BIRTHDAY));
    let soon: Vec<(u8, u8)> = soon.map(|day| (month(day), day.day_of_month())).collect();
    for (at, guest) in guests.iter().enumerate() {
        let Some(joined) = guest.joined.filter(|day| *day < DAYS) else { continue };
        let mut give = |day: i64, minute: i64, gift: Gift| {
            let what = What::Coupon { guest: at, gift };
            events.push(Event { day, minute, store: guest.store, what });
        };
        give(joined, 625, Gift::Welcome);
        // The day of a lunar birthday in the solar year is not worked out, here as in the product.
        let born = guest.birthday.filter(|birthday| !birthday.lunar);
        let born = born.map(|birthday| (birthday.month, birthday.day));
        for (day, _) in (0..DAYS).zip(&soon).filter(|(_, soon)| Some(**soon) == born) {
            if day > joined {
                give(day, 560, Gift::Birthday);
            }
        }
        let away = guest.habit.until + AWAY_DAYS;
        if away > joined && away < DAYS {
            give(away, 565, Gift::ComeBack);
        }
    }
    events
}
