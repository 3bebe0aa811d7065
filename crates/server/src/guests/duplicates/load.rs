//! Guests as the search sees them, out of their sealed columns.

use std::collections::HashMap;

use zhike_domain::guests::{Birthday, Sex};
use zhike_insight::dedupe::{Known, Person};
use zhike_store::{Tx, p};

use super::person::person;
use crate::guests::read::{Reach, opened};
use crate::guests::sql::contact::{self as contact_sql, ContactRow};
use crate::guests::sql::pair::{self as sql, CardRow, SearchedRow};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Guests read at once.
const CHUNK: i64 = 5_000;

/// Guests as they are kept, sealed.
pub struct Sealed {
    rows: Vec<SearchedRow>,
    contacts: Vec<ContactRow>,
    cards: Vec<CardRow>,
}

impl Sealed {
    /// The highest id; `None` when there is nobody.
    pub fn last(&self) -> Option<i64> {
        self.rows.last().map(|row| row.guest_id)
    }
}

/// The next guests after `after`; nobody at the end.
pub fn next(tx: &mut Tx<'_>, after: i64) -> Result<Sealed, Problem> {
    let rows: Vec<SearchedRow> = tx.all(&sql::ALL_FROM, p![after, CHUNK])?;
    sealed(tx, rows)
}

/// One guest; `None` when he is no guest of his own any more.
pub fn one(tx: &mut Tx<'_>, keyring: &Keyring, guest: i64) -> Result<Option<Person>, Problem> {
    let row: Option<SearchedRow> = tx.opt(&sql::ONE, p![guest])?;
    let sealed = sealed(tx, row.into_iter().collect())?;
    Ok(people(keyring, sealed)?.pop())
}

fn sealed(tx: &mut Tx<'_>, rows: Vec<SearchedRow>) -> Result<Sealed, Problem> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Ok(Sealed { rows, contacts: Vec::new(), cards: Vec::new() });
    };
    let (first, last) = (first.guest_id, last.guest_id);
    let contacts = tx.all(&contact_sql::OF_GUESTS, p![first, last])?;
    let cards = tx.all(&sql::CARDS, p![first, last])?;
    Ok(Sealed { rows, contacts, cards })
}

/// Values by guest.
type Values = HashMap<i64, Vec<String>>;

fn of(values: &Values, guest: i64) -> Vec<&str> {
    values.get(&guest).into_iter().flatten().map(String::as_str).collect()
}

/// Opens what is sealed.
pub fn people(keyring: &Keyring, sealed: Sealed) -> Result<Vec<Person>, Problem> {
    let Sealed { rows, contacts, cards } = sealed;
    let (mut phones, mut emails) = (Values::new(), Values::new());
    for row in contacts {
        let values = match row.kind.as_str() {
            "phone" => &mut phones,
            "email" => &mut emails,
            _ => continue,
        };
        let value = Reach::of(keyring, &row)?.value.kept();
        values.entry(row.guest_id).or_default().push(value);
    }
    let cards: HashMap<i64, String> =
        cards.into_iter().map(|row| (row.guest_id, row.card_no)).collect();
    let one = |row: SearchedRow| {
        let id = row.guest_id;
        let name = opened(keyring, "guest.name_enc", id, row.name_enc.as_deref())?;
        let day = opened(keyring, "guest.birthday_enc", id, row.birthday_enc.as_deref())?;
        let birthday: Option<Birthday> =
            day.map(|day| serde_json::from_str(&day).map_err(Problem::fault)).transpose()?;
        let (phones, emails) = (of(&phones, id), of(&emails, id));
        let cards: Vec<&str> = cards.get(&id).into_iter().map(String::as_str).collect();
        let sex = row.sex.as_deref().and_then(|word| word.parse::<Sex>().ok());
        let name = name.as_deref();
        let known = Known { name, sex, phones: &phones, emails: &emails, cards: &cards, birthday };
        Ok(person(id, &known))
    };
    rows.into_iter().map(one).collect()
}
