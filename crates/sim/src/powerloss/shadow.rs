//! What is durable: the state at the start plus the shim's journal.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::Dice;

const START: u32 = 0x315a_4853;
const END: u32 = 0x5a44_454e;
const HEAD_BYTES: usize = 48;
const SECTOR_BYTES: usize = 512;

/// A folder that holds exactly what a power loss would leave of another one.
pub struct Shadow {
    folder: PathBuf,
}

/// One thing the journal says.
enum Record<'a> {
    Synced { name: &'a str, floor: u64, size: u64, offset: u64, data: &'a [u8] },
    Unlinked { name: &'a str },
    Renamed { from: &'a str, to: &'a str },
}

impl Shadow {
    /// An empty shadow: nothing was ever synced.
    pub fn empty(folder: PathBuf) -> Result<Shadow> {
        fs::create_dir_all(&folder)?;
        Ok(Shadow { folder })
    }

    /// Takes over what the journal holds and empties it. Answers how many syncs were in it.
    pub fn replay(&self, journal: &Path) -> Result<u64> {
        let bytes = match fs::read(journal) {
            Ok(bytes) => bytes,
            Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(0),
            Err(fault) => return Err(fault.into()),
        };
        let (mut rest, mut syncs) = (bytes.as_slice(), 0);
        while let Some((record, after)) = parse(rest)? {
            syncs += u64::from(matches!(record, Record::Synced { .. }));
            self.apply(&record)?;
            rest = after;
        }
        fs::remove_file(journal)?;
        Ok(syncs)
    }

    fn apply(&self, record: &Record<'_>) -> Result<()> {
        match *record {
            Record::Synced { name, floor, size, offset, data } => {
                let path = self.folder.join(name);
                let options = File::options().write(true).create(true).truncate(false).clone();
                let file = options.open(&path).with_context(|| path.display().to_string())?;
                if file.metadata()?.len() > floor {
                    file.set_len(floor)?;
                }
                file.write_all_at(data, offset)?;
                file.set_len(size)?;
            }
            Record::Unlinked { name } => remove(&self.folder.join(name))?,
            // A file that was never synced has nothing durable to move.
            Record::Renamed { from, to } => {
                if self.folder.join(from).exists() {
                    fs::rename(self.folder.join(from), self.folder.join(to))?;
                }
            }
        }
        Ok(())
    }

    /// Some of what was written but never synced reaches the disk after all: of each file that
    /// differs in `live`, every changed 512-byte sector with the given chance, and the old or the
    /// new length. This is the model of SQLite's own crash tests.
    pub fn tear(&self, live: &Path, dice: &mut Dice, per_mille: u64) -> Result<()> {
        for name in file_names(&self.folder)? {
            let path = self.folder.join(&name);
            let mut kept = fs::read(&path)?;
            let Ok(newer) = fs::read(live.join(&name)) else { continue };
            if dice.chance(500) {
                kept.resize(newer.len(), 0);
            }
            for (old, new) in kept.chunks_mut(SECTOR_BYTES).zip(newer.chunks(SECTOR_BYTES)) {
                let bytes = old.len().min(new.len());
                if old[..bytes] != new[..bytes] && dice.chance(per_mille) {
                    old[..bytes].copy_from_slice(&new[..bytes]);
                }
            }
            fs::write(&path, kept)?;
        }
        Ok(())
    }

    /// Makes `target` a copy of the shadow, and nothing else.
    pub fn restore_to(&self, target: &Path) -> Result<()> {
        if target.exists() {
            fs::remove_dir_all(target)?;
        }
        fs::create_dir_all(target)?;
        for name in file_names(&self.folder)? {
            fs::copy(self.folder.join(&name), target.join(&name))?;
        }
        Ok(())
    }

    /// Forgets everything, as after a broken disk was replaced.
    pub fn clear(&self) -> Result<()> {
        for name in file_names(&self.folder)? {
            fs::remove_file(self.folder.join(&name))?;
        }
        Ok(())
    }
}

fn file_names(folder: &Path) -> Result<BTreeSet<OsString>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        names.insert(entry?.file_name());
    }
    Ok(names)
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(fault) if fault.kind() != ErrorKind::NotFound => Err(fault.into()),
        _ => Ok(()),
    }
}

/// The first whole record and what follows it; `None` at the end, or at a record cut by the kill.
fn parse(bytes: &[u8]) -> Result<Option<(Record<'_>, &[u8])>> {
    if bytes.len() < HEAD_BYTES {
        return Ok(None);
    }
    if number32(bytes, 0)? != START {
        bail!("the shim's journal is damaged");
    }
    let (name_bytes, other_bytes) = (number32(bytes, 8)? as usize, number32(bytes, 12)? as usize);
    let names_end = HEAD_BYTES + name_bytes + other_bytes;
    let data_end = names_end + usize::try_from(number64(bytes, 40)?)?;
    if bytes.len() < data_end + 4 {
        return Ok(None);
    }
    if number32(bytes, data_end)? != END {
        bail!("a record of the shim's journal is damaged");
    }
    let name = std::str::from_utf8(&bytes[HEAD_BYTES..HEAD_BYTES + name_bytes])?;
    let other = std::str::from_utf8(&bytes[HEAD_BYTES + name_bytes..names_end])?;
    let record = match number32(bytes, 4)? {
        1 => Record::Synced {
            name,
            floor: number64(bytes, 16)?,
            size: number64(bytes, 24)?,
            offset: number64(bytes, 32)?,
            data: &bytes[names_end..data_end],
        },
        2 => Record::Unlinked { name },
        3 => Record::Renamed { from: name, to: other },
        kind => bail!("the shim's journal holds an unknown kind {kind}"),
    };
    Ok(Some((record, &bytes[data_end + 4..])))
}

fn number32(bytes: &[u8], at: usize) -> Result<u32> {
    Ok(u32::from_ne_bytes(bytes[at..at + 4].try_into()?))
}

fn number64(bytes: &[u8], at: usize) -> Result<u64> {
    Ok(u64::from_ne_bytes(bytes[at..at + 8].try_into()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u32, name: &str, other: &str, numbers: [u64; 3], data: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for number in [START, kind, name.len() as u32, other.len() as u32] {
            bytes.extend(number.to_ne_bytes());
        }
        for number in numbers.into_iter().chain([data.len() as u64]) {
            bytes.extend(number.to_ne_bytes());
        }
        bytes.extend(name.bytes().chain(other.bytes()).chain(data.iter().copied()));
        bytes.extend(END.to_ne_bytes());
        bytes
    }

    fn replayed(journal: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
        let room = tempfile::tempdir()?;
        let (kept, path) = (room.path().join("kept"), room.path().join("journal"));
        fs::write(&path, journal)?;
        Shadow::empty(kept.clone())?.replay(&path)?;
        let names = file_names(&kept)?.into_iter();
        names.map(|name| Ok((name.to_string_lossy().into(), fs::read(kept.join(name))?))).collect()
    }

    #[test]
    fn a_record_that_the_kill_cut_short_counts_for_nothing() {
        let whole = record(1, "a", "", [u64::MAX, 4, 0], b"good");
        let second = record(1, "a", "", [u64::MAX, 4, 0], b"late");
        for cut in 0..second.len() {
            let journal = [whole.as_slice(), &second[..cut]].concat();
            assert_eq!(replayed(&journal).unwrap(), [("a".to_owned(), b"good".to_vec())]);
        }
        let both = [whole, second].concat();
        assert_eq!(replayed(&both).unwrap(), [("a".to_owned(), b"late".to_vec())]);
    }

    #[test]
    fn a_file_that_was_cut_and_grew_again_holds_zeros_where_nothing_was_written() {
        let first = record(1, "a", "", [u64::MAX, 6, 0], b"abcdef");
        let again = record(1, "a", "", [2, 6, 4], b"yz");
        let kept = replayed(&[first, again].concat()).unwrap();
        assert_eq!(kept, [("a".to_owned(), b"ab\0\0yz".to_vec())]);
    }

    #[test]
    fn an_unlinked_file_is_gone_and_a_renamed_one_has_its_new_name() {
        let first = record(1, "a", "", [u64::MAX, 1, 0], b"1");
        let second = record(1, "b", "", [u64::MAX, 1, 0], b"2");
        let journal =
            [first, second, record(2, "a", "", [0; 3], b""), record(3, "b", "c", [0; 3], b"")];
        assert_eq!(replayed(&journal.concat()).unwrap(), [("c".to_owned(), b"2".to_vec())]);
    }

    #[test]
    fn a_damaged_journal_is_refused() {
        let mut journal = record(1, "a", "", [u64::MAX, 4, 0], b"good");
        journal[0] ^= 1;
        assert!(replayed(&journal).is_err());
    }
}
