//! The plain header of a backup file: what it is, when it was taken and which key opens it.
//!
//! `ZHIKEBK\n` | format, 2 bytes | length, 4 bytes | JSON | SHA-256 of all before. This much stays
//! the same in every later format, so that a newer file is told from a damaged one. How many rows
//! each table has is business of the restaurant and therefore encrypted.

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhike_store::Engine;

use super::{BackupError, Part};
use crate::platform::keys::{Kek, KekId};
use crate::platform::seal::{self, Secret};

/// The first bytes of every backup file.
pub(super) const MAGIC: &[u8; 8] = b"ZHIKEBK\n";
/// The format this program writes, and the newest it reads.
pub const FORMAT: u16 = 1;
/// Magic, format and length.
pub(super) const PREAMBLE_LEN: usize = 14;
/// Bytes of the digest that closes the header.
pub(super) const DIGEST_LEN: usize = 32;
/// No header is longer: a greater length is damage.
pub(super) const HEADER_LIMIT: usize = 1 << 20;
/// Bytes of the nonce that are drawn once a file; the counter and the last flag follow.
pub(super) const PREFIX_LEN: usize = 19;

const KEY_PLACE: &[u8] = b"backup.key";
const COUNTS_PLACE: &[u8] = b"backup.counts";

/// What a backup says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// When the copy was taken, epoch milliseconds.
    pub created_at_ms: i64,
    /// The engine it was taken from.
    pub engine: Engine,
    /// The number of the newest migration in it.
    pub schema: u32,
    /// The key that opens it.
    pub kek_id: KekId,
    /// Version of the program that wrote it.
    pub program: String,
}

/// Rows per table, by table name.
pub type Counts = Vec<(String, i64)>;

/// What a reader with the right key gets from a header.
#[derive(Debug)]
pub(super) struct Unlocked {
    pub(super) header: Header,
    pub(super) counts: Counts,
    pub(super) key: Secret,
    pub(super) prefix: [u8; PREFIX_LEN],
}

#[derive(Serialize, Deserialize)]
struct Wire {
    created_at: String,
    engine: String,
    schema: u32,
    kek_id: String,
    program: String,
    wrapped_key: String,
    nonce: String,
    counts: String,
}

/// A header as it stands in the file, with the file's own new key.
pub struct SealedHeader {
    pub(super) bytes: Vec<u8>,
    pub(super) key: Secret,
    pub(super) prefix: [u8; PREFIX_LEN],
}

/// Draws the file's key, wraps it under `kek` and writes the header.
///
/// # Errors
/// The generator's.
pub fn seal_header(
    header: &Header,
    counts: &Counts,
    kek: &Kek,
) -> Result<SealedHeader, BackupError> {
    let key = Secret::draw()?;
    let mut prefix = [0_u8; PREFIX_LEN];
    seal::fill_random(&mut prefix)?;
    let wrapped_key = seal::seal(kek.secret(), 0, KEY_PLACE, key.bytes())?;
    let plain_counts = serde_json::to_vec(counts).unwrap_or_default();
    let created = Timestamp::from_millisecond(header.created_at_ms);
    let wire = Wire {
        created_at: created.unwrap_or(Timestamp::UNIX_EPOCH).to_string(),
        engine: engine_name(header.engine).to_owned(),
        schema: header.schema,
        kek_id: kek.id().as_str().to_owned(),
        program: header.program.clone(),
        wrapped_key: HEXLOWER.encode(&wrapped_key),
        nonce: HEXLOWER.encode(&prefix),
        counts: HEXLOWER.encode(&seal::seal(&key, 0, COUNTS_PLACE, &plain_counts)?),
    };
    let json = serde_json::to_vec(&wire).unwrap_or_default();
    let length = u32::try_from(json.len()).unwrap_or(u32::MAX);
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&FORMAT.to_be_bytes());
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(&json);
    bytes.extend_from_slice(&Sha256::digest(&bytes));
    Ok(SealedHeader { bytes, key, prefix })
}

/// The header in `bytes`, which end with its digest. Needs no key.
pub(super) fn read(bytes: &[u8]) -> Result<Header, BackupError> {
    header_of(&wire(bytes)?)
}

/// The header, and with the right key what it keeps to itself.
pub(super) fn unlock(bytes: &[u8], kek: &Kek) -> Result<Unlocked, BackupError> {
    let wire = wire(bytes)?;
    let header = header_of(&wire)?;
    if header.kek_id != *kek.id() {
        let found = kek.id().clone();
        return Err(BackupError::WrongKey { wanted: header.kek_id, found });
    }
    let opened = |secret: &Secret, place: &[u8], text: &str| {
        let sealed = HEXLOWER.decode(text.as_bytes()).map_err(|_hex| damaged())?;
        seal::open(secret, place, &sealed).map_err(|_cipher| damaged())
    };
    let key = opened(kek.secret(), KEY_PLACE, &wire.wrapped_key)?;
    let key = Secret::from_bytes(key.try_into().map_err(|_length| damaged())?);
    let counts = opened(&key, COUNTS_PLACE, &wire.counts)?;
    let counts = serde_json::from_slice(&counts).map_err(|_json| damaged())?;
    let prefix = HEXLOWER.decode(wire.nonce.as_bytes()).map_err(|_hex| damaged())?;
    let prefix = prefix.try_into().map_err(|_length| damaged())?;
    Ok(Unlocked { header, counts, key, prefix })
}

fn wire(bytes: &[u8]) -> Result<Wire, BackupError> {
    let body = bytes.len().checked_sub(DIGEST_LEN).ok_or_else(damaged)?;
    let (body, digest) = bytes.split_at(body);
    if Sha256::digest(body)[..] != *digest {
        return Err(damaged());
    }
    let format = match *body {
        [_, _, _, _, _, _, _, _, a, b, ..] => u16::from_be_bytes([a, b]),
        _ => return Err(damaged()),
    };
    if format > FORMAT {
        return Err(BackupError::NewerFormat { found: format, known: FORMAT });
    }
    let json = body.get(PREAMBLE_LEN..).ok_or_else(damaged)?;
    serde_json::from_slice(json).map_err(|_json| damaged())
}

fn header_of(wire: &Wire) -> Result<Header, BackupError> {
    let created: Timestamp = wire.created_at.parse().map_err(|_time| damaged())?;
    let engine = match wire.engine.as_str() {
        "sqlite" => Engine::Sqlite,
        "postgres" => Engine::Postgres,
        _ => return Err(damaged()),
    };
    Ok(Header {
        created_at_ms: created.as_millisecond(),
        engine,
        schema: wire.schema,
        kek_id: KekId::from_text(&wire.kek_id).ok_or_else(damaged)?,
        program: wire.program.clone(),
    })
}

/// How the engine is named in files and answers.
#[must_use]
pub const fn engine_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    }
}

const fn damaged() -> BackupError {
    BackupError::Damaged { part: Part::Header }
}
