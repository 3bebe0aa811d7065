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
