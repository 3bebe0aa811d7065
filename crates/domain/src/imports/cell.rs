//! What a cell says: nothing, a number, something hidden.

/// A cell that stands for nothing is nothing.
///
/// # Examples
/// ```
/// use zhike_domain::imports::filled;
/// assert_eq!(filled(" -- "), None);
/// assert_eq!(filled(" 粥 "), Some("粥"));
/// ```
#[must_use]
pub fn filled(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    (!matches!(cell, "" | "-" | "--" | "---" | "—" | "——" | "/" | "无")).then_some(cell)
}

/// The text with digits and signs of full width made narrow, without blanks.
#[must_use]
pub fn plain(cell: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' | '．' | '，' | '－' | '＋' | '：' | '（' | '）' | '／' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        '−' => '-',
        other => other,
    };
    cell.chars().map(narrow).filter(|c| !c.is_whitespace()).collect()
}

/// A decimal number as people and programs write it (`¥1,280.50`, `12元`, `１２.５`, `(3.00)`) in
/// units of `10^-digits`, exactly. Digits beyond those must be zeros, commas must part thousands:
/// `None` otherwise, never a rounded value.
///
/// # Examples
/// ```
/// use zhike_domain::imports::decimal;
/// assert_eq!(decimal("¥1,280.50", 2), Some(128_050));
/// assert_eq!(decimal("-16.1500", 2), Some(-1_615));
/// assert_eq!(decimal("16.155", 2), None);
/// ```
#[must_use]
pub fn decimal(cell: &str, digits: u8) -> Option<i64> {
    let text = plain(cell);
    let (text, is_negative) = unsigned(&text);
    let text = text.strip_prefix(['¥', '￥', '$', '€']).unwrap_or(text);
    let text = text.strip_suffix('元').unwrap_or(text);
    let (text, is_negative) = match text.strip_prefix('-') {
        Some(rest) if !is_negative => (rest, true),
        _ => (text, is_negative),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole = ungrouped(whole)?;
    let part = part.trim_end_matches('0');
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 12 && part.len() <= usize::from(digits);
    if !fits || !is_number(&whole) || !is_number(part) {
        return None;
    }
    let width = usize::from(digits);
    let value: i64 = format!("{whole}{part:0<width$}").parse().ok()?;
    Some(if is_negative { -value } else { value })
}

/// The text without its sign, and whether it was below zero; accountants write `(3.00)`.
fn unsigned(text: &str) -> (&str, bool) {
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (inner, true);
    }
    match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    }
}

/// `1,280` as `1280`; a comma anywhere but before three digits is no mark of thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?.to_owned();
    let mut joined = first;
    let mut has_groups = false;
    for group in groups {
        has_groups = true;
        if group.len() != 3 {
            return None;
        }
        joined.push_str(group);
    }
    let first_len = whole.find(',').unwrap_or(1);
    (!has_groups || (1..=3).contains(&first_len)).then_some(joined)
}

/// Whether a number hides digits: it names nobody.
#[must_use]
pub fn looks_masked(cell: &str) -> bool {
    cell.contains(['*', '＊', '×', '#']) || cell.contains("xx") || cell.contains("XX")
}

/// A cell as it is shown to whoever may not read phones: whatever could be a mobile number keeps
/// its first three and last four digits.
///
/// # Examples
/// ```
/// use zhike_domain::imports::masked;
/// assert_eq!(masked("15400001234"), "154****1234");
/// assert_eq!(masked("2015-000001"), "2015-000001");
/// ```
#[must_use]
pub fn masked(cell: &str) -> String {
    let text = plain(cell);
    let own = text.strip_prefix("+86").unwrap_or(&text);
    let own: String = own.chars().filter(|c| *c != '-').collect();
    let is_mobile = own.len() == 11
        && own.starts_with('1')
        && !own.starts_with("10")
        && own.bytes().all(|byte| byte.is_ascii_digit());
    if is_mobile { format!("{}****{}", &own[..3], &own[7..]) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_read_exactly_or_not_at_all() {
        for (cell, digits, value) in [
            ("12", 2, Some(1_200)),
            ("12.5", 2, Some(1_250)),
            ("¥1,280.00", 2, Some(128_000)),
            ("￥-3.2", 2, Some(-320)),
            ("-¥3.2", 2, Some(-320)),
            ("（3.00）", 2, Some(-300)),
            ("１２．５元", 2, Some(1_250)),
            ("0", 2, Some(0)),
            ("20.750", 2, Some(2_075)),
            ("1200", 0, Some(1_200)),
            ("1.350", 3, Some(1_350)),
            ("1,234,567", 0, Some(1_234_567)),
            ("12.345", 2, None),
            ("1,28", 2, None),
            ("1280,000.5,0", 2, None),
            (",123", 2, None),
            ("1.2.3", 2, None),
            ("--3", 2, None),
            ("", 2, None),
            (".", 2, None),
            ("abc", 2, None),
            ("1e3", 2, None),
            ("NaN", 2, None),
            ("9999999999999", 2, None),
            ("0.5", 0, None),
        ] {
            assert_eq!(decimal(cell, digits), value, "{cell}");
        }
    }

    #[test]
    fn only_what_could_be_a_mobile_number_is_masked() {
        for (cell, shown) in [
            ("154 0000 1234", "154****1234"),
            ("+86-15400001234", "154****1234"),
            ("20240301001", "20240301001"),
            ("10000000000", "10000000000"),
            ("龙井虾仁", "龙井虾仁"),
        ] {
            assert_eq!(masked(cell), shown);
        }
    }
}
