//! How a guest is addressed aloud: 林女士, 欧阳先生, 赵总.

use super::GuestRefusal;
use super::surname::surname;
use crate::kernel::words::words;

words! {
    /// A guest's sex, as far as it decides how he or she is addressed.
    pub enum Sex else GuestRefusal::UnknownWord {
        /// 女.
        Female = "female",
        /// 男.
        Male = "male",
    }
}

/// Titles that follow a surname. Longer ones first, so that 总经理 is not taken for 经理.
const TITLES: &[(&str, Option<Sex>)] = &[
    ("老先生", Some(Sex::Male)),
    ("老太太", Some(Sex::Female)),
    ("总经理", None),
    ("總經理", None),
    ("董事长", None),
    ("董事長", None),
    ("先生", Some(Sex::Male)),
    ("女士", Some(Sex::Female)),
    ("小姐", Some(Sex::Female)),
    ("太太", Some(Sex::Female)),
    ("夫人", Some(Sex::Female)),
    ("阿姨", Some(Sex::Female)),
    ("奶奶", Some(Sex::Female)),
    ("爷爷", Some(Sex::Male)),
    ("叔叔", Some(Sex::Male)),
    ("经理", None),
    ("經理", None),
    ("主任", None),
    ("局长", None),
    ("处长", None),
    ("科长", None),
    ("院长", None),
    ("校长", None),
    ("行长", None),
    ("书记", None),
    ("老师", None),
    ("老師", None),
    ("教授", None),
    ("博士", None),
    ("医生", None),
    ("醫生", None),
    ("大夫", None),
    ("律师", None),
    ("老板", None),
    ("老闆", None),
    ("师傅", None),
    ("師傅", None),
    ("总", None),
    ("總", None),
    ("董", None),
    ("工", None),
    ("哥", Some(Sex::Male)),
    ("姐", Some(Sex::Female)),
];

/// A guest as far as words of address go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addressed<'a> {
    /// The name, when it is known.
    pub name: Option<&'a str>,
    /// How the guest wants to be called, when that was noted: 赵总, 总, 小雨姐.
    pub title: Option<&'a str>,
    /// The sex, when it is known.
    pub sex: Option<Sex>,
}

impl Addressed<'_> {
    /// The sex that was noted, or that a name such as 林女士 tells.
    #[must_use]
    pub fn told_sex(&self) -> Option<Sex> {
        self.sex.or_else(|| spoken(self.name?)?.1)
    }
}

/// How to address a guest: the noted title, else surname and 女士 or 先生, else the name as it is.
///
/// Where the sex is unknown the page offers both words; it has surname and sex beside this.
/// `None` when neither name nor title is known.
///
/// # Examples
/// ```
/// use zhike_domain::guests::{Addressed, Sex, display_name};
/// let lin = Addressed { name: Some("林小雨"), title: None, sex: Some(Sex::Female) };
/// assert_eq!(display_name(&lin).as_deref(), Some("林女士"));
/// ```
#[must_use]
pub fn display_name(guest: &Addressed<'_>) -> Option<String> {
    let family = guest.name.and_then(surname);
    if let Some(title) = guest.title {
        let bare = TITLES.iter().any(|(word, _)| *word == title);
        return Some(match (bare, family, guest.name) {
            (true, Some(family), _) => format!("{family}{title}"),
            (true, None, Some(name)) => format!("{name}{title}"),
            _ => title.to_owned(),
        });
    }
    let name = guest.name?;
    match (family, guest.sex) {
        _ if spoken(name).is_some() => Some(name.to_owned()),
        (Some(family), Some(Sex::Female)) => Some(format!("{family}女士")),
        (Some(family), Some(Sex::Male)) => Some(format!("{family}先生")),
        _ => Some(name.to_owned()),
    }
}

/// A name that is a form of address already, 林女士: surname and title.
fn spoken(name: &str) -> Option<(&str, Option<Sex>)> {
    let family = surname(name)?;
    let rest = name.strip_prefix(family)?;
    let title = TITLES.iter().find(|(word, _)| *word == rest)?;
    // 张工 and 李哥 may be whole names; longer words of address are not.
    let is_title = rest.chars().count() > 1 || matches!(rest, "总" | "總" | "董");
    is_title.then_some((family, title.1))
}

/// A name with a form of address behind it, parted: 王先生, 王小明先生, 李总. A word of one character
/// counts only right behind the surname, and only where it is no name (张工 and 王小董 may be).
pub(super) fn split_title(name: &str) -> Option<(&str, &str, Option<Sex>)> {
    const LONGEST_NAME: usize = 6;
    let family = surname(name)?;
    let titles =
        TITLES.iter().filter_map(|(word, sex)| Some((name.strip_suffix(word)?, *word, *sex)));
    let mut fitting = titles.filter(|(rest, word, _)| {
        let rest = rest.trim_end();
        let is_word = word.chars().count() > 1;
        let is_bare = rest == family && matches!(*word, "总" | "總" | "董");
        rest.starts_with(family) && (is_bare || is_word && rest.chars().count() <= LONGEST_NAME)
    });
    fitting.next().map(|(rest, word, sex)| (rest.trim_end(), word, sex))
}

/// A Chinese name in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SplitName<'a> {
    /// The surname.
    pub family: &'a str,
    /// What follows it, without a title; empty for 林女士.
    pub given: &'a str,
    /// The sex that a title tells.
    pub sex: Option<Sex>,
}

/// Surname, given name and what a title tells; `None` for a name in other letters.
///
/// # Examples
/// ```
/// use zhike_domain::guests::{Sex, split_name};
/// let lin = split_name("林小雨女士").unwrap();
/// assert_eq!((lin.family, lin.given, lin.sex), ("林", "小雨", Some(Sex::Female)));
/// assert_eq!(split_name("赵总").unwrap().given, "");
/// assert!(split_name("Ana López").is_none());
/// ```
#[must_use]
pub fn split_name(name: &str) -> Option<SplitName<'_>> {
    let family = surname(name)?;
    if let Some((family, sex)) = spoken(name) {
        return Some(SplitName { family, given: "", sex });
    }
    let rest = name.strip_prefix(family)?;
    // A word of two characters behind a whole name is no part of it; 李一哥 may be somebody's name.
    let long = TITLES.iter().filter(|(word, _)| word.chars().count() > 1);
    let titled = long.filter_map(|(word, sex)| Some((rest.strip_suffix(word)?, *sex)));
    let titled = titled.filter(|(given, _)| !given.is_empty());
    let (given, sex) = titled.min_by_key(|(given, _)| given.len()).unwrap_or((rest, None));
    Some(SplitName { family, given, sex })
}
