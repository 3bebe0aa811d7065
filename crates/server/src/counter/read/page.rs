//! A page of the list of guests: candidates from the filter that names the fewest, and a look at
//! each of them by the other filters.

use zhike_domain::guests::Stage;
use zhike_domain::kernel::id::{FieldId, GuestId, StoreId, TierId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{Stmt, Tx, Val, p};

use crate::counter::sql::guest as sql;
use crate::guests::read::{birthdays_on, value_key};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// Candidates read at once.
const CHUNK: i64 = 500;
/// Candidates looked at for one page at the most; then the page is given as far as it is.
const MOST_LOOKED_AT: usize = 20_000;
/// Birthdays of one day that are read at the most.
const MOST_BIRTHDAYS: usize = 5_000;

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Whom the house knows longest comes first.
    Oldest,
    /// Whom the house got to know last comes first.
    Newest,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Those whom this store got to know.
    pub store_id: Option<StoreId>,
    /// Members of this tier.
    pub tier_id: Option<TierId>,
    /// Those who stand there.
    pub stage: Option<Stage>,
    /// Those who are important, or who are not.
    pub vip: Option<bool>,
    /// Those with this value in this field.
    pub fact: Option<(FieldId, String)>,
    /// Those with a birthday from the first of these days on until before the second.
    pub birthday: Option<(BusinessDay, BusinessDay)>,
    /// The order; birthdays come the newest guest first.
    pub sort: Sort,
}

/// Ids of a page after the guest `after`, and the last guest that was looked at when there may be
/// more.
///
/// # Errors
/// Those of the store.
pub fn page(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    wanted: &Wanted,
    after: i64,
    limit: usize,
) -> Result<(Vec<GuestId>, Option<i64>), Problem> {
    let key = wanted.fact.as_ref().map(|(field, value)| value_key(keyring, *field, value));
    if wanted.birthday.is_some() {
        return of_birthdays(tx, keyring, wanted, key, after, limit);
    }
    let (mut found, mut last, mut looked_at) = (Vec::new(), after, 0);
    loop {
        let ids = candidates(tx, wanted, key.as_ref(), last)?;
        let is_end = i64::try_from(ids.len()).unwrap_or(0) < CHUNK;
        for id in ids {
            if found.len() == limit {
                return Ok((found, Some(last)));
            }
            last = id;
            looked_at += 1;
            if fits(tx, wanted, id)? {
                found.push(GuestId::from_raw(id));
            }
        }
        if is_end {
            return Ok((found, None));
        }
        if looked_at >= MOST_LOOKED_AT {
            return Ok((found, Some(last)));
        }
    }
}

fn candidates(
    tx: &mut Tx<'_>,
    wanted: &Wanted,
    key: Option<&Vec<u8>>,
    after: i64,
) -> Result<Vec<i64>, Problem> {
    let newest = wanted.sort == Sort::Newest;
    let pick = |new: &'static Stmt, old: &'static Stmt| if newest { new } else { old };
    let (statement, by) = if let Some(key) = key {
        (pick(&sql::FACT_NEWEST, &sql::FACT_OLDEST), Some(Val::from(key.clone())))
    } else if let Some(stage) = wanted.stage {
        (pick(&sql::STAGE_NEWEST, &sql::STAGE_OLDEST), Some(Val::from(stage.as_str())))
    } else if wanted.vip == Some(true) {
        (pick(&sql::VIP_NEWEST, &sql::VIP_OLDEST), None)
    } else if let Some(tier) = wanted.tier_id {
        (pick(&sql::TIER_NEWEST, &sql::TIER_OLDEST), Some(Val::from(tier.raw())))
    } else if let Some(store) = wanted.store_id {
        (pick(&sql::STORE_NEWEST, &sql::STORE_OLDEST), Some(Val::from(store.raw())))
    } else {
        (pick(&sql::NEWEST, &sql::OLDEST), None)
    };
    let mut params: Vec<Val> = p![after, CHUNK].to_vec();
    params.extend(by);
    Ok(tx.all(statement, &params)?)
}

fn fits(tx: &mut Tx<'_>, wanted: &Wanted, guest: i64) -> Result<bool, Problem> {
    let (store, tier) = (wanted.store_id.map(StoreId::raw), wanted.tier_id.map(TierId::raw));
    let vip = wanted.vip.map(i64::from);
    let stage = wanted.stage.map(Stage::as_str);
    let found: i64 = tx.one(&sql::FITS, p![guest, store, tier, vip, stage])?;
    Ok(found > 0)
}

fn of_birthdays(
    tx: &mut Tx<'_>,
    keyring: &Keyring,
    wanted: &Wanted,
    key: Option<Vec<u8>>,
    after: i64,
    limit: usize,
) -> Result<(Vec<GuestId>, Option<i64>), Problem> {
    let Some((from, to)) = wanted.birthday else { return Ok((Vec::new(), None)) };
    let mut ids = Vec::new();
    for day in from.days()..to.days() {
        ids.extend(birthdays_on(tx, keyring, BusinessDay(day), after, MOST_BIRTHDAYS)?);
    }
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    let mut found: Vec<GuestId> = Vec::new();
    for guest_id in ids {
        if found.len() == limit {
            return Ok((found.clone(), found.last().map(|last| last.raw())));
        }
        let has_fact = match &key {
            None => true,
            Some(key) => {
                let just_it = p![guest_id.raw() + 1, 1, key.clone()];
                tx.opt::<i64>(&sql::FACT_NEWEST, just_it)? == Some(guest_id.raw())
            }
        };
        if has_fact && fits(tx, wanted, guest_id.raw())? {
            found.push(guest_id);
        }
    }
    Ok((found, None))
}
