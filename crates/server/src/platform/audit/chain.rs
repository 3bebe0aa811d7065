//! The chain: each sealed row carries a MAC over the one before it and over itself.

use super::sql::AuditRow;
use crate::platform::keys::Keyring;

/// What stands before the first row.
pub const GENESIS: [u8; 32] = [0; 32];

const PURPOSE: &str = "audit.chain";
const SHAPE: &[u8] = b"zhike audit row 1";

/// The MAC of `row` as number `seq`, after a row whose MAC is `before`.
pub fn link(keyring: &Keyring, before: &[u8], seq: i64, row: &AuditRow) -> [u8; 32] {
    keyring.mac(PURPOSE, &canonical(before, seq, row))
}

/// One unambiguous byte string for a row: every field with its kind and its length before it.
fn canonical(before: &[u8], seq: i64, row: &AuditRow) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(256 + row.changes.len());
    text(&mut bytes, Some(SHAPE));
    text(&mut bytes, Some(before));
    for number in [Some(seq), Some(row.audit_id), Some(row.at)] {
        integer(&mut bytes, number);
    }
    text(&mut bytes, Some(row.actor_kind.as_bytes()));
    for number in [row.actor_id, row.device_id, row.store_id, row.object_id] {
        integer(&mut bytes, number);
    }
    text(&mut bytes, Some(row.action.as_bytes()));
    text(&mut bytes, row.object_kind.as_deref().map(str::as_bytes));
    text(&mut bytes, Some(row.changes.as_bytes()));
    text(&mut bytes, row.reason_mac.as_deref());
    text(&mut bytes, row.request_id.as_deref().map(str::as_bytes));
    bytes
}

fn integer(bytes: &mut Vec<u8>, value: Option<i64>) {
    match value {
        None => bytes.push(0),
        Some(value) => {
            bytes.push(1);
            bytes.extend(value.to_be_bytes());
        }
    }
}

fn text(bytes: &mut Vec<u8>, value: Option<&[u8]>) {
    match value {
        None => bytes.push(0),
        Some(value) => {
            bytes.push(2);
            bytes.extend((value.len() as u64).to_be_bytes());
            bytes.extend(value);
        }
    }
}
