//! Reading a backup file without restoring it.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use super::progress::{Phase, Watch, tell};
use super::stream::{self, Decryptor};
use super::{BackupError, Counts, Header};
use crate::platform::keys::Kek;

/// A backup file of which every byte was right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What it says about itself.
    pub header: Header,
    /// Rows per table when it was taken.
    pub counts: Counts,
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes of the database copy in it.
    pub plain_bytes: u64,
}

/// What a backup file says about itself; needs no key and reads no more than its beginning.
///
/// # Errors
/// As [`stream::peek`], or [`BackupError::Io`].
pub fn peek_file(path: &Path) -> Result<Header, BackupError> {
    stream::peek(&mut open_file(path)?.0)
}

/// Reads the whole file again and checks every chunk and the digest.
///
/// # Errors
/// [`BackupError`] with the first part that is wrong.
pub fn verify(path: &Path, kek: &Kek, watch: Watch<'_>) -> Result<Verified, BackupError> {
    let (file, file_bytes) = open_file(path)?;
    let mut decryptor = Decryptor::start(file, kek)?;
    let mut sink = |_chunk: &[u8]| Ok(());
    let plain_bytes = each_chunk(&mut decryptor, file_bytes, watch, &mut sink)?;
    let (header, counts) = (decryptor.header().clone(), decryptor.counts().clone());
    Ok(Verified { header, counts, file_bytes, plain_bytes })
}

/// Opens a backup file for reading; gives its length too.
pub(super) fn open_file(path: &Path) -> Result<(BufReader<File>, u64), BackupError> {
    let fault = |error: std::io::Error| BackupError::io(path, &error);
    let file = File::open(path).map_err(fault)?;
    let length = file.metadata().map_err(fault)?.len();
    Ok((BufReader::with_capacity(128 * 1024, file), length))
}

/// Gives every plain chunk to `take`, telling how far it is; answers how many bytes there were.
pub(super) fn each_chunk(
    decryptor: &mut Decryptor<BufReader<File>>,
    file_bytes: u64,
    watch: Watch<'_>,
    take: &mut dyn FnMut(&[u8]) -> Result<(), BackupError>,
) -> Result<u64, BackupError> {
    let mut done = 0_u64;
    while let Some(chunk) = decryptor.next_chunk()? {
        take(&chunk)?;
        done += u64::try_from(chunk.len()).unwrap_or(0);
        tell(watch, Phase::Read, done, Some(file_bytes))?;
    }
    Ok(done)
}
