//! Important days: of one guest, and those of all guests that come next.

use zhike_domain::guests::{Coming, Occasion, OccasionKind, Repeat, YearlyDay, keys_on};
use zhike_domain::kernel::id::{GuestId, OccasionId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{Tx, p};

use super::{birthday, opened};
use crate::guests::sql::guest::{self as guest_sql, GuestRow};
use crate::guests::sql::occasion::{self as sql, OccasionRow};
use crate::guests::views::OccasionView;
use crate::platform::http::call::refuse;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Guests with one key read at once.
const CHUNK: i64 = 1_000;

/// A row as the rule takes it.
pub fn occasion_of(keyring: &Keyring, row: &OccasionRow) -> Result<Occasion, Problem> {
    let id = row.occasion_id;
    let day = opened(keyring, "occasion.day_enc", id, Some(&row.day_enc))?.unwrap_or_default();
    let label = opened(keyring, "occasion.label_enc", id, row.label_enc.as_deref())?;
    Ok(Occasion {
        kind: row.kind.parse().map_err(refuse)?,
        label: label.map(|text| text.parse()).transpose().map_err(refuse)?,
        day: serde_json::from_str(&day).map_err(Problem::fault)?,
        repeat: row.comes.parse().map_err(refuse)?,
        remind_days: row.remind_days,
    })
}

fn view(
    guest_id: GuestId,
    occasion_id: Option<i64>,
    occasion: Occasion,
    today: BusinessDay,
) -> OccasionView {
    let next = occasion.next(today).map(|day| Coming::on(day, today));
    let nth = next.and_then(|next| {
        // A lunar year is named by the solar year in which it begins.
        let year = match next.lunar {
            Some(lunar) if occasion.day.calendar.as_str() == "lunar" => i64::from(lunar.year),
            _ => next.day.year(),
        };
        Some(year - i64::from(occasion.day.year?)).filter(|nth| *nth > 0)
    });
    OccasionView {
        occasion_id: occasion_id.map(OccasionId::from_raw),
        guest_id,
        kind: occasion.kind,
        label: occasion.label.map(|label| label.as_str().to_owned()),
        day: occasion.day,
        comes: occasion.repeat,
        remind_days: occasion.remind_days,
        next,
        nth,
    }
}

fn own_birthday(guest_id: GuestId, day: YearlyDay, today: BusinessDay) -> OccasionView {
    let occasion = Occasion {
        kind: OccasionKind::Birthday,
        label: None,
        day,
        repeat: Repeat::Yearly,
        remind_days: None,
    };
    view(guest_id, None, occasion, today)
}

/// A guest's important days, the next one first; those that are over come last.
///
/// # Errors
/// Those of the store, and a fault when a sealed column does not open.
pub fn occasions(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    guest_id: GuestId,
    today: BusinessDay,
) -> Result<Vec<OccasionView>, Problem> {
    let guest: Option<GuestRow> = tx.opt(&guest_sql::FIND, p![guest_id.raw()])?;
    let own = guest.map(|row| birthday(keyring, &row)).transpose()?.flatten();
    let rows: Vec<OccasionRow> = tx.all(&sql::OF_GUEST, p![guest_id.raw()])?;
    let mut all: Vec<OccasionView> =
        own.into_iter().map(|day| own_birthday(guest_id, day, today)).collect();
    for row in rows {
        let occasion = occasion_of(keyring, &row)?;
        all.push(view(guest_id, Some(row.occasion_id), occasion, today));
    }
    all.sort_by_key(|one| one.next.map_or(i64::MAX, |next| next.in_days));
    Ok(all)
}

/// Important days of all guests from `today` on for so many days, birthdays among them; the next
/// ones first, at most `most`.
///
/// # Errors
/// As [`occasions`].
pub fn upcoming(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    today: BusinessDay,
    days: u16,
    most: usize,
) -> Result<Vec<OccasionView>, Problem> {
    let mut all = Vec::new();
    for ahead in 0..i64::from(days) {
        let day = today.plus_days(ahead);
        for guest_id in birthdays_on(tx, keyring, day, i64::MAX, most)? {
            let row: Option<GuestRow> = tx.opt(&guest_sql::FIND, p![guest_id.raw()])?;
            let told = row.map(|row| birthday(keyring, &row)).transpose()?.flatten();
            all.extend(told.map(|told| own_birthday(guest_id, told, today)));
        }
        for key in keys_on(day) {
            occasions_with(tx, keyring, &key, (day, today), &mut all)?;
        }
        if all.len() >= most {
            break;
        }
    }
    all.truncate(most);
    Ok(all)
}

fn occasions_with(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    key: &str,
    (day, today): (BusinessDay, BusinessDay),
    all: &mut Vec<OccasionView>,
) -> Result<(), Problem> {
    let index = keyring.blind("occasion.day_bidx", key);
    let rows: Vec<OccasionRow> = tx.all(&sql::ON_DAY, p![index, -1, CHUNK])?;
    for row in rows {
        let occasion = occasion_of(keyring, &row)?;
        if occasion.next(today) == Some(day) {
            let guest_id = GuestId::from_raw(row.guest_id);
            all.push(view(guest_id, Some(row.occasion_id), occasion, today));
        }
    }
    Ok(())
}

/// Guests with an id below `before` who have their birthday on `day`, the newest first, at most
/// `most`.
///
/// # Errors
/// As [`occasions`].
pub fn birthdays_on(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    day: BusinessDay,
    before: i64,
    most: usize,
) -> Result<Vec<GuestId>, Problem> {
    let mut found = Vec::new();
    for key in keys_on(day) {
        let index = keyring.blind("guest.birthday_bidx", &key);
        let (mut last, mut of_key) = (before, 0);
        while of_key < most {
            let ids: Vec<i64> = tx.all(&sql::BIRTHDAYS, p![index.clone(), last, CHUNK])?;
            let Some(end) = ids.last() else { break };
            last = *end;
            for id in ids {
                let row: Option<GuestRow> = tx.opt(&guest_sql::FIND, p![id])?;
                let told = row.map(|row| birthday(keyring, &row)).transpose()?.flatten();
                if told.is_some_and(|told| told.next(day) == Some(day)) {
                    found.push(GuestId::from_raw(id));
                    of_key += 1;
                }
            }
        }
    }
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.truncate(most);
    Ok(found)
}
