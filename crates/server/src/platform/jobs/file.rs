//! Result files: what a job made for download, encrypted, for a day; and files from outside that
//! wait to be read, in the same form.
//!
//! An export holds personal values in the clear, so its file is sealed in pieces of 64 KB under the
//! column keys, readable by the server's user alone, and deleted after 24 hours. On a chain the
//! file lies on the node that ran the job, unless all nodes share the data folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use zhike_domain::kernel::id;

use crate::platform::keys::Keyring;

/// How long a result file is kept, in milliseconds.
pub const KEEP_MS: i64 = 24 * 3_600_000;

const PIECE: usize = 64 * 1_024;
/// Far more than a sealed piece; a larger length in a file is damage.
const LONGEST_SEALED: u32 = 70 * 1_024;
const MAGIC: &[u8; 8] = b"zkjob\0\0\x01";
const LAST: u8 = 1;

/// What can be wrong with a result file.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It was deleted after a day, or lies on another node.
    #[error("the file of the job is not there")]
    Gone,
    /// It was changed, cut, or its key is not loaded any more.
    #[error("the file of the job is damaged")]
    Damaged,
    /// The system refuses.
    #[error("the file of the job: {0}")]
    Io(#[from] io::Error),
}

impl FileError {
    /// The stable code of conventions §6.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            FileError::Gone => "job.file_gone",
            FileError::Damaged => "job.file_damaged",
            FileError::Io(_) => "job.file_failed",
        }
    }
}

/// A folder of sealed files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
    /// The glossary word of what each file belongs to.
    word: &'static str,
    /// What the pieces are bound to, beside their number and their owner.
    place: &'static str,
    keyring: Keyring,
}

/// A finished file.
#[derive(Debug)]
pub struct WrittenFile {
    /// What people see; not its name on the disk.
    pub name: String,
}

impl Files {
    /// Files under `<data>/jobs`; the folder is made when the first file is.
    #[must_use]
    pub fn new(data: &Path, keyring: Keyring) -> Files {
        Files { folder: data.join("jobs"), word: "job", place: "job.file", keyring }
    }

    /// Files that came from outside and wait to be read, under `<data>/imports`.
    #[must_use]
    pub fn staged(data: &Path, keyring: Keyring) -> Files {
        Files { folder: data.join("imports"), word: "import", place: "import.file", keyring }
    }

    fn folder_of(&self, owner: i64) -> PathBuf {
        self.folder.join(id::show(self.word, owner))
    }

    /// Starts a file; one from an earlier try of the same job is written over.
    ///
    /// # Errors
    /// [`FileError::Io`].
    pub fn create(&self, job_id: i64, name: &str) -> Result<FileWriter, FileError> {
        let folder = self.folder_of(job_id);
        make_private_folder(&folder)?;
        let part = folder.join("result.part");
        let mut file = BufWriter::new(private_file(&part)?);
        file.write_all(MAGIC)?;
        Ok(FileWriter {
            file,
            part,
            whole: folder.join("result.sealed"),
            name: name.to_owned(),
            keyring: self.keyring.clone(),
            place: self.place,
            job_id,
            number: 0,
            piece: Vec::with_capacity(PIECE),
        })
    }

    /// Opens a finished file for reading its plain bytes.
    ///
    /// # Errors
    /// [`FileError`].
    pub fn open(&self, job_id: i64) -> Result<FileReader, FileError> {
        let file = match File::open(self.folder_of(job_id).join("result.sealed")) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Err(FileError::Gone),
            other => other?,
        };
        let mut file = BufReader::new(file);
        let mut magic = [0; 8];
        file.read_exact(&mut magic).map_err(|_short| FileError::Damaged)?;
        if magic != *MAGIC {
            return Err(FileError::Damaged);
        }
        let keyring = self.keyring.clone();
        let place = self.place;
        let (piece, at, ended) = (Vec::new(), 0, false);
        Ok(FileReader { file, keyring, place, job_id, number: 0, piece, at, ended })
    }

    /// Deletes what a job made; nothing there is no error.
    ///
    /// # Errors
    /// [`FileError::Io`].
    pub fn delete(&self, job_id: i64) -> Result<(), FileError> {
        match fs::remove_dir_all(self.folder_of(job_id)) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(()),
            other => Ok(other?),
        }
    }
}

/// A file being made: write plain bytes, then [`FileWriter::finish`]. Dropped before that, it
/// leaves nothing that can be downloaded.
pub struct FileWriter {
    file: BufWriter<File>,
    part: PathBuf,
    whole: PathBuf,
    name: String,
    keyring: Keyring,
    place: &'static str,
    job_id: i64,
    number: u32,
    piece: Vec<u8>,
}

impl FileWriter {
    /// Seals the rest, brings it to the disk and makes it downloadable.
    ///
    /// # Errors
    /// [`FileError::Io`].
    pub fn finish(mut self) -> Result<WrittenFile, FileError> {
        self.seal_piece(LAST)?;
        self.file.flush()?;
        self.file.get_ref().sync_all()?;
        fs::rename(&self.part, &self.whole)?;
        Ok(WrittenFile { name: self.name })
    }

    /// The number and the mark of the last piece are sealed with it: order and end cannot change.
    fn seal_piece(&mut self, last: u8) -> io::Result<()> {
        let mut plain = self.number.to_be_bytes().to_vec();
        plain.push(last);
        plain.append(&mut self.piece);
        let sealed =
            self.keyring.seal(self.place, self.job_id, &plain).map_err(io::Error::other)?;
        let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
        self.file.write_all(&length.to_be_bytes())?;
        self.file.write_all(&sealed)?;
        self.number += 1;
        Ok(())
    }
}

impl Write for FileWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(PIECE - self.piece.len());
        let (now, _later) = bytes.split_at(taken);
        self.piece.extend_from_slice(now);
        if self.piece.len() == PIECE {
            self.seal_piece(0)?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The plain bytes of a finished file.
#[derive(Debug)]
pub struct FileReader {
    file: BufReader<File>,
    keyring: Keyring,
    place: &'static str,
    job_id: i64,
    number: u32,
    piece: Vec<u8>,
    at: usize,
    ended: bool,
}

impl FileReader {
    /// The next piece, at most 64 KB; `None` at the end.
    ///
    /// # Errors
    /// [`FileError::Damaged`] or [`FileError::Io`].
    pub fn next_piece(&mut self) -> Result<Option<Vec<u8>>, FileError> {
        if self.ended {
            return Ok(None);
        }
        let mut length = [0; 4];
        self.file.read_exact(&mut length).map_err(|_short| FileError::Damaged)?;
        let length = u32::from_be_bytes(length);
        if length > LONGEST_SEALED {
            return Err(FileError::Damaged);
        }
        let mut sealed = vec![0; length as usize];
        self.file.read_exact(&mut sealed).map_err(|_short| FileError::Damaged)?;
        let opened = self.keyring.open(self.place, self.job_id, &sealed);
        let mut plain = opened.map_err(|_changed| FileError::Damaged)?;
        let in_order = plain.get(..4) == Some(self.number.to_be_bytes().as_slice());
        let mark = plain.get(4).copied().filter(|_mark| in_order).ok_or(FileError::Damaged)?;
        self.number += 1;
        self.ended = mark == LAST;
        Ok(Some(plain.split_off(5)))
    }
}

impl Read for FileReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.piece.len() {
            let Some(piece) = self.next_piece().map_err(io::Error::other)? else { return Ok(0) };
            (self.piece, self.at) = (piece, 0);
        }
        let count = into.len().min(self.piece.len() - self.at);
        into[..count].copy_from_slice(&self.piece[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn private_file(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(true).open(path)
}
