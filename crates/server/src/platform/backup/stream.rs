//! The encrypted body of a backup: chunks under the STREAM construction (Hoang, Reyhanitabar,
//! Rogaway, Vizár 2015) and a digest of the whole file at its end.
//!
//! A chunk's nonce is the file's prefix, the chunk's number and whether it is the last; the
//! header's hash is authenticated with each. A chunk that was cut, moved, repeated or taken from
//! another file therefore does not open, and neither does a file without its last chunk.

use std::io::{Read, Seek, SeekFrom, Write};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

use super::header::{
    self, Counts, DIGEST_LEN, HEADER_LIMIT, Header, MAGIC, PREAMBLE_LEN, SealedHeader,
};
use super::{BackupError, Part};
use crate::platform::keys::Kek;
use crate::platform::seal::Secret;

/// Plain bytes of every chunk but the last.
pub const CHUNK_LEN: usize = 64 * 1024;
const TAG_LEN: usize = 16;
const LAST: u32 = 1 << 31;
const END_MAGIC: &[u8; 8] = b"ZKB-END\n";
const END_LEN: usize = END_MAGIC.len() + DIGEST_LEN;

struct Ciphered {
    cipher: XChaCha20Poly1305,
    prefix: [u8; header::PREFIX_LEN],
    aad: [u8; 32],
}

impl Ciphered {
    fn of(header: &[u8], key: &Secret, prefix: [u8; header::PREFIX_LEN]) -> Ciphered {
        let cipher = XChaCha20Poly1305::new(&Key::from(*key.bytes()));
        Ciphered { cipher, prefix, aad: Sha256::digest(header).into() }
    }

    fn nonce(&self, number: u32, last: bool) -> XNonce {
        let mut nonce = [0_u8; 24];
        let counter = number.to_be_bytes();
        let parts = self.prefix.iter().chain(&counter).copied().chain([u8::from(last)]);
        for (slot, byte) in nonce.iter_mut().zip(parts) {
            *slot = byte;
        }
        XNonce::from(nonce)
    }
}

/// Encrypts what is written to it. [`Encryptor::finish`] must be called: without its last chunk and
/// digest the file counts as cut.
pub struct Encryptor<W: Write> {
    out: W,
    digest: Sha256,
    ciphered: Ciphered,
    number: u32,
    buffer: Vec<u8>,
    written: u64,
}

impl<W: Write> Encryptor<W> {
    /// Writes the header and is ready for the body.
    ///
    /// # Errors
    /// The inner writer's.
    pub fn start(mut out: W, sealed: &SealedHeader) -> std::io::Result<Encryptor<W>> {
        out.write_all(&sealed.bytes)?;
        Ok(Encryptor {
            out,
            digest: Sha256::new().chain_update(&sealed.bytes),
            ciphered: Ciphered::of(&sealed.bytes, &sealed.key, sealed.prefix),
            number: 0,
            buffer: Vec::with_capacity(CHUNK_LEN),
            written: u64::try_from(sealed.bytes.len()).unwrap_or(u64::MAX),
        })
    }

    /// Writes the last chunk and the digest; gives the inner writer and the bytes of the file.
    ///
    /// # Errors
    /// The inner writer's.
    pub fn finish(mut self) -> std::io::Result<(W, u64)> {
        self.chunk(true)?;
        let mut end = END_MAGIC.to_vec();
        end.extend_from_slice(&self.digest.clone().finalize());
        self.out.write_all(&end)?;
        self.out.flush()?;
        let all = self.written + u64::try_from(END_LEN).unwrap_or(0);
        Ok((self.out, all))
    }

    fn chunk(&mut self, last: bool) -> std::io::Result<()> {
        let nonce = self.ciphered.nonce(self.number, last);
        let payload = Payload { msg: &self.buffer, aad: &self.ciphered.aad };
        let sealed = self.ciphered.cipher.encrypt(&nonce, payload);
        let sealed = sealed.map_err(|_too_long| std::io::Error::other("chunk too long"))?;
        let length = u32::try_from(self.buffer.len()).unwrap_or(0);
        let frame = (length | if last { LAST } else { 0 }).to_be_bytes();
        for part in [frame.as_slice(), &sealed] {
            self.out.write_all(part)?;
            self.digest.update(part);
            self.written += u64::try_from(part.len()).unwrap_or(0);
        }
        self.buffer.clear();
        let next = self.number.checked_add(1).filter(|next| *next < LAST);
        self.number = next.ok_or_else(|| std::io::Error::other("too many chunks"))?;
        Ok(())
    }
}

impl<W: Write> Write for Encryptor<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // A full buffer waits for more, so that the last chunk is never an empty one by accident.
        if self.buffer.len() == CHUNK_LEN {
            self.chunk(false)?;
        }
        let room = bytes.len().min(CHUNK_LEN - self.buffer.len());
        self.buffer.extend_from_slice(bytes.get(..room).unwrap_or_default());
        Ok(room)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// Reads a backup file chunk by chunk, each checked before it is given.
pub struct Decryptor<R: Read> {
    input: R,
    header: Header,
    counts: Counts,
    ciphered: Ciphered,
    digest: Sha256,
    number: u32,
    /// Whether the file ends like a whole one; decides between "cut" and "damaged".
    whole: bool,
    done: bool,
}

/// The plain header of a file, without any key.
///
/// # Errors
/// [`BackupError::NotABackup`], [`BackupError::Cut`], [`BackupError::Damaged`],
/// [`BackupError::NewerFormat`].
pub fn peek<R: Read + Seek>(input: &mut R) -> Result<Header, BackupError> {
    let whole = ends_whole(input)?;
    header::read(&header_bytes(input, whole)?)
}

impl<R: Read + Seek> Decryptor<R> {
    /// Reads the header and unlocks the file's key.
    ///
    /// # Errors
    /// As [`peek`], and [`BackupError::WrongKey`].
    pub fn start(mut input: R, kek: &Kek) -> Result<Decryptor<R>, BackupError> {
        let whole = ends_whole(&mut input)?;
        let bytes = header_bytes(&mut input, whole)?;
        let unlocked = header::unlock(&bytes, kek)?;
        Ok(Decryptor {
            input,
            header: unlocked.header,
            counts: unlocked.counts,
            ciphered: Ciphered::of(&bytes, &unlocked.key, unlocked.prefix),
            digest: Sha256::new().chain_update(&bytes),
            number: 0,
            whole,
            done: false,
        })
    }
}

impl<R: Read> Decryptor<R> {
    /// What the file says about itself.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Rows per table when it was taken.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The next plain bytes; `None` once the last chunk and the digest were right.
    ///
    /// # Errors
    /// [`BackupError::Cut`] or [`BackupError::Damaged`] with the chunk, from 1.
    pub fn next_chunk(&mut self) -> Result<Option<Vec<u8>>, BackupError> {
        if self.done {
            return Ok(None);
        }
        let part = Part::Chunk(self.number.saturating_add(1));
        let mut frame = [0_u8; 4];
        fill(&mut self.input, &mut frame, part, self.whole)?;
        let word = u32::from_be_bytes(frame);
        let (length, last) = (usize::try_from(word & !LAST).unwrap_or(usize::MAX), word & LAST > 0);
        if length > CHUNK_LEN || (!last && length != CHUNK_LEN) {
            return Err(BackupError::Damaged { part });
        }
        let mut sealed = vec![0_u8; length + TAG_LEN];
        fill(&mut self.input, &mut sealed, part, self.whole)?;
        self.digest.update(frame);
        self.digest.update(&sealed);
        let nonce = self.ciphered.nonce(self.number, last);
        let payload = Payload { msg: &sealed, aad: &self.ciphered.aad };
        let plain = self.ciphered.cipher.decrypt(&nonce, payload);
        let plain = plain.map_err(|_tag| BackupError::Damaged { part })?;
        self.number = self.number.checked_add(1).ok_or(BackupError::Damaged { part })?;
        if last {
            self.end()?;
        }
        Ok(Some(plain))
    }

    fn end(&mut self) -> Result<(), BackupError> {
        let mut end = [0_u8; END_LEN];
        fill(&mut self.input, &mut end, Part::End, self.whole)?;
        let expected = [END_MAGIC.as_slice(), &self.digest.clone().finalize()].concat();
        let mut more = [0_u8; 1];
        let nothing_follows = matches!(self.input.read(&mut more), Ok(0));
        if end[..] != expected[..] || !nothing_follows {
            return Err(BackupError::Damaged { part: Part::End });
        }
        self.done = true;
        Ok(())
    }
}

/// The bytes of the header with its digest.
fn header_bytes<R: Read>(input: &mut R, whole: bool) -> Result<Vec<u8>, BackupError> {
    let mut bytes = vec![0_u8; PREAMBLE_LEN];
    let (magic, rest) = bytes.split_at_mut(MAGIC.len());
    let got = read_up_to(input, magic)?;
    if MAGIC.get(..got) != magic.get(..got) {
        let damaged = BackupError::Damaged { part: Part::Header };
        return Err(if whole { damaged } else { BackupError::NotABackup });
    }
    if got < MAGIC.len() {
        return Err(BackupError::Cut { part: Part::Header });
    }
    fill(input, rest, Part::Header, whole)?;
    let length = match *rest {
        [_, _, a, b, c, d] => {
            usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX)
        }
        _ => usize::MAX,
    };
    if length > HEADER_LIMIT {
        return Err(BackupError::Damaged { part: Part::Header });
    }
    bytes.resize(PREAMBLE_LEN + length + DIGEST_LEN, 0);
    let body = bytes.get_mut(PREAMBLE_LEN..).unwrap_or_default();
    fill(input, body, Part::Header, whole)?;
    Ok(bytes)
}

/// Whether the file closes with the mark of a whole one; leaves the place at its start.
fn ends_whole<R: Read + Seek>(input: &mut R) -> Result<bool, BackupError> {
    let mut seen = || -> std::io::Result<bool> {
        let length = input.seek(SeekFrom::End(0))?;
        let end = u64::try_from(END_LEN).unwrap_or(u64::MAX);
        let mut mark = [0_u8; END_MAGIC.len()];
        if let Some(at) = length.checked_sub(end) {
            input.seek(SeekFrom::Start(at))?;
            input.read_exact(&mut mark)?;
        }
        input.seek(SeekFrom::Start(0))?;
        Ok(mark == *END_MAGIC)
    };
    seen().map_err(|error| unreadable(&error))
}

/// Fills `bytes`; a file that ends here was cut, unless its end is there: then a length is wrong.
fn fill<R: Read>(
    input: &mut R,
    bytes: &mut [u8],
    part: Part,
    whole: bool,
) -> Result<(), BackupError> {
    if read_up_to(input, bytes)? == bytes.len() {
        return Ok(());
    }
    Err(if whole { BackupError::Damaged { part } } else { BackupError::Cut { part } })
}

fn read_up_to<R: Read>(input: &mut R, bytes: &mut [u8]) -> Result<usize, BackupError> {
    let mut got = 0;
    while let Some(rest) = bytes.get_mut(got..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) => break,
            Ok(more) => got += more,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(&error)),
        }
    }
    Ok(got)
}

fn unreadable(error: &std::io::Error) -> BackupError {
    BackupError::io(std::path::Path::new("backup"), error)
}
