//! How near two short texts are.

/// Characters that a name has room for without memory of its own.
const SHORT: usize = 16;

/// Whether one insertion, one deletion, one replacement or one swap of neighbours turns one into
/// the other; equal texts are not near.
pub fn one_slip<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let front = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = short.len() - front;
    let ends = short[front..].iter().rev().zip(long.iter().rev());
    let back = ends.take_while(|(a, b)| a == b).count();
    if long.len() > short.len() {
        return back == rest;
    }
    let left = rest - back;
    left == 1 || (left == 2 && swapped(&short[front..], &long[front..]))
}

fn swapped<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    matches!((one, other), ([a, b, ..], [c, d, ..]) if a == d && b == c)
}

/// [`one_slip`] of two texts.
pub fn is_slip(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 4 {
        return false;
    }
    if one.is_ascii() && other.is_ascii() {
        return one_slip(one.as_bytes(), other.as_bytes());
    }
    letters(one, |one| letters(other, |other| one_slip(one, other)))
}

/// Gives the characters of a text to `then`.
pub fn letters<R>(text: &str, then: impl FnOnce(&[char]) -> R) -> R {
    let mut short = ['\0'; SHORT];
    let mut count = 0;
    for letter in text.chars() {
        let Some(place) = short.get_mut(count) else {
            return then(&text.chars().collect::<Vec<char>>());
        };
        *place = letter;
        count += 1;
    }
    then(&short[..count])
}

/// A number that stands for a text; the same in every run and on every machine (FNV-1a, 64 bits,
/// Fowler, Noll and Vo 1991, with a last mixing step).
pub fn hash(kind: u8, parts: &[&[u8]]) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64 ^ u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for part in parts {
        for byte in part.iter().chain(&[0xff]) {
            state = (state ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    state ^= state >> 33;
    state = state.wrapping_mul(0xff51_afd7_ed55_8ccd);
    state ^ (state >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_of_the_hand_is_near_and_two_are_not() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(is_slip(one, other), expected, "{one} {other}");
            assert_eq!(is_slip(other, one), expected, "{other} {one}");
        };
        check("15400001234", "15400001235", true);
        check("15400001234", "15400002134", true);
        check("15400001234", "1540001234", true);
        check("15400001234", "15400001234", false);
        check("15400001234", "15400002135", false);
        check("aaab", "aab", true);
        check("ab", "ba", true);
        check("abc", "cba", false);
        check("", "a", true);
        check("", "", false);
        check("林小雨", "林雨小", true);
        check("一二三四五六七八九十一二三四五六七", "一二三四五六七八九十一二三四五六八", true);
    }

    #[test]
    fn a_hash_tells_where_parts_end_and_of_which_kind_they_are() {
        assert_ne!(hash(1, &[b"ab", b"c"]), hash(1, &[b"a", b"bc"]));
        assert_ne!(hash(1, &[b"ab"]), hash(2, &[b"ab"]));
        assert_eq!(hash(1, &[b"ab"]), hash(1, &[b"ab"]));
    }
}
