//! Crockford's base 32 in lower case: no i, l, o, u, so nothing is misread aloud or on paper.
//!
//! Source of the alphabet: Douglas Crockford, "Base 32". Its aliases (I and L for 1, O for 0) and
//! upper case are refused, so that one thing has one spelling.

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const ID_DIGITS: usize = 13;

/// The 13 characters of a number of 63 bits.
pub(super) fn encode_id(raw: i64) -> String {
    let digit = |place: usize| {
        let shift = 5 * (ID_DIGITS - 1 - place);
        char::from(ALPHABET[(raw >> shift) as usize & 31])
    };
    (0..ID_DIGITS).map(digit).collect()
}

/// The number of 13 characters; `None` for another length, another alphabet or a 64th bit.
pub(super) fn decode_id(digits: &str) -> Option<i64> {
    if digits.len() != ID_DIGITS {
        return None;
    }
    let value = digits.bytes().try_fold(0_u128, |value, byte| Some(value << 5 | digit(byte)?))?;
    i64::try_from(value).ok()
}

fn digit(byte: u8) -> Option<u128> {
    ALPHABET.iter().position(|known| *known == byte).map(|place| place as u128)
}

/// Writes bytes in Crockford's base 32, first bit first, the last character padded with zeros.
///
/// 16 random bytes give the 26 characters of a link that acts without a login.
///
/// # Examples
/// ```
/// use zhike_domain::kernel::id::crockford_encode;
/// assert_eq!(crockford_encode(&[0xff, 0x00]), "zw00");
/// assert_eq!(crockford_encode(&[7; 16]).len(), 26);
/// ```
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let characters = (bytes.len() * 8).div_ceil(5);
    (0..characters).map(|at| char::from(ALPHABET[five_bits(bytes, at * 5)])).collect()
}

fn five_bits(bytes: &[u8], first_bit: usize) -> usize {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| usize::from(byte >> (7 - at % 8) & 1));
    (first_bit..first_bit + 5).fold(0, |value, at| value << 1 | bit(at))
}
