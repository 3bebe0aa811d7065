//! The recovery sheet: the key as fourteen groups of five, to print and to type back.
//!
//! Seven lines of two groups in Crockford's base 32. A line holds eight characters of the key and
//! two of a Reed-Solomon code over GF(32), so any two wrong characters in a line are noticed and a
//! single one is located. Three bytes of a hash of the whole close the last line.

use sha2::{Digest, Sha256};

use super::kek::Kek;
use crate::platform::seal::Secret;

/// Lines of a sheet.
pub const LINES: usize = 7;
const DATA: usize = 8;
const LINE_LEN: usize = DATA + 2;
const GROUP_LEN: usize = 5;
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a typed sheet is not a key, and where to look. Lines and characters count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Not fourteen groups in all.
    #[error("the sheet has 14 groups of five, but {groups} were typed")]
    Groups {
        /// Groups found.
        groups: usize,
    },
    /// A group that is not of five characters.
    #[error("line {line}, group {group} has {characters} characters instead of 5")]
    Length {
        /// Line of the sheet.
        line: usize,
        /// Group of the line, 1 or 2.
        group: usize,
        /// Characters typed.
        characters: usize,
    },
    /// A character that no sheet has.
    #[error("line {line}, group {group}, character {character} is not one a sheet uses")]
    Letter {
        /// Line of the sheet.
        line: usize,
        /// Group of the line, 1 or 2.
        group: usize,
        /// Character of the group, 1 to 5.
        character: usize,
    },
    /// One wrong character, most likely this one.
    #[error("line {line} has a mistake, most likely group {group}, character {character}")]
    Typing {
        /// Line of the sheet.
        line: usize,
        /// Group of the line, 1 or 2.
        group: usize,
        /// Character of the group, 1 to 5.
        character: usize,
    },
    /// More than one wrong character, or the line of another place.
    #[error("line {line} has more than one mistake or stands in the wrong place")]
    Line {
        /// Line of the sheet.
        line: usize,
    },
    /// Every line is right by itself, but together they are no key.
    #[error("the lines are not of one sheet")]
    Whole,
}

impl SheetError {
    /// The stable code of conventions §6.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            SheetError::Groups { .. } => "sheet.groups",
            SheetError::Length { .. } => "sheet.group_length",
            SheetError::Letter { .. } => "sheet.letter",
            SheetError::Typing { .. } => "sheet.typing_mistake",
            SheetError::Line { .. } => "sheet.line_wrong",
            SheetError::Whole => "sheet.not_one_sheet",
        }
    }

    /// What the sentence for the code names.
    #[must_use]
    pub fn params(&self) -> Vec<(&'static str, i64)> {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match *self {
            SheetError::Groups { groups } => vec![("groups", number(groups))],
            SheetError::Length { line, group, characters } => {
                vec![
                    ("line", number(line)),
                    ("group", number(group)),
                    ("characters", number(characters)),
                ]
            }
            SheetError::Letter { line, group, character }
            | SheetError::Typing { line, group, character } => vec![
                ("line", number(line)),
                ("group", number(group)),
                ("character", number(character)),
            ],
            SheetError::Line { line } => vec![("line", number(line))],
            SheetError::Whole => Vec::new(),
        }
    }
}

/// The seven lines to print, each `XXXXX-XXXXX`. Secret.
#[must_use]
pub fn lines(kek: &Kek) -> Vec<String> {
    let mut bytes = kek.secret().bytes().to_vec();
    bytes.extend_from_slice(&whole_check(kek.secret()));
    let symbols = to_symbols(&bytes);
    symbols.chunks(DATA).enumerate().map(|(at, data)| line_text(at, data)).collect()
}

/// The whole sheet as text, with the key's id and what to do with it. Secret.
#[must_use]
pub fn text(kek: &Kek) -> String {
    let numbered: Vec<String> =
        lines(kek).iter().enumerate().map(|(at, line)| format!("{}. {line}", at + 1)).collect();
    format!(
        "知客 Zhike: 恢复单 / recovery sheet\n{id}\n\n{lines}\n\n\
         请打印并锁好。密钥文件丢失时,凭此单恢复备份;与备份分开存放。\n\
         Print it and lock it away, apart from the backups. It opens them when zhike.key is \
         lost.\n",
        id = kek.id(),
        lines = numbered.join("\n"),
    )
}

/// Reads a typed sheet: the groups alone, or the whole text with its line numbers. Case, `O` for
/// `0`, `I` and `L` for `1`, and the kind of space between groups do not matter.
///
/// # Errors
/// [`SheetError`], which names the line and, where it can, the character.
pub fn from_sheet(text: &str) -> Result<Kek, SheetError> {
    let groups = groups_of(text);
    if let Some(error) = wrong_length(&groups) {
        return Err(error);
    }
    if groups.len() != LINES * 2 {
        return Err(SheetError::Groups { groups: groups.len() });
    }
    let mut symbols = Vec::with_capacity(LINES * DATA);
    for (at, pair) in groups.chunks(2).enumerate() {
        symbols.extend_from_slice(&read_line(at, pair)?);
    }
    let bytes = to_bytes(&symbols);
    let (secret, check) = bytes.split_at_checked(32).ok_or(SheetError::Whole)?;
    let secret: [u8; 32] = secret.try_into().map_err(|_length| SheetError::Whole)?;
    let secret = Secret::from_bytes(secret);
    if whole_check(&secret) != *check {
        return Err(SheetError::Whole);
    }
    Ok(Kek::from_secret(secret))
}

/// The groups in order: of the numbered lines when there are any, else of all lines.
fn groups_of(text: &str) -> Vec<String> {
    let numbered: Vec<&str> = text.lines().filter_map(after_number).collect();
    let lines: Vec<&str> = if numbered.is_empty() { text.lines().collect() } else { numbered };
    lines
        .iter()
        .flat_map(|line| line.split(|c: char| c.is_whitespace() || "-–—_.,".contains(c)))
        .filter(|group| !group.is_empty())
        .map(str::to_uppercase)
        .collect()
}

/// What follows `3. `, `3) ` or `3: ` at the start of a line.
fn after_number(line: &str) -> Option<&str> {
    let line = line.trim();
    let rest = line.strip_prefix(|c: char| ('1'..='7').contains(&c))?;
    rest.strip_prefix(['.', ')', ':', '、'])
}

fn wrong_length(groups: &[String]) -> Option<SheetError> {
    // With another number of groups the place would be a guess, unless one was cut in two.
    let at = groups.iter().position(|group| group.chars().count() != GROUP_LEN)?;
    let characters = groups.get(at)?.chars().count();
    Some(SheetError::Length { line: at / 2 + 1, group: at % 2 + 1, characters })
}

fn read_line(at: usize, pair: &[String]) -> Result<[u8; DATA], SheetError> {
    let line = at + 1;
    let mut code = [0_u8; LINE_LEN];
    for (place, (slot, letter)) in code.iter_mut().zip(pair.concat().chars()).enumerate() {
        let (group, character) = (place / GROUP_LEN + 1, place % GROUP_LEN + 1);
        *slot = symbol(letter).ok_or(SheetError::Letter { line, group, character })?;
    }
    match syndromes(at, &code) {
        (0, 0) => {}
        syndromes => return Err(located(line, syndromes)),
    }
    let mut data = [0_u8; DATA];
    data.copy_from_slice(code.get(..DATA).unwrap_or(&[0; DATA]));
    Ok(data)
}

/// A single wrong character of value `e` at place `p` leaves `(e, e·a^p)`.
fn located(line: usize, (sum, weighted): (u8, u8)) -> SheetError {
    let place = (0..LINE_LEN).find(|place| sum != 0 && times(sum, power(*place)) == weighted);
    match place {
        Some(place) => SheetError::Typing {
            line,
            group: place / GROUP_LEN + 1,
            character: place % GROUP_LEN + 1,
        },
        None => SheetError::Line { line },
    }
}

fn line_text(at: usize, data: &[u8]) -> String {
    let mut code = [0_u8; LINE_LEN];
    for (slot, value) in code.iter_mut().zip(data) {
        *slot = *value;
    }
    let (sum, weighted) = syndromes(at, &code);
    // Solve c8 + c9 = sum and c8·a^8 + c9·a^9 = weighted (addition is exclusive or).
    let (p8, p9) = (power(DATA), power(DATA + 1));
    let c9 = times(weighted ^ times(sum, p8), inverse(p8 ^ p9));
    let text: String = data.iter().chain(&[sum ^ c9, c9]).map(|value| letter(*value)).collect();
    let (left, right) = text.split_at(GROUP_LEN);
    format!("{left}-{right}")
}

/// The two Reed-Solomon sums of a line. The line's number is a virtual character beyond the
/// tenth, so that exchanged lines do not pass.
fn syndromes(at: usize, code: &[u8; LINE_LEN]) -> (u8, u8) {
    let number = u8::try_from(at + 1).unwrap_or(0);
    let start = (number, times(number, power(LINE_LEN)));
    code.iter().enumerate().fold(start, |(sum, weighted), (place, value)| {
        (sum ^ value, weighted ^ times(*value, power(place)))
    })
}

/// Product in GF(32) with x^5 + x^2 + 1.
fn times(a: u8, b: u8) -> u8 {
    (0..5).rev().fold(0, |product: u8, bit| {
        let doubled = (product << 1) ^ if product & 0x10 == 0 { 0 } else { 0x25 };
        doubled ^ if b >> bit & 1 == 0 { 0 } else { a }
    })
}

/// The generator 2 to the power `exponent`.
fn power(exponent: usize) -> u8 {
    (0..exponent).fold(1, |value, _| times(value, 2))
}

fn inverse(a: u8) -> u8 {
    (1..32).find(|b| times(a, *b) == 1).unwrap_or(0)
}

fn letter(value: u8) -> char {
    char::from(SYMBOLS.get(usize::from(value)).copied().unwrap_or(b'?'))
}

fn symbol(letter: char) -> Option<u8> {
    let letter = match letter {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SYMBOLS.iter().position(|s| char::from(*s) == letter).and_then(|at| u8::try_from(at).ok())
}

/// Five bits a symbol, high bits first. 35 bytes are exactly 56 symbols.
fn to_symbols(bytes: &[u8]) -> Vec<u8> {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..bytes.len() * 8 / 5)
        .map(|symbol| (0..5).fold(0, |value, n| value << 1 | bit(symbol * 5 + n)))
        .collect()
}

fn to_bytes(symbols: &[u8]) -> Vec<u8> {
    let bit = |at: usize| symbols.get(at / 5).map_or(0, |value| value >> (4 - at % 5) & 1);
    (0..symbols.len() * 5 / 8)
        .map(|byte| (0..8).fold(0, |value, n| value << 1 | bit(byte * 8 + n)))
        .collect()
}

fn whole_check(secret: &Secret) -> [u8; 3] {
    let hash = Sha256::new().chain_update(b"zhike sheet 1\0").chain_update(secret.bytes());
    let hash = hash.finalize();
    [hash[0], hash[1], hash[2]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kek_of(bytes: [u8; 32]) -> Kek {
        Kek::from_secret(Secret::from_bytes(bytes))
    }

    proptest! {
        #[test]
        fn a_printed_sheet_typed_back_is_the_same_key(bytes in any::<[u8; 32]>()) {
            let kek = kek_of(bytes);
            prop_assert_eq!(from_sheet(&text(&kek)), Ok(kek.clone()));
            let groups_only = lines(&kek).join(" ").to_lowercase().replace('0', "o");
            prop_assert_eq!(from_sheet(&groups_only), Ok(kek));
        }

        #[test]
        fn one_wrong_character_is_located(
            bytes in any::<[u8; 32]>(),
            line in 0..LINES,
            place in 0..LINE_LEN,
            other in 0_u8..32,
        ) {
            let mut typed = lines(&kek_of(bytes));
            let at = if place < GROUP_LEN { place } else { place + 1 };
            let wrong = letter(other).to_string();
            prop_assume!(typed[line][at..=at] != wrong);
            typed[line].replace_range(at..=at, &wrong);
            let expected = SheetError::Typing {
                line: line + 1,
                group: place / GROUP_LEN + 1,
                character: place % GROUP_LEN + 1,
            };
            prop_assert_eq!(from_sheet(&typed.join("\n")), Err(expected));
        }

        #[test]
        fn two_exchanged_neighbours_are_noticed_in_their_line(
            bytes in any::<[u8; 32]>(),
            line in 0..LINES,
            place in 0..GROUP_LEN - 1,
        ) {
            let mut typed = lines(&kek_of(bytes));
            let mut letters: Vec<char> = typed[line].chars().collect();
            prop_assume!(letters[place] != letters[place + 1]);
            letters.swap(place, place + 1);
            typed[line] = letters.into_iter().collect();
            let found = match from_sheet(&typed.join("\n")) {
                Err(SheetError::Typing { line, .. } | SheetError::Line { line }) => line,
                other => return Err(TestCaseError::fail(format!("{other:?}"))),
            };
            prop_assert_eq!(found, line + 1);
        }
    }

    #[test]
    fn exchanged_lines_are_noticed() {
        let mut typed = lines(&kek_of([42; 32]));
        typed.swap(1, 4);
        assert!(matches!(
            from_sheet(&typed.join("\n")),
            Err(SheetError::Line { line: 2 } | SheetError::Typing { line: 2, .. })
        ));
    }

    #[test]
    fn lines_of_two_sheets_are_no_key() {
        let mut typed = lines(&kek_of([1; 32]));
        typed[0] = lines(&kek_of([2; 32]))[0].clone();
        assert_eq!(from_sheet(&typed.join("\n")), Err(SheetError::Whole));
    }

    #[test]
    fn a_missing_or_short_group_is_named() {
        let typed = lines(&kek_of([7; 32]));
        let short = typed.join("\n").replacen(&typed[2][6..], &typed[2][6..10], 1);
        let expected = SheetError::Length { line: 3, group: 2, characters: 4 };
        assert_eq!(from_sheet(&short), Err(expected));
        let missing = typed[..6].join("\n");
        assert_eq!(from_sheet(&missing), Err(SheetError::Groups { groups: 12 }));
        let foreign = typed.join("\n").replacen(&typed[0][0..1], "U", 1);
        let expected = SheetError::Letter { line: 1, group: 1, character: 1 };
        assert_eq!(from_sheet(&foreign), Err(expected));
    }
}
