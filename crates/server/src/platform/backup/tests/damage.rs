//! Every cut, changed or exchanged byte of a backup file is refused, with the right reason.

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use zhike_store::Engine;

use super::*;

const END_LEN: usize = 40;

/// A backup file in memory.
fn file_of(plain: &[u8], kek: &Kek) -> Vec<u8> {
    let header = Header {
        created_at_ms: NOW_MS,
        engine: Engine::Sqlite,
        schema: 5,
        kek_id: kek.id().clone(),
        program: "0.1.0".to_owned(),
    };
    let sealed = seal_header(&header, &vec![("purse".to_owned(), 40)], kek).unwrap();
    let mut out = Encryptor::start(Vec::new(), &sealed).unwrap();
    out.write_all(plain).unwrap();
    let (file, bytes) = out.finish().unwrap();
    assert_eq!(bytes, file.len() as u64);
    file
}

fn read(file: &[u8], kek: &Kek) -> Result<Vec<u8>, BackupError> {
    let mut decryptor = Decryptor::start(Cursor::new(file), kek)?;
    let mut plain = Vec::new();
    while let Some(chunk) = decryptor.next_chunk()? {
        plain.extend_from_slice(&chunk);
    }
    Ok(plain)
}

fn plain(len: usize) -> Vec<u8> {
    (0..len).map(|at| u8::try_from(at % 251).unwrap()).collect()
}

/// Where the encrypted chunks begin.
fn body_at(file: &[u8]) -> usize {
    14 + u32::from_be_bytes(file[10..14].try_into().unwrap()) as usize + 32
}

/// Puts a right digest at the end, as somebody would who knows the format but not the key.
fn with_new_digest(mut file: Vec<u8>) -> Vec<u8> {
    let body = file.len() - END_LEN;
    let digest = Sha256::digest(&file[..body]);
    file[body + 8..].copy_from_slice(&digest);
    file
}

#[test]
fn what_was_written_is_read_back_at_every_length_around_a_chunk() {
    let kek = kek(1);
    for len in [0, 1, CHUNK_LEN - 1, CHUNK_LEN, CHUNK_LEN + 1, 3 * CHUNK_LEN, 3 * CHUNK_LEN + 77] {
        let file = file_of(&plain(len), &kek);
        assert_eq!(read(&file, &kek).unwrap(), plain(len), "{len} bytes");
    }
}

#[test]
fn a_file_cut_at_any_length_is_refused_as_cut() {
    let kek = kek(1);
    let file = file_of(&plain(200), &kek);
    for len in 0..file.len() {
        let refused = read(&file[..len], &kek).unwrap_err();
        assert_eq!(refused.code(), "backup.cut", "cut at {len} of {}", file.len());
    }
    let long = file_of(&plain(3 * CHUNK_LEN + 5), &kek);
    let start = body_at(&long);
    let frame = 4 + CHUNK_LEN + 16;
    for (len, expected) in [
        (start, Part::Chunk(1)),
        (start + frame, Part::Chunk(2)),
        (start + 2 * frame + 9, Part::Chunk(3)),
        (start + 3 * frame + 4, Part::Chunk(4)),
        (long.len() - END_LEN, Part::End),
        (long.len() - 1, Part::End),
    ] {
        match read(&long[..len], &kek) {
            Err(BackupError::Cut { part }) => assert_eq!(part, expected, "cut at {len}"),
            other => panic!("cut at {len}: {other:?}"),
        }
    }
}

#[test]
fn a_flipped_bit_at_every_byte_is_refused_as_damage() {
    let kek = kek(1);
    let file = file_of(&plain(200), &kek);
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 1 << (at % 8);
        match read(&changed, &kek) {
            Err(BackupError::Damaged { .. }) => {}
            other => panic!("bit flipped at {at} of {}: {other:?}", file.len()),
        }
    }
}

#[test]
fn damage_names_the_chunk_it_is_in() {
    let kek = kek(1);
    let file = file_of(&plain(3 * CHUNK_LEN), &kek);
    let frame = 4 + CHUNK_LEN + 16;
    for number in 1..=3 {
        let mut changed = file.clone();
        let at = body_at(&file) + (number - 1) * frame + 1000;
        changed[at] ^= 0x10;
        match read(&changed, &kek) {
            Err(BackupError::Damaged { part: Part::Chunk(found) }) => {
                assert_eq!(found as usize, number);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn exchanged_repeated_dropped_and_foreign_chunks_are_refused_even_with_a_right_digest() {
    let kek = kek(1);
    let file = file_of(&plain(3 * CHUNK_LEN), &kek);
    let other = file_of(&plain(3 * CHUNK_LEN), &kek);
    let (start, frame) = (body_at(&file), 4 + CHUNK_LEN + 16);
    let chunk = |file: &[u8], number: usize| {
        file[start + number * frame..start + (number + 1) * frame].to_vec()
    };
    let end = file[file.len() - END_LEN..].to_vec();
    let put_together = |chunks: &[Vec<u8>]| {
        with_new_digest([file[..start].to_vec(), chunks.concat(), end.clone()].concat())
    };
    let (a, b, c) = (chunk(&file, 0), chunk(&file, 1), chunk(&file, 2));
    let whole = [a.clone(), b.clone(), c.clone()];
    assert!(read(&put_together(&whole), &kek).is_ok());
    let mut not_last = b.clone();
    not_last[0] |= 0x80;
    for (what, chunks) in [
        ("exchanged", vec![b.clone(), a.clone(), c.clone()]),
        ("repeated", vec![a.clone(), a.clone(), c.clone()]),
        ("dropped", vec![a.clone(), c.clone()]),
        ("without its last", vec![a.clone(), b.clone()]),
        ("with an early last", vec![a.clone(), not_last]),
        ("foreign", vec![a.clone(), chunk(&other, 1), c.clone()]),
        ("with more behind", vec![a, b, c.clone(), c]),
    ] {
        let refused = read(&put_together(&chunks), &kek).unwrap_err();
        assert_eq!(refused.code(), "backup.damaged", "{what}");
    }
}

#[test]
fn a_changed_header_is_refused_even_with_right_digests() {
    let kek = kek(1);
    let file = file_of(&plain(100), &kek);
    let start = body_at(&file);
    let text = String::from_utf8(file[14..start - 32].to_vec()).unwrap();
    let changed = text.replace("\"schema\":5", "\"schema\":4");
    assert_ne!(text, changed);
    let head = [&file[..14], changed.as_bytes()].concat();
    let head = [head.clone(), Sha256::digest(&head).to_vec()].concat();
    let whole = with_new_digest([head, file[start..].to_vec()].concat());
    match read(&whole, &kek) {
        Err(BackupError::Damaged { part: Part::Chunk(1) }) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_wrong_key_is_refused_and_both_keys_named() {
    let (right, wrong) = (kek(1), kek(2));
    let file = file_of(&plain(100), &right);
    match read(&file, &wrong) {
        Err(BackupError::WrongKey { wanted, found }) => {
            assert_eq!((&wanted, &found), (right.id(), wrong.id()));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_newer_format_is_refused_as_newer() {
    let kek = kek(1);
    let file = file_of(&plain(100), &kek);
    let start = body_at(&file);
    let mut head = file[..start - 32].to_vec();
    head[9] = 2;
    let head = [head.clone(), Sha256::digest(&head).to_vec()].concat();
    let refused = read(&[head, file[start..].to_vec()].concat(), &kek).unwrap_err();
    assert_eq!(refused.code(), "backup.newer_format");
}

#[test]
fn other_files_are_no_backups() {
    for bytes in [b"SQLite format 3\0 and more than forty bytes of it".as_slice(), b"PK\x03\x04"] {
        let refused = read(bytes, &kek(1)).unwrap_err();
        assert_eq!(refused.code(), "backup.not_a_backup");
    }
}

#[test]
fn the_header_is_readable_without_a_key_and_shows_no_counts() {
    let file = file_of(&plain(10), &kek(1));
    let header = peek(&mut Cursor::new(&file)).unwrap();
    assert_eq!((header.schema, header.created_at_ms), (5, NOW_MS));
    assert!(!file.windows(5).any(|part| part == b"purse"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]
    #[test]
    fn no_changed_byte_anywhere_in_a_long_file_goes_unnoticed(
        at in any::<prop::sample::Index>(),
        bit in 0_u8..8,
    ) {
        static FILE: OnceLock<Vec<u8>> = OnceLock::new();
        let mut file = FILE.get_or_init(|| file_of(&plain(CHUNK_LEN + 500), &kek(1))).clone();
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        let refused = read(&file, &kek(1));
        prop_assert!(matches!(refused, Err(BackupError::Damaged { .. })), "{at}: {refused:?}");
    }

    #[test]
    fn arbitrary_bytes_behind_a_right_beginning_never_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let file = [b"ZHIKEBK\n".to_vec(), bytes].concat();
        prop_assert!(read(&file, &kek(1)).is_err());
    }
}
