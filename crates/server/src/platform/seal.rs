//! Authenticated encryption of one value: XChaCha20-Poly1305 with a header that names the key.
//!
//! Layout: `1` (format) | key number, 4 bytes big-endian | nonce, 24 bytes | ciphertext and tag.
//! The header and the place a value belongs to are authenticated with it, so that a ciphertext
//! moved to another row, column or key number does not open.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::Zeroize;

/// The only sealed format so far.
pub const FORMAT: u8 = 1;
/// Bytes before the nonce: format and key number. What rotation compares to find old rows.
pub const HEADER_LEN: usize = 5;
/// Bytes of the nonce, drawn anew from the system for each value.
pub const NONCE_LEN: usize = 24;
/// Bytes a sealed value is longer than its plain text.
pub const OVERHEAD: usize = HEADER_LEN + NONCE_LEN + 16;

/// 256 secret bits. Prints as `***`, wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Draws a secret from the operating system's generator.
    ///
    /// # Errors
    /// [`SealError::NoRandom`] when the system gives no random bytes.
    pub fn draw() -> Result<Secret, SealError> {
        let mut bytes = [0_u8; 32];
        fill_random(&mut bytes)?;
        Ok(Secret(bytes))
    }

    /// Takes 32 bytes that are already secret, such as those of a recovery sheet.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Secret {
        Secret(bytes)
    }

    /// The bytes themselves, for ciphers and for the two places that write the key down.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

/// Why a value could not be sealed or opened. None of these says anything about the plain text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Shorter than a header, nonce and tag, or of a format this program does not know.
    #[error("not a sealed value of a known format")]
    Malformed,
    /// Sealed under a key number that is not loaded.
    #[error("sealed under key {number}, which is not in the key ring")]
    UnknownKey {
        /// The number in the value's header.
        number: u32,
    },
    /// Changed since it was sealed, or copied here from another row, column or key.
    #[error("the sealed value was changed or belongs to another row")]
    Damaged,
    /// The operating system gave no random bytes.
    #[error("the operating system gives no random bytes")]
    NoRandom,
}

impl SealError {
    /// The stable code of conventions §6.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            SealError::Malformed => "seal.malformed",
            SealError::UnknownKey { .. } => "seal.unknown_key",
            SealError::Damaged => "seal.damaged",
            SealError::NoRandom => "seal.no_random",
        }
    }
}

/// Fills `bytes` from the operating system's generator.
///
/// # Errors
/// [`SealError::NoRandom`] when it gives none.
pub fn fill_random(bytes: &mut [u8]) -> Result<(), SealError> {
    getrandom::fill(bytes).map_err(|_no_source| SealError::NoRandom)
}

/// Seals `plain` under key `number` for the place that `place` describes.
///
/// # Errors
/// [`SealError::NoRandom`] when no nonce can be drawn.
pub fn seal(
    secret: &Secret,
    number: u32,
    place: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, SealError> {
    let mut sealed = Vec::with_capacity(plain.len() + OVERHEAD);
    sealed.extend_from_slice(&header(number));
    let mut nonce = [0_u8; NONCE_LEN];
    fill_random(&mut nonce)?;
    sealed.extend_from_slice(&nonce);
    let aad = [header(number).as_slice(), place].concat();
    let payload = Payload { msg: plain, aad: &aad };
    // The cipher refuses only plain texts beyond 256 GiB.
    let body = cipher(secret)
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_too_long| SealError::Malformed)?;
    sealed.extend_from_slice(&body);
    Ok(sealed)
}

/// Opens what [`seal`] made with the same secret and place.
///
/// # Errors
/// [`SealError::Malformed`] or [`SealError::Damaged`].
pub fn open(secret: &Secret, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    key_number(sealed)?;
    let (head, rest) = sealed.split_at(HEADER_LEN);
    let (nonce, body) = rest.split_at(NONCE_LEN);
    let nonce: [u8; NONCE_LEN] = nonce.try_into().map_err(|_length| SealError::Malformed)?;
    let aad = [head, place].concat();
    cipher(secret)
        .decrypt(&XNonce::from(nonce), Payload { msg: body, aad: &aad })
        .map_err(|_tag| SealError::Damaged)
}

/// The number of the key a value was sealed under.
///
/// # Errors
/// [`SealError::Malformed`] when it is too short or of another format.
pub fn key_number(sealed: &[u8]) -> Result<u32, SealError> {
    if sealed.len() < OVERHEAD {
        return Err(SealError::Malformed);
    }
    match *sealed {
        [FORMAT, a, b, c, d, ..] => Ok(u32::from_be_bytes([a, b, c, d])),
        _ => Err(SealError::Malformed),
    }
}

/// The first bytes of every value sealed under key `number`.
#[must_use]
pub const fn header(number: u32) -> [u8; HEADER_LEN] {
    let [a, b, c, d] = number.to_be_bytes();
    [FORMAT, a, b, c, d]
}

fn cipher(secret: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*secret.bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn secret(seed: u8) -> Secret {
        Secret::from_bytes([seed; 32])
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_again_only_in_its_place(
            plain in proptest::collection::vec(any::<u8>(), 0..200),
            place in "[a-z_.]{1,20}",
            number in any::<u32>(),
        ) {
            let sealed = seal(&secret(1), number, place.as_bytes(), &plain).unwrap();
            prop_assert_eq!(sealed.len(), plain.len() + OVERHEAD);
            prop_assert_eq!(key_number(&sealed), Ok(number));
            prop_assert_eq!(open(&secret(1), place.as_bytes(), &sealed), Ok(plain));
            let elsewhere = format!("{place}x");
            prop_assert_eq!(
                open(&secret(1), elsewhere.as_bytes(), &sealed),
                Err(SealError::Damaged)
            );
            prop_assert_eq!(open(&secret(2), place.as_bytes(), &sealed), Err(SealError::Damaged));
        }

        #[test]
        fn a_flipped_bit_anywhere_is_refused(
            plain in proptest::collection::vec(any::<u8>(), 0..60),
            at in any::<prop::sample::Index>(),
            bit in 0_u8..8,
        ) {
            let mut sealed = seal(&secret(1), 7, b"guest.name_enc|1", &plain).unwrap();
            let at = at.index(sealed.len());
            sealed[at] ^= 1 << bit;
            prop_assert!(open(&secret(1), b"guest.name_enc|1", &sealed).is_err());
        }

        #[test]
        fn any_bytes_are_refused_without_a_panic(
            bytes in proptest::collection::vec(any::<u8>(), 0..120),
        ) {
            prop_assert!(open(&secret(1), b"x", &bytes).is_err());
        }
    }

    #[test]
    fn the_same_text_never_seals_to_the_same_bytes() {
        let one = seal(&secret(1), 1, b"a", b"15400001234").unwrap();
        let two = seal(&secret(1), 1, b"a", b"15400001234").unwrap();
        assert_ne!(one, two);
    }

    #[test]
    fn a_secret_does_not_print_itself() {
        assert_eq!(format!("{:?}", secret(65)), "***");
    }
}
