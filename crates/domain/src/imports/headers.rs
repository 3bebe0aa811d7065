//! What headers say: the words of tills, spreadsheets and people for one thing.

use super::filled;

/// What the cells of a column must be able to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Anything.
    Text,
    /// A decimal number.
    Number,
    /// A day, with or without a time.
    Day,
    /// A time of day, or a day with its time.
    Time,
    /// A phone, also one that hides digits.
    Phone,
}

/// Something that a kind of file can hold in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its word in the API; empty for what is known and not needed.
    pub word: &'static str,
    /// What its cells must be able to be.
    pub holds: Holds,
    /// Headers that mean it in every sheet, in the form of [`normal`].
    pub aliases: &'static [&'static str],
    /// Headers that mean it only where each row is one line of a thing (金额 is the line's there).
    pub in_lines: &'static [&'static str],
    /// Headers that mean it only where each row is a whole thing.
    pub in_wholes: &'static [&'static str],
    /// Whether a column of it shows that each row is one line.
    pub marks_lines: bool,
}

/// Characters of an alias from which it may also be found inside of a longer header.
const CONTAINED_FROM: usize = 2;

/// A header as aliases are written: without brackets and what stands in them, blanks and marks, in
/// small letters.
///
/// # Examples
/// ```
/// use zhike_domain::imports::normal;
/// assert_eq!(normal(" *实收金额（元）"), "实收金额");
/// assert_eq!(normal("Order_ID"), "orderid");
/// ```
#[must_use]
pub fn normal(header: &str) -> String {
    let header = header.trim_start_matches('\u{feff}').trim();
    let bare = header.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let kept = bare.chars().filter(|c| !c.is_whitespace() && !"*：:_-.#\"'".contains(*c));
    kept.flat_map(char::to_lowercase).collect()
}

/// How a header was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// It is an alias.
    Exactly(&'static Field),
    /// An alias stands in it.
    Within(&'static Field),
}

impl Named {
    /// What it means.
    #[must_use]
    pub const fn field(self) -> &'static Field {
        match self {
            Named::Exactly(field) | Named::Within(field) => field,
        }
    }
}

/// One row per line of a thing, or one row per thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Lines,
    Wholes,
}

fn aliases(field: &'static Field, rows: Rows) -> impl Iterator<Item = &'static str> {
    let special = match rows {
        Rows::Lines => field.in_lines,
        Rows::Wholes => field.in_wholes,
    };
    special.iter().chain(field.aliases).copied()
}

/// What a header means: an alias exactly, else the longest Chinese alias that stands in it.
pub(super) fn meaning(fields: &'static [Field], header: &str, rows: Rows) -> Option<Named> {
    let header = normal(header);
    if header.is_empty() {
        return None;
    }
    let exact = fields.iter().find(|field| aliases(field, rows).any(|alias| alias == header));
    if let Some(field) = exact {
        return Some(Named::Exactly(field));
    }
    let longest = |field: &'static Field| {
        let within = aliases(field, rows).filter(|alias| {
            !alias.is_ascii() && alias.chars().count() >= CONTAINED_FROM && header.contains(alias)
        });
        within.map(|alias| alias.chars().count()).max()
    };
    let found = fields.iter().filter_map(|field| Some((longest(field)?, field)));
    // Of two of the same length the earlier field.
    let best = found.reduce(|best, one| if one.0 > best.0 { one } else { best });
    best.map(|(_, field)| Named::Within(field))
}

/// What a header means in a sheet of any form, exactly.
#[must_use]
pub fn named(fields: &'static [Field], header: &str) -> Option<&'static Field> {
    let told = [Rows::Lines, Rows::Wholes].map(|rows| meaning(fields, header, rows));
    told.into_iter().flatten().find_map(|named| match named {
        Named::Exactly(field) => Some(field),
        Named::Within(_) => None,
    })
}

/// How many different fields a row names exactly.
#[must_use]
pub fn known_in(fields: &'static [Field], row: &[String]) -> usize {
    let mut known: Vec<*const Field> =
        row.iter().filter_map(|cell| named(fields, cell)).map(std::ptr::from_ref).collect();
    known.sort_unstable();
    known.dedup();
    known.len()
}

/// Whether a row sums up others: its first cell that says something is a word for it.
#[must_use]
pub fn is_sum<'c>(cells: impl IntoIterator<Item = &'c str>) -> bool {
    const SUMS: [&str; 10] = [
        "合计",
        "总计",
        "小计",
        "合計",
        "總計",
        "小計",
        "本页合计",
        "total",
        "grandtotal",
        "subtotal",
    ];
    let first = cells.into_iter().find_map(filled);
    first.is_some_and(|cell| SUMS.contains(&normal(cell).as_str()))
}
