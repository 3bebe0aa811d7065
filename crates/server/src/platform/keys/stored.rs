//! The key ring in table `dek`: made at the first start, loaded and reloaded.

use std::collections::BTreeMap;

use zhike_store::{Tx, p};

use super::KeyError;
use super::kek::{Kek, KekId};
use super::ring::{Keyring, Keys};
use super::sql::{self, DekRow};
use crate::platform::seal::{self, Secret};

const COLUMN: &str = "column";
const BLIND: &str = "blind_index";
const MAC: &str = "mac";

impl Keyring {
    /// Makes and stores the first data keys, or loads those another node has stored meanwhile.
    ///
    /// # Errors
    /// [`KeyError::Wrong`] when stored keys are wrapped by another key file, else as [`load`].
    ///
    /// [`load`]: Keyring::load
    pub fn create(tx: &mut Tx<'_>, kek: &Kek, now_ms: i64) -> Result<Keyring, KeyError> {
        if !sql::deks(tx)?.is_empty() {
            return Keyring::load(tx, kek);
        }
        for (number, purpose) in [(1, COLUMN), (2, BLIND), (3, MAC)] {
            insert(tx, kek, &NewDek { number, purpose, state: "active", now_ms })?;
        }
        Keyring::load(tx, kek)
    }

    /// Loads and unwraps the stored data keys.
    ///
    /// # Errors
    /// [`KeyError::Wrong`], [`KeyError::Ring`] or the store's.
    pub fn load(tx: &mut Tx<'_>, kek: &Kek) -> Result<Keyring, KeyError> {
        Ok(Keyring::of(kek.clone(), unwrap_all(kek, &sql::deks(tx)?)?))
    }

    /// Reads the stored keys again: after a rotation, here or on another node.
    ///
    /// # Errors
    /// As [`Keyring::load`]; the ring then keeps what it had.
    pub fn reload(&self, tx: &mut Tx<'_>) -> Result<(), KeyError> {
        self.replace(unwrap_all(self.kek(), &sql::deks(tx)?)?);
        Ok(())
    }
}

/// A data key to be drawn and stored.
pub(super) struct NewDek {
    pub(super) number: u32,
    pub(super) purpose: &'static str,
    pub(super) state: &'static str,
    pub(super) now_ms: i64,
}

/// Draws a data key, wraps it and stores it.
pub(super) fn insert(tx: &mut Tx<'_>, kek: &Kek, dek: &NewDek) -> Result<(), KeyError> {
    let secret = Secret::draw()?;
    let place = wrap_place(dek.purpose, dek.number);
    let wrapped = seal::seal(kek.secret(), 0, place.as_bytes(), secret.bytes())?;
    let number = i64::from(dek.number);
    let kek_id = kek.id().as_str();
    tx.execute(&sql::INSERT_DEK, p![number, dek.purpose, dek.state, kek_id, wrapped, dek.now_ms])?;
    Ok(())
}

fn unwrap_all(kek: &Kek, rows: &[DekRow]) -> Result<Keys, KeyError> {
    let mut columns = BTreeMap::new();
    let (mut active, mut blind, mut mac) = (None, None, None);
    for row in rows {
        let (number, secret) = unwrap_one(kek, row)?;
        match (row.purpose.as_str(), row.state.as_str()) {
            (COLUMN, state) => {
                columns.insert(number, secret);
                if state == "active" {
                    active = Some((number, row.created_at));
                }
            }
            (BLIND, "active") => blind = Some(secret),
            (MAC, "active") => mac = Some(secret),
            _ => {}
        }
    }
    let (Some((active, active_since_ms)), Some(blind), Some(mac)) = (active, blind, mac) else {
        return Err(KeyError::ring("an active key of a purpose is missing"));
    };
    Ok(Keys { columns, active, blind, mac, active_since_ms })
}

fn unwrap_one(kek: &Kek, row: &DekRow) -> Result<(u32, Secret), KeyError> {
    let named = KekId::from_text(&row.kek_id)
        .ok_or_else(|| KeyError::ring(format!("row {} names no key", row.dek_id)))?;
    if named != *kek.id() {
        return Err(KeyError::Wrong { wanted: named, found: kek.id().clone() });
    }
    let damaged = || KeyError::ring(format!("row {} was changed", row.dek_id));
    let number = u32::try_from(row.dek_id).map_err(|_range| damaged())?;
    let place = wrap_place(&row.purpose, number);
    let plain =
        seal::open(kek.secret(), place.as_bytes(), &row.wrapped).map_err(|_cipher| damaged())?;
    let plain = zeroize::Zeroizing::new(plain);
    let bytes: [u8; 32] = plain.as_slice().try_into().map_err(|_length| damaged())?;
    Ok((number, Secret::from_bytes(bytes)))
}

fn wrap_place(purpose: &str, number: u32) -> String {
    format!("dek|{purpose}|{number}")
}
