//! The keys at the start of the server: made once, found again, or refused with what is wanted.

use std::path::Path;

use zhike_store::Store;

use super::kek::{self, KekId, LoadedKey};
use super::{Kek, KeyError, Keyring, sql};

/// The keys of a server that may start.
#[derive(Debug)]
pub struct Started {
    /// The key ring.
    pub keyring: Keyring,
    /// Whether the key file was made just now: the first start.
    pub made: bool,
    /// The mode of the key file when others than its owner may use it: warn.
    pub loose_mode: Option<u32>,
}

/// Finds the key file and unlocks the data keys; at the first start makes both.
///
/// The file is on disk before the first data key is stored, so a crash between the two leaves a
/// key without data, never data without a key.
///
/// # Errors
/// [`KeyError::Missing`] when data exists but the file does not, [`KeyError::Wrong`] when the file
/// is of another installation, and what reading or writing either gives.
pub fn at_start(store: &Store, key_file: &Path, now_ms: i64) -> Result<Started, KeyError> {
    let wanted = wanted(store)?;
    let loaded = match kek::load_file(key_file) {
        Err(KeyError::Missing { path, .. }) => match wanted {
            Some(wanted) => return Err(KeyError::Missing { path, wanted: Some(wanted) }),
            None => return first_start(store, key_file, now_ms),
        },
        other => other?,
    };
    let LoadedKey { kek, loose_mode, .. } = loaded;
    let keyring = match wanted {
        Some(_) => store.read_blocking(move |tx| Keyring::load(tx, &kek))?,
        None => store.write_blocking(move |tx| Keyring::create(tx, &kek, now_ms))?,
    };
    Ok(Started { keyring, made: false, loose_mode })
}

fn first_start(store: &Store, key_file: &Path, now_ms: i64) -> Result<Started, KeyError> {
    let kek = Kek::draw()?;
    kek::create_file(key_file, &kek, now_ms)?;
    let keyring = store.write_blocking(move |tx| Keyring::create(tx, &kek, now_ms))?;
    Ok(Started { keyring, made: true, loose_mode: None })
}

/// The id of the key file the stored data keys need; `None` before the first start.
fn wanted(store: &Store) -> Result<Option<KekId>, KeyError> {
    let rows = store.read_blocking(|tx| Ok::<_, KeyError>(sql::deks(tx)?))?;
    let Some(first) = rows.first() else { return Ok(None) };
    let id = KekId::from_text(&first.kek_id);
    id.map(Some).ok_or_else(|| KeyError::ring(format!("row {} names no key", first.dek_id)))
}
