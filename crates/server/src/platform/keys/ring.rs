//! The key ring: data keys unwrapped, ready to seal, open, index and authenticate.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::kek::{Kek, KekId};
use crate::platform::seal::{self, SealError, Secret};

/// All data keys of an installation. Cheap to clone; clones see a reload.
#[derive(Clone, Debug)]
pub struct Keyring {
    kek: Kek,
    keys: Arc<RwLock<Arc<Keys>>>,
}

#[derive(Debug)]
pub(super) struct Keys {
    pub(super) columns: BTreeMap<u32, Secret>,
    pub(super) active: u32,
    pub(super) blind: Secret,
    pub(super) mac: Secret,
    pub(super) active_since_ms: i64,
}

/// What may be shown of the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Id of the key in `zhike.key`.
    pub kek_id: KekId,
    /// Number of the column key that seals now.
    pub column_key: u32,
    /// When that column key was made, epoch milliseconds.
    pub created_at_ms: i64,
}

impl Keyring {
    /// A ring of fresh keys that is stored nowhere: for tests and trials.
    ///
    /// # Errors
    /// [`SealError::NoRandom`].
    pub fn draw() -> Result<Keyring, SealError> {
        let columns = BTreeMap::from([(1, Secret::draw()?)]);
        let (blind, mac) = (Secret::draw()?, Secret::draw()?);
        let keys = Keys { columns, active: 1, blind, mac, active_since_ms: 0 };
        Ok(Keyring::of(Kek::draw()?, keys))
    }

    pub(super) fn of(kek: Kek, keys: Keys) -> Keyring {
        Keyring { kek, keys: Arc::new(RwLock::new(Arc::new(keys))) }
    }

    /// Puts other keys in place, for this ring and its clones.
    pub(super) fn replace(&self, keys: Keys) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }

    /// Encrypts a value for its place. `table_column` is exactly `table.column`, as in
    /// `guest.name_enc`; `row_id` is the row's key. The same text sealed twice differs.
    ///
    /// # Errors
    /// [`SealError::NoRandom`].
    pub fn seal(
        &self,
        table_column: &'static str,
        row_id: i64,
        plain: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let keys = self.keys();
        let secret = keys.column(keys.active)?;
        seal::seal(secret, keys.active, place(table_column, row_id).as_bytes(), plain)
    }

    /// Decrypts a value in its place.
    ///
    /// # Errors
    /// [`SealError::Damaged`] for a changed value or one copied from elsewhere,
    /// [`SealError::UnknownKey`] when its key is not loaded, [`SealError::Malformed`].
    pub fn open(
        &self,
        table_column: &'static str,
        row_id: i64,
        sealed: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let keys = self.keys();
        let secret = keys.column(seal::key_number(sealed)?)?;
        seal::open(secret, place(table_column, row_id).as_bytes(), sealed)
    }

    /// Blind index of a normalised value: equal values have equal bytes, and without the key
    /// nobody can try all phone numbers. `index` is `table.column`, as in `contact.phone_bidx`.
    #[must_use]
    pub fn blind(&self, index: &'static str, normalised: &str) -> Vec<u8> {
        keyed(&self.keys().blind, index, normalised.as_bytes()).to_vec()
    }

    /// Blind index of the last four characters. It groups values into at most 10,000 buckets,
    /// which tells a reader of the table more than [`Keyring::blind`]: permission-gate its use.
    /// `None` when there are fewer than four characters.
    #[must_use]
    pub fn blind_last4(&self, index: &'static str, normalised: &str) -> Option<Vec<u8>> {
        let (start, _) = normalised.char_indices().rev().nth(3)?;
        let last4 = normalised.get(start..)?;
        Some(keyed(&self.keys().blind, &format!("{index}#last4"), last4.as_bytes()).to_vec())
    }

    /// HMAC-SHA256 of `data` under the key for authenticity; `purpose` keeps uses apart.
    #[must_use]
    pub fn mac(&self, purpose: &'static str, data: &[u8]) -> [u8; 32] {
        keyed(&self.keys().mac, purpose, data)
    }

    /// Whether `given` is [`Keyring::mac`] of `data`, compared in constant time.
    #[must_use]
    pub fn mac_matches(&self, purpose: &'static str, data: &[u8], given: &[u8]) -> bool {
        self.mac(purpose, data).ct_eq(given).into()
    }

    /// What may be shown of the keys.
    #[must_use]
    pub fn facts(&self) -> Facts {
        let keys = self.keys();
        Facts {
            kek_id: self.kek.id().clone(),
            column_key: keys.active,
            created_at_ms: keys.active_since_ms,
        }
    }

    /// The key of `zhike.key`, for backups and the recovery sheet.
    #[must_use]
    pub const fn kek(&self) -> &Kek {
        &self.kek
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Keys {
    fn column(&self, number: u32) -> Result<&Secret, SealError> {
        self.columns.get(&number).ok_or(SealError::UnknownKey { number })
    }
}

fn place(table_column: &str, row_id: i64) -> String {
    format!("{table_column}|{row_id}")
}

/// HMAC-SHA256 over the label's length, the label and the data, so that no two labels overlap.
fn keyed(secret: &Secret, label: &str, data: &[u8]) -> [u8; 32] {
    // HMAC pads a short key with zeros to its block of 64 bytes.
    let mut block = zeroize::Zeroizing::new([0_u8; 64]);
    for (slot, byte) in block.iter_mut().zip(secret.bytes()) {
        *slot = *byte;
    }
    let mut mac = Hmac::<Sha256>::new(&(*block).into());
    mac.update(&u64::try_from(label.len()).unwrap_or(u64::MAX).to_be_bytes());
    mac.update(label.as_bytes());
    mac.update(data);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_ciphertext_opens_only_in_its_own_row_and_column() {
        let ring = Keyring::draw().unwrap();
        let sealed = ring.seal("guest.name_enc", 7, "林".as_bytes()).unwrap();
        assert_eq!(ring.open("guest.name_enc", 7, &sealed).unwrap(), "林".as_bytes());
        let other_row = ring.open("guest.name_enc", 8, &sealed);
        assert_eq!(other_row, Err(SealError::Damaged));
        let other_column = ring.open("guest.note_enc", 7, &sealed);
        assert_eq!(other_column, Err(SealError::Damaged));
        let other_ring = Keyring::draw().unwrap().open("guest.name_enc", 7, &sealed);
        assert_eq!(other_ring, Err(SealError::Damaged));
    }

    #[test]
    fn a_value_under_a_key_that_is_not_loaded_names_its_number() {
        let ring = Keyring::draw().unwrap();
        let mut sealed = ring.seal("guest.name_enc", 7, b"x").unwrap();
        sealed[4] = 9;
        let opened = ring.open("guest.name_enc", 7, &sealed);
        assert_eq!(opened, Err(SealError::UnknownKey { number: 9 }));
    }

    #[test]
    fn a_keyed_hash_is_hmac_sha256_of_label_length_label_and_data() {
        let secret = Secret::from_bytes([0x0b; 32]);
        let mut mac = Hmac::<Sha256>::new_from_slice(&[0x0b; 32]).unwrap();
        mac.update(&[0, 0, 0, 0, 0, 0, 0, 2]);
        mac.update(b"Hi There");
        assert_eq!(keyed(&secret, "Hi", b" There")[..], mac.finalize().into_bytes()[..]);
    }

    #[test]
    fn the_last_four_index_is_of_the_last_four_characters_only() {
        let ring = Keyring::draw().unwrap();
        let one = ring.blind_last4("contact.phone_bidx", "+8615400001234");
        let two = ring.blind_last4("contact.phone_bidx", "+8615499991234");
        assert!(one.is_some());
        assert_eq!(one, two);
        assert_ne!(one, Some(ring.blind("contact.phone_bidx", "1234")));
        assert_eq!(ring.blind_last4("contact.phone_bidx", "123"), None);
    }

    proptest! {
        #[test]
        fn a_mac_matches_its_data_and_purpose_only(data in ".{0,40}", other in ".{0,40}") {
            let ring = Keyring::draw().unwrap();
            let mac = ring.mac("cursor", data.as_bytes());
            prop_assert!(ring.mac_matches("cursor", data.as_bytes(), &mac));
            prop_assert!(!ring.mac_matches("audit", data.as_bytes(), &mac));
            prop_assert!(!ring.mac_matches("cursor", data.as_bytes(), &mac[..31]));
            if data != other {
                prop_assert!(!ring.mac_matches("cursor", other.as_bytes(), &mac));
                let index = "contact.phone_bidx";
                prop_assert_ne!(ring.blind(index, &data), ring.blind(index, &other));
            }
        }
    }
}
