//! Whom one guest is compared with when he is new or was changed.

use std::collections::BTreeSet;

use zhike_insight::dedupe::{Match, Model, Person, Rarity, WORTH_ASKING, compare};
use zhike_store::{Tx, p};

use super::load;
use crate::guests::directory::{Directory, reading};
use crate::guests::read::last4_index;
use crate::guests::sql::{contact as contact_sql, pair as sql};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Guests looked at for one reason.
const MOST: i64 = 200;

/// The guests who may be the same as `guest`, with how they compare.
pub fn near(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    directory: Option<&Directory>,
    model: &Model,
    guest: i64,
) -> Result<Vec<Match>, Problem> {
    let Some(person) = load::one(tx, keyring, guest)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for other in candidates(tx, keyring, directory, &person)? {
        let Some(other) = load::one(tx, keyring, other)? else { continue };
        let levels = compare(&person, &other);
        let score = model.score(&levels, Rarity(1.0));
        if score >= WORTH_ASKING {
            let ids = (person.id.min(other.id), person.id.max(other.id));
            found.push(Match { ids, score, levels });
        }
    }
    Ok(found)
}

fn candidates(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    directory: Option<&Directory>,
    person: &Person,
) -> Result<BTreeSet<i64>, Problem> {
    let mut found = BTreeSet::new();
    let most = usize::try_from(MOST).unwrap_or(0);
    if let Some(directory) = directory.filter(|_| !person.given().is_empty()) {
        let sound = reading(&person.name).concat();
        for asked in [&*person.name, sound.as_str()] {
            found.extend(directory.find(asked, most).into_iter().map(|one| one.guest_id));
        }
    }
    let born: Option<Option<Vec<u8>>> = tx.opt(&sql::BIRTHDAY_INDEX, p![person.id])?;
    if let Some(index) = born.flatten() {
        let same_day: Vec<i64> = tx.all(&sql::BORN, p![index, MOST])?;
        found.extend(same_day);
    }
    for phone in &person.phones {
        let last4 = phone.get(phone.len().saturating_sub(4)..).unwrap_or(phone);
        let index = last4_index(keyring, last4);
        let alike: Vec<i64> = tx.all(&contact_sql::ENDING, p![index, MOST])?;
        found.extend(alike);
    }
    found.remove(&person.id);
    Ok(found)
}
