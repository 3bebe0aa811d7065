//! Finding somebody by what staff type at the door.

use zhike_domain::guests::{ContactValue, Phone};
use zhike_domain::kernel::id::{GuestId, StoreId};
use zhike_store::{Tx, p};

use crate::counter::sql::guest as sql;
use crate::counter::sql::member as member_sql;
use crate::counter::views::FoundBy;
use crate::guests::directory::{Directory, Matched};
use crate::guests::read::{holders, last4_index};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// What was typed, taken for what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing that names anybody.
    Nothing,
    /// Four digits.
    Last4(String),
    /// A number: of a card, else of a phone.
    Number {
        /// The digits and letters of a card.
        card: String,
        /// The phone, if it can be one.
        phone: Option<Phone>,
    },
    /// A name or a part of it, in small letters; Latin ones without blanks too.
    Name {
        /// As written.
        written: String,
        /// Without blanks, dots and apostrophes.
        typed: String,
    },
}

/// What `q` asks for: four digits, a number, or a name. Full-width letters and digits count as
/// their narrow ones.
#[must_use]
pub fn asked(q: &str) -> Asked {
    let half: String = q.chars().map(half_width).collect();
    let text = half.trim().to_lowercase();
    let bare: String = text.chars().filter(|c| !is_blank(*c)).collect();
    let digits = bare.trim_start_matches('+');
    if bare.is_empty() || bare.chars().count() > 60 {
        return Asked::Nothing;
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        if bare.len() == 4 {
            return Asked::Last4(bare);
        }
        return Asked::Number { card: bare, phone: text.parse().ok() };
    }
    if let Ok(phone) = text.parse::<Phone>() {
        return Asked::Number { card: bare, phone: Some(phone) };
    }
    let typed = text.chars().filter(|c| !is_blank(*c)).collect();
    Asked::Name { written: text, typed }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '(' | ')' | '.')
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Guests that fit, the best first.
pub fn find(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    directory: Option<&Directory>,
    asked: &Asked,
    store_id: Option<StoreId>,
    limit: u32,
) -> Result<Vec<(GuestId, FoundBy)>, Problem> {
    match asked {
        Asked::Nothing => Ok(Vec::new()),
        Asked::Last4(digits) => {
            let index = last4_index(keyring, digits);
            let store = store_id.map_or(-1, StoreId::raw);
            let found: Vec<i64> = tx.all(&sql::ENDING, p![index, store, i64::from(limit)])?;
            Ok(found.into_iter().map(|id| (GuestId::from_raw(id), FoundBy::Last4)).collect())
        }
        Asked::Number { card, phone } => number(tx, keyring, card, phone.as_ref()),
        Asked::Name { written, typed } => {
            let card = by_card(tx, &typed.to_uppercase())?;
            let named = directory.map_or_else(Vec::new, |directory| {
                let mut found = directory.find(written, limit as usize);
                if found.is_empty() && written != typed {
                    found = directory.find(typed, limit as usize);
                }
                found
            });
            let named = named.into_iter().map(|found| {
                (
                    GuestId::from_raw(found.guest_id),
                    match found.matched {
                        Matched::Name => FoundBy::Name,
                        Matched::Pinyin => FoundBy::Pinyin,
                        Matched::Initials => FoundBy::Initials,
                    },
                )
            });
            Ok(card.into_iter().chain(named).collect())
        }
    }
}

fn number(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    card: &str,
    phone: Option<&Phone>,
) -> Result<Vec<(GuestId, FoundBy)>, Problem> {
    let mut found: Vec<(GuestId, FoundBy)> = by_card(tx, card)?.into_iter().collect();
    if let Some(phone) = phone {
        // A number that a family shares finds all of them.
        let rows = holders(tx, keyring, &ContactValue::Phone(phone.clone()))?;
        let ids = rows.into_iter().map(|row| GuestId::from_raw(row.guest_id));
        found.extend(ids.map(|guest_id| (guest_id, FoundBy::Phone)));
    }
    Ok(found)
}

fn by_card(tx: &mut Tx<'_>, card: &str) -> Result<Option<(GuestId, FoundBy)>, Problem> {
    let found: Option<i64> = tx.opt(&member_sql::BY_CARD, p![card])?;
    Ok(found.map(|id| (GuestId::from_raw(id), FoundBy::Card)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_taken_for_what_it_is() {
        let check = |q: &str, expected: &str| {
            let told = match asked(q) {
                Asked::Nothing => "nothing".to_owned(),
                Asked::Last4(digits) => format!("last4 {digits}"),
                Asked::Number { card, phone } => {
                    format!("number {card} {}", phone.map_or_else(String::new, |p| p.kept()))
                }
                Asked::Name { written, typed } => format!("name {written} {typed}"),
            };
            assert_eq!(told, expected, "{q}");
        };
        check("", "nothing");
        check(" - ", "nothing");
        check("1234", "last4 1234");
        check("１２３４", "last4 1234");
        check(" 12 34 ", "last4 1234");
        check("15400001234", "number 15400001234 +8615400001234");
        check("+86 154-0000-1234", "number +8615400001234 +8615400001234");
        check("60000001", "number 60000001 ");
        check("123", "number 123 ");
        check("0571-87654321转801", "number 057187654321转801 +8657187654321;ext=801");
        check("林小雨", "name 林小雨 林小雨");
        check("Lin Xiaoyu", "name lin xiaoyu linxiaoyu");
        check("ＬＸＹ", "name lxy lxy");
        check("O'Neill", "name o'neill oneill");
    }
}
