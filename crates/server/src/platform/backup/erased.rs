//! Who was erased, kept beside the backups: an older backup must not bring anybody back.
//!
//! A sealed file of numbers and instants, under the key of `zhike.key`. It lies beside the key and
//! in the folder of backups; a restore takes it along, and the first start after it erases again
//! whoever stands in it. It only ever grows.
//!
//! `ZHIKEER\n` | key id | `\n` | sealed JSON.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::{BackupError, Part};
use crate::platform::keys::{Kek, KekId};
use crate::platform::seal;

/// The name of the file, wherever it lies.
pub const FILE_NAME: &str = "zhike.erased";
const MAGIC: &[u8] = b"ZHIKEER\n";
const PLACE: &[u8] = b"erased.register";

/// Raw ids of guests, and when each was erased, epoch milliseconds.
pub type Erased = BTreeMap<i64, i64>;

/// Who stands in the register of a folder; nobody where there is none.
///
/// # Errors
/// [`BackupError`]: the file is damaged, or another key opens it.
pub fn read(folder: &Path, kek: &Kek) -> Result<Erased, BackupError> {
    let path = folder.join(FILE_NAME);
    let bytes = match std::fs::read(&path) {
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Erased::new()),
        other => other.map_err(|why| BackupError::io(&path, &why))?,
    };
    let damaged = || BackupError::Damaged { part: Part::Header };
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(damaged)?;
    let at = rest.iter().position(|byte| *byte == b'\n').ok_or_else(damaged)?;
    let (id, sealed) = (&rest[..at], &rest[at + 1..]);
    let id = std::str::from_utf8(id).ok().and_then(KekId::from_text).ok_or_else(damaged)?;
    if id != *kek.id() {
        return Err(BackupError::WrongKey { wanted: id, found: kek.id().clone() });
    }
    let plain = seal::open(kek.secret(), PLACE, sealed).map_err(|_cipher| damaged())?;
    serde_json::from_slice(&plain).map_err(|_json| damaged())
}

/// Adds to the register of a folder, which is made if it is not there; answers how many stand in
/// it now. Whoever stood in it stays.
///
/// # Errors
/// As [`read`], and those of writing.
pub fn add(folder: &Path, kek: &Kek, more: &Erased) -> Result<usize, BackupError> {
    let before = read(folder, kek)?;
    let mut after = before.clone();
    for (guest, at) in more {
        after.entry(*guest).or_insert(*at);
    }
    if after.len() > before.len() {
        write(folder, kek, &after)?;
    }
    Ok(after.len())
}

fn write(folder: &Path, kek: &Kek, erased: &Erased) -> Result<(), BackupError> {
    let path = folder.join(FILE_NAME);
    let fault = |why: std::io::Error| BackupError::io(&path, &why);
    let plain = serde_json::to_vec(erased).unwrap_or_default();
    let sealed = seal::seal(kek.secret(), 0, PLACE, &plain)?;
    std::fs::create_dir_all(folder).map_err(fault)?;
    // A file of the same folder, readable by its owner only, that gets its name when it is whole.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(fault)?;
    let parts = [MAGIC, kek.id().as_str().as_bytes(), b"\n", &sealed];
    parts.iter().try_for_each(|part| file.write_all(part)).map_err(fault)?;
    file.as_file().sync_all().map_err(fault)?;
    file.persist(&path).map_err(|why| fault(why.error))?;
    super::disk::sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_only_grows_and_opens_with_its_key_only() {
        let folder = tempfile::tempdir().unwrap();
        let kek = Kek::draw().unwrap();
        assert_eq!(read(folder.path(), &kek).unwrap(), Erased::new());
        assert_eq!(add(folder.path(), &kek, &Erased::from([(7, 70)])).unwrap(), 1);
        assert_eq!(add(folder.path(), &kek, &Erased::from([(7, 99), (8, 80)])).unwrap(), 2);
        assert_eq!(add(folder.path(), &kek, &Erased::new()).unwrap(), 2);
        assert_eq!(read(folder.path(), &kek).unwrap(), Erased::from([(7, 70), (8, 80)]));
        let other = read(folder.path(), &Kek::draw().unwrap());
        assert!(matches!(other, Err(BackupError::WrongKey { .. })), "{other:?}");
        let path = folder.path().join(FILE_NAME);
        let mut bytes = std::fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let changed = add(folder.path(), &kek, &Erased::from([(9, 90)]));
        assert!(matches!(changed, Err(BackupError::Damaged { .. })), "{changed:?}");
    }
}
