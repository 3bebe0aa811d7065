//! Names as lists write them: with a form of address behind or before, with remarks in brackets,
//! with a word that stands for no name at all.

use crate::guests::Sex;
use crate::guests::address::split_title;
use crate::guests::surname::surname;
use crate::kernel::name::{Name, NameRefusal};

/// What a cell with a name says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameParts {
    /// The name without a form of address.
    pub name: Option<Name>,
    /// The form of address where it is more than 先生 or 女士.
    pub title: Option<Name>,
    /// The sex that the form of address tells.
    pub sex: Option<Sex>,
    /// What stood in brackets.
    pub remark: Option<String>,
}

/// Words that lists write where nobody told a name.
const NOBODY: [&str; 24] = [
    "匿名",
    "匿名用户",
    "匿名用戶",
    "顾客",
    "顧客",
    "散客",
    "客人",
    "客户",
    "客戶",
    "会员",
    "會員",
    "微信用户",
    "微信用戶",
    "用户",
    "用戶",
    "未知",
    "无名",
    "無名",
    "先生",
    "女士",
    "未填写",
    "null",
    "none",
    "n/a",
];

/// English forms of address, in small letters without the full stop.
const BEFORE: [(&str, Option<Sex>); 10] = [
    ("mr", Some(Sex::Male)),
    ("mrs", Some(Sex::Female)),
    ("ms", Some(Sex::Female)),
    ("miss", Some(Sex::Female)),
    ("madam", Some(Sex::Female)),
    ("sir", Some(Sex::Male)),
    ("mx", None),
    ("dr", None),
    ("prof", None),
    ("professor", None),
];

/// Splits a name from its form of address and from remarks.
///
/// # Errors
/// [`NameRefusal::TooLong`].
///
/// # Examples
/// ```
/// use zhike_domain::guests::Sex;
/// use zhike_domain::guests::imported::name_parts;
/// let wang = name_parts("王先生（常客）")?;
/// assert_eq!(wang.name.unwrap().as_str(), "王");
/// assert_eq!((wang.title, wang.sex, wang.remark.as_deref()), (None, Some(Sex::Male), Some("常客")));
/// let li = name_parts("李总")?;
/// assert_eq!((li.name.unwrap().as_str(), li.title.unwrap().as_str()), ("李", "总"));
/// # Ok::<(), zhike_domain::kernel::name::NameRefusal>(())
/// ```
pub fn name_parts(cell: &str) -> Result<NameParts, NameRefusal> {
    let text = visible(cell);
    let (bare, remark) = without_brackets(&text);
    let mut parts = NameParts { remark, ..NameParts::default() };
    if is_nobody(bare) {
        return Ok(parts);
    }
    if let Some(bare) = unhidden(bare) {
        parts.name = bare.map(str::parse).transpose()?;
        return Ok(parts);
    }
    if let Some((before, rest)) = spoken_before(bare) {
        parts.sex = before;
        parts.name = Some(rest.parse()?);
        parts.title = Some(bare.parse()?);
        return Ok(parts);
    }
    let Some((name, title, sex)) = split_title(bare) else {
        parts.name = Some(bare.parse()?);
        return Ok(parts);
    };
    // The page makes 先生 and 女士 of the sex.
    let is_plain = matches!(title, "先生" | "女士");
    parts.title = if is_plain { None } else { Some(title.parse()?) };
    (parts.name, parts.sex) = (Some(name.trim().parse()?), sex);
    Ok(parts)
}

/// The text without what cannot be seen, each run of blanks as one.
pub(super) fn visible(text: &str) -> String {
    let seen = |c: &char| {
        !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{00ad}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}')
    };
    let text: String = text.chars().filter(seen).collect();
    let blank = |c: char| c.is_whitespace() || c.is_control();
    text.split(blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn without_brackets(text: &str) -> (&str, Option<String>) {
    let Some((bare, rest)) = text.split_once(['(', '（', '[', '【']) else { return (text, None) };
    if bare.trim().is_empty() {
        return (text, None);
    }
    let remark = rest.trim_end_matches([')', '）', ']', '】']).trim();
    (bare.trim(), (!remark.is_empty()).then(|| remark.to_owned()))
}

/// Whether no name stands here: nothing, a word for it, or a number.
fn is_nobody(text: &str) -> bool {
    let is_word = NOBODY.contains(&text.to_lowercase().as_str());
    let is_number = text.chars().all(|c| !c.is_alphabetic());
    text.is_empty() || is_word || is_number && text.chars().any(|c| c.is_ascii_digit())
}

/// A name whose letters are hidden: of 王** the surname, of *明 nothing.
fn unhidden(text: &str) -> Option<Option<&str>> {
    let is_hidden = text.contains(['*', '＊', '×']);
    is_hidden.then(|| {
        let family = surname(text)?;
        text.strip_prefix(family)?.starts_with(['*', '＊', '×']).then_some(family)
    })
}

fn spoken_before(text: &str) -> Option<(Option<Sex>, &str)> {
    let (first, rest) = text.split_once([' ', '.'])?;
    let rest = rest.trim();
    let first = first.to_ascii_lowercase();
    let (_, sex) = BEFORE.iter().find(|(word, _)| *word == first)?;
    (!rest.is_empty()).then_some((*sex, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_from_forms_of_address() {
        let told = |cell: &str| {
            let parts = name_parts(cell).unwrap();
            let word = |name: Option<Name>| name.map_or(String::new(), |name| name.to_string());
            let sex = parts.sex.map_or("", Sex::as_str);
            format!(
                "{}|{}|{sex}|{}",
                word(parts.name),
                word(parts.title),
                parts.remark.unwrap_or_default()
            )
        };
        for (cell, expected) in [
            ("王先生", "王||male|"),
            ("王 先生", "王||male|"),
            ("欧阳女士", "欧阳||female|"),
            ("陈小姐", "陈|小姐|female|"),
            ("李总", "李|总||"),
            ("王小明先生", "王小明||male|"),
            ("赵總經理", "赵|總經理||"),
            ("王先生（常客）", "王||male|常客"),
            ("林小雨(不吃辣", "林小雨|||不吃辣"),
            ("Ms Chen", "Chen|Ms Chen|female|"),
            ("Mr. John Lee", "John Lee|Mr. John Lee|male|"),
            ("Dr.Wu", "Wu|Dr.Wu||"),
            ("Dracula", "Dracula|||"),
            ("张工", "张工|||"),
            ("李哥", "李哥|||"),
            ("王小董", "王小董|||"),
            ("王**", "王|||"),
            ("*明", "|||"),
            ("欧阳*", "欧阳|||"),
            ("微信用户", "|||"),
            ("15400001234", "|||"),
            ("154****1234", "|||"),
            ("先生", "|||"),
            ("\u{200b}林\u{200b}小雨 ", "林小雨|||"),
            ("Ana  López", "Ana López|||"),
            ("🌸小雨🌸", "🌸小雨🌸|||"),
            ("（老客）", "（老客）|||"),
        ] {
            assert_eq!(told(cell), expected, "{cell}");
        }
        assert!(name_parts(&"长".repeat(61)).is_err());
    }
}
