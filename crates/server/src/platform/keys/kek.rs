//! The key file `zhike.key`: 256 secret bits that wrap every other key.
//!
//! Text, one `name: value` a line under a heading, so that a person can see what it is. Made once
//! with mode 0600 beside the database; its id is derived from the secret, so a sheet needs no id.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use data_encoding::{Encoding, Specification};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::KeyError;
use crate::platform::seal::{SealError, Secret};

/// The name of the key file.
pub const FILE_NAME: &str = "zhike.key";
const HEADING: &str = "zhike key file 1";
const FILE_LIMIT_BYTES: u64 = 4096;

/// The public name of a key-encryption key: `kek_` and 8 characters of a hash of its secret.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KekId(String);

impl KekId {
    /// Reads an id that a database or a backup carries.
    #[must_use]
    pub fn from_text(text: &str) -> Option<KekId> {
        let body = text.strip_prefix("kek_")?;
        let known = body.len() == 8 && body.bytes().all(|b| b.is_ascii_alphanumeric());
        known.then(|| KekId(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for KekId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key-encryption key: the secret of `zhike.key` and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kek {
    id: KekId,
    secret: Secret,
}

impl Kek {
    /// Draws a new key.
    ///
    /// # Errors
    /// [`SealError::NoRandom`].
    pub fn draw() -> Result<Kek, SealError> {
        Secret::draw().map(Kek::from_secret)
    }

    /// The key with this secret.
    #[must_use]
    pub fn from_secret(secret: Secret) -> Kek {
        let hash = Sha256::new().chain_update(b"zhike kek id 1\0").chain_update(secret.bytes());
        let hash = hash.finalize();
        let body = crockford().encode(hash.get(..5).unwrap_or_default());
        Kek { id: KekId(format!("kek_{body}")), secret }
    }

    /// Its public id, the same for the same secret everywhere.
    #[must_use]
    pub const fn id(&self) -> &KekId {
        &self.id
    }

    /// The secret, for wrapping keys and for the sheet.
    #[must_use]
    pub const fn secret(&self) -> &Secret {
        &self.secret
    }
}

/// A key file that was read, with what is wrong about the way it is kept.
#[derive(Debug, Clone)]
pub struct LoadedKey {
    /// The key.
    pub kek: Kek,
    /// When the file says it was made, epoch milliseconds.
    pub created_at_ms: i64,
    /// The mode bits when others than the owner may read or write the file.
    pub loose_mode: Option<u32>,
}

/// Makes the key file at `path`: only where none is, mode 0600, on disk before this returns.
///
/// # Errors
/// [`KeyError::FileThere`] when one exists, [`KeyError::Io`] when the folder cannot be written.
pub fn create_file(path: &Path, kek: &Kek, now_ms: i64) -> Result<(), KeyError> {
    let fault = |error: std::io::Error| KeyError::io(path, &error);
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let mut file = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(KeyError::FileThere { path: path.to_owned() });
        }
        other => other.map_err(fault)?,
    };
    // A umask can only take bits away; the mode is set again in case an inherited ACL added some.
    file.set_permissions(std::fs::Permissions::from_mode(0o600)).map_err(fault)?;
    file.write_all(file_text(kek, now_ms).as_bytes()).map_err(fault)?;
    file.sync_all().map_err(fault)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault)
}

/// Reads and checks a key file.
///
/// # Errors
/// [`KeyError::Missing`], [`KeyError::FileDamaged`] (which line) or [`KeyError::Io`].
pub fn load_file(path: &Path) -> Result<LoadedKey, KeyError> {
    let fault = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => KeyError::Missing { path: path.to_owned(), wanted: None },
        _ => KeyError::io(path, &error),
    };
    let file = File::open(path).map_err(fault)?;
    let mode = file.metadata().map_err(fault)?.mode() & 0o777;
    let mut text = zeroize::Zeroizing::new(String::new());
    file.take(FILE_LIMIT_BYTES).read_to_string(&mut text).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => KeyError::FileDamaged { path: path.to_owned(), line: 1 },
        _ => KeyError::io(path, &error),
    })?;
    let (kek, created_at_ms) =
        parse(&text).map_err(|line| KeyError::FileDamaged { path: path.to_owned(), line })?;
    let loose_mode = (mode & 0o077 != 0).then_some(mode);
    Ok(LoadedKey { kek, created_at_ms, loose_mode })
}

/// The text of the key file. Secret: only for the file itself.
fn file_text(kek: &Kek, now_ms: i64) -> zeroize::Zeroizing<String> {
    let created = Timestamp::from_millisecond(now_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    let secret = crockford().encode(kek.secret.bytes());
    zeroize::Zeroizing::new(format!(
        "{HEADING}\n\
         # Whoever has this file and a backup can read every guest. Without it no backup opens.\n\
         # 知客密钥:请勿外传;没有它,任何备份都无法恢复。\n\
         id: {id}\ncreated: {created}\nkey: {secret}\ncheck: {check}\n",
        id = kek.id,
        check = file_check(&secret),
    ))
}

/// The key and its time, or the line (from 1) that is wrong.
fn parse(text: &str) -> Result<(Kek, i64), usize> {
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
    match lines.next() {
        Some((_, HEADING)) => {}
        _ => return Err(1),
    }
    let mut found: [Option<(usize, &str)>; 4] = [None; 4];
    let last = text.lines().count();
    for (at, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let (name, value) = line.split_once(": ").ok_or(at)?;
        let slot = match name {
            "id" => 0,
            "created" => 1,
            "key" => 2,
            "check" => 3,
            _ => return Err(at),
        };
        match found.get_mut(slot) {
            Some(place @ None) => *place = Some((at, value)),
            _ => return Err(at),
        }
    }
    let [Some(id), Some(created), Some(key), Some(check)] = found else {
        return Err(last + 1);
    };
    if file_check(key.1) != check.1 {
        return Err(key.0);
    }
    let bytes = crockford().decode(key.1.as_bytes()).map_err(|_alphabet| key.0)?;
    let bytes: [u8; 32] = bytes.try_into().map_err(|_length| key.0)?;
    let kek = Kek::from_secret(Secret::from_bytes(bytes));
    if kek.id.as_str() != id.1 {
        return Err(id.0);
    }
    let created: Timestamp = created.1.parse().map_err(|_time| created.0)?;
    Ok((kek, created.as_millisecond()))
}

fn file_check(secret: &str) -> String {
    let hash = Sha256::new().chain_update(b"zhike key file 1\0").chain_update(secret).finalize();
    crockford().encode(hash.get(..5).unwrap_or_default())
}

/// Crockford's base 32 in lower case, without padding.
fn crockford() -> Encoding {
    let mut spec = Specification::new();
    spec.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    // The alphabet is a constant of 32 different ASCII letters, so the fall-back is never taken.
    spec.encoding().unwrap_or(data_encoding::BASE32HEX_NOPAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_MS: i64 = 1_795_341_600_000; // 2026-11-22T10:00:00Z

    fn kek(seed: u8) -> Kek {
        Kek::from_secret(Secret::from_bytes([seed; 32]))
    }

    #[test]
    fn the_key_file_is_readable_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        create_file(&path, &kek(1), NOW_MS).unwrap();
        assert_eq!(path.metadata().unwrap().mode() & 0o777, 0o600);
        let loaded = load_file(&path).unwrap();
        assert_eq!(loaded.kek, kek(1));
        assert_eq!(loaded.created_at_ms, NOW_MS);
        assert_eq!(loaded.loose_mode, None);
    }

    #[test]
    fn a_key_file_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        create_file(&path, &kek(1), NOW_MS).unwrap();
        let again = create_file(&path, &kek(2), NOW_MS);
        assert!(matches!(again, Err(KeyError::FileThere { .. })));
        assert_eq!(load_file(&path).unwrap().kek, kek(1));
    }

    #[test]
    fn a_key_file_others_may_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        create_file(&path, &kek(1), NOW_MS).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(load_file(&path).unwrap().loose_mode, Some(0o644));
    }

    #[test]
    fn every_changed_character_of_the_key_file_is_noticed_at_its_line() {
        let text = file_text(&kek(9), NOW_MS);
        assert!(parse(&text).is_ok());
        let key_line = text.lines().position(|line| line.starts_with("key: ")).unwrap();
        let line = text.lines().nth(key_line).unwrap();
        for at in 5..line.len() {
            let mut changed = line.to_owned();
            let other = if &line[at..=at] == "0" { "1" } else { "0" };
            changed.replace_range(at..=at, other);
            let whole = text.replace(line, &changed);
            assert_eq!(parse(&whole).map(|_| ()), Err(key_line + 1));
        }
    }

    #[test]
    fn a_cut_key_file_is_damaged_not_missing() {
        let text = file_text(&kek(9), NOW_MS);
        for end in 0..text.len() - 1 {
            if text.is_char_boundary(end) {
                assert!(parse(&text[..end]).is_err(), "cut at {end}");
            }
        }
    }

    #[test]
    fn an_absent_key_file_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = load_file(&folder.path().join(FILE_NAME));
        assert!(matches!(loaded, Err(KeyError::Missing { .. })));
    }

    #[test]
    fn neither_key_nor_error_prints_the_secret() {
        let shown = format!("{:?}", kek(0xab));
        assert!(shown.contains("***") && !shown.contains("171"), "{shown}");
    }
}
