//! Cells with phones: several at once, marks of spreadsheets, numbers that are not the guest's own.

use crate::guests::{GuestRefusal, Phone};
use crate::imports::plain;

/// What a cell with phones holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnNumbers {
    /// The guest's own numbers, each once, in the order of the cell.
    pub phones: Vec<Phone>,
    /// Numbers that name nobody: lent by a platform, hidden, or a hotline.
    pub not_own: u32,
}

/// Digits of a mobile number of this country.
const MOBILE: usize = 11;

/// The numbers of a cell. `+86`, `0086`, blanks, an extension (分机 or a third group behind a
/// landline), a mark in front that keeps a spreadsheet from counting, and the form that it shows
/// when it counted all the same (`1.5400001234E+10`) are understood.
///
/// # Errors
/// [`GuestRefusal::PhoneNotValid`], [`GuestRefusal::PhoneNoArea`].
///
/// # Examples
/// ```
/// use zhike_domain::guests::imported::own_numbers;
/// let told = own_numbers("+86 154-0000-1234 / (000)87654321-801")?;
/// let kept: Vec<String> = told.phones.iter().map(|phone| phone.kept()).collect();
/// assert_eq!(kept, ["+8615400001234", "+860087654321;ext=801"]);
/// assert_eq!(own_numbers("15400001234转5678")?.not_own, 1);
/// # Ok::<(), zhike_domain::guests::GuestRefusal>(())
/// ```
pub fn own_numbers(cell: &str) -> Result<OwnNumbers, GuestRefusal> {
    let mut own = OwnNumbers::default();
    for piece in pieces(cell) {
        match read(&piece) {
            Ok(phone) if own.phones.contains(&phone) => {}
            Ok(phone) => own.phones.push(phone),
            Err(
                GuestRefusal::PhoneMasked | GuestRefusal::PhonePrivacy | GuestRefusal::PhoneService,
            ) => own.not_own += 1,
            Err(why) => return Err(why),
        }
    }
    Ok(own)
}

/// The numbers of a cell, parted. A comma parts two numbers when what follows it is one; otherwise
/// an extension stands behind it.
fn pieces(cell: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for piece in cell.split(['/', '／', '、', ';', '；', '|', '\n']) {
        let mut open: Option<String> = None;
        for part in piece.split([',', '，']) {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            open = match open {
                Some(before) if digits >= 7 => {
                    pieces.push(before);
                    Some(part.to_owned())
                }
                Some(before) => Some(format!("{before},{part}")),
                None => Some(part.to_owned()),
            };
        }
        pieces.extend(open);
    }
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

fn read(piece: &str) -> Result<Phone, GuestRefusal> {
    let text = bare(piece);
    if is_lent(&text) {
        return Err(GuestRefusal::PhonePrivacy);
    }
    match with_group(&text) {
        Some(text) => text.parse(),
        None => text.parse(),
    }
}

/// The number without the words and marks around it.
fn bare(piece: &str) -> String {
    let text = piece.trim().trim_start_matches(['\'', '`', '=', '"', '’']).trim_end_matches('"');
    let lower = text.to_lowercase();
    let words = ["手机", "电话", "手機", "電話", "座机", "tel", "phone", "mobile", "mob"];
    let cut = words.iter().find_map(|word| lower.strip_prefix(word));
    let text = cut.map_or(lower.as_str(), |rest| rest.trim_start_matches([':', '：', '.', ' ']));
    let text = text.trim();
    if let Some(whole) = text.strip_suffix(".0")
        && whole.bytes().all(|byte| byte.is_ascii_digit())
    {
        return whole.to_owned();
    }
    counted(text).unwrap_or_else(|| text.to_owned())
}

/// `1.5400001234e+10` as the eleven digits that it means; fewer digits mean no number.
fn counted(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once('e')?;
    let exponent: usize = exponent.trim_start_matches('+').parse().ok()?;
    let (whole, part) = mantissa.split_once('.')?;
    let fits = whole.len() == 1 && part.len() == exponent;
    let is_number = whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    (fits && is_number).then(|| format!("{whole}{part}"))
}

/// A mobile with a short number behind it is a platform's switchboard: another guest tomorrow.
fn is_lent(text: &str) -> bool {
    let text = plain(text);
    let text = text.strip_prefix("+86").or(text.strip_prefix("0086")).unwrap_or(&text);
    let Some((main, behind)) = text.rsplit_once(['_', '-', '#', ',', 'p', 'w']) else {
        return false;
    };
    let main: String = main.chars().filter(|c| *c != '-').collect();
    let is_mobile = main.len() == MOBILE
        && main.starts_with('1')
        && main.bytes().all(|byte| byte.is_ascii_digit());
    is_mobile && (2..=6).contains(&behind.len()) && behind.bytes().all(|b| b.is_ascii_digit())
}

/// `0571-87654321-801` with its third group as the extension that it is.
fn with_group(text: &str) -> Option<String> {
    let text = plain(text);
    let (main, group) = text.rsplit_once('-')?;
    let (area, own) = main.split_once(['-', ')'])?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let area = area.trim_start_matches('(');
    let fits = area.starts_with('0')
        && (3..=4).contains(&area.len())
        && (7..=8).contains(&own.len())
        && (1..=6).contains(&group.len())
        && [area, own, group].into_iter().all(number);
    fits.then(|| format!("{area}{own}转{group}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: &str) -> String {
        match own_numbers(cell) {
            Ok(own) => {
                let kept: Vec<String> = own.phones.iter().map(Phone::kept).collect();
                format!("{} {}", kept.join(" "), own.not_own).trim_start().to_owned()
            }
            Err(why) => crate::kernel::refusal::Refusal::code(&why).to_owned(),
        }
    }

    #[test]
    fn a_cell_gives_the_guests_own_numbers_and_nobody_elses() {
        for (cell, expected) in [
            ("15400001234", "+8615400001234 0"),
            ("'15400001234", "+8615400001234 0"),
            ("=\"15400001234\"", "+8615400001234 0"),
            ("15400001234.0", "+8615400001234 0"),
            ("1.5400001234E+10", "+8615400001234 0"),
            ("1.54E+10", "phone.not_valid"),
            ("0086 154 0000 1234", "+8615400001234 0"),
            ("86-15400001234", "+8615400001234 0"),
            ("手机：１５４００００１２３４", "+8615400001234 0"),
            ("15400001234、15400001235", "+8615400001234 +8615400001235 0"),
            ("15400001234，15400001234", "+8615400001234 0"),
            ("000-87654321转801", "+860087654321;ext=801 0"),
            ("000-87654321-801", "+860087654321;ext=801 0"),
            ("(000)87654321,801", "+860087654321;ext=801 0"),
            ("0571-87654321", "+8657187654321 0"),
            ("87654321", "phone.no_area_code"),
            ("154****1234", "1"),
            ("15400001234转5678", "1"),
            ("15400001234_5678", "1"),
            ("15400001234-5678", "1"),
            ("154-0000-1234", "+8615400001234 0"),
            ("15400001234#12", "1"),
            ("95013512345678", "1"),
            ("4008001234", "1"),
            ("123", "1"),
            ("", "0"),
            ("+852 9123 4567", "+85291234567 0"),
            ("abc", "phone.not_valid"),
        ] {
            assert_eq!(told(cell), expected, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_number_is_the_same_in_every_form(
            own in 0_u32..100_000_000,
            front in proptest::sample::select(vec!["", "+86", "0086", "86 ", "+86-", "'", "电话:"]),
            gap in proptest::sample::select(vec!["", " ", "-"]),
        ) {
            let own = format!("{own:08}");
            let cell = format!("{front}154{gap}{}{gap}{}", &own[..4], &own[4..]);
            let told = own_numbers(&cell).unwrap();
            proptest::prop_assert_eq!(told.phones.len(), 1);
            proptest::prop_assert_eq!(told.phones[0].kept(), format!("+86154{}", own));
        }

        #[test]
        fn no_cell_breaks_it(cell in "\\PC{0,40}") {
            let _told = own_numbers(&cell);
        }
    }
}
