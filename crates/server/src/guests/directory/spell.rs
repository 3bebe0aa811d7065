//! How a Chinese name is typed in Latin letters.

use pinyin::ToPinyin;
use zhike_domain::guests::surname;

/// Surnames that are not read like the common word of their character.
const READ_AS: &[(&str, &[&str])] = &[
    ("曾", &["zeng"]),
    ("单", &["shan"]),
    ("單", &["shan"]),
    ("仇", &["qiu"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("任", &["ren"]),
    ("区", &["ou"]),
    ("區", &["ou"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("蓋", &["ge"]),
    ("覃", &["qin"]),
    ("翟", &["zhai"]),
    ("乐", &["yue"]),
    ("樂", &["yue"]),
    ("缪", &["miao"]),
    ("繆", &["miao"]),
    ("纪", &["ji"]),
    ("冼", &["xian"]),
    ("洗", &["xian"]),
    ("员", &["yun"]),
    ("秘", &["bi"]),
    ("种", &["chong"]),
    ("繁", &["po"]),
    ("折", &["she"]),
    ("黑", &["he"]),
    ("召", &["shao"]),
    ("祭", &["zhai"]),
    ("谌", &["chen"]),
    ("諶", &["chen"]),
    ("宓", &["fu"]),
    ("尉迟", &["yu", "chi"]),
    ("尉遲", &["yu", "chi"]),
    ("长孙", &["zhang", "sun"]),
    ("長孫", &["zhang", "sun"]),
    ("单于", &["chan", "yu"]),
    ("單于", &["chan", "yu"]),
    ("万俟", &["mo", "qi"]),
    ("萬俟", &["mo", "qi"]),
    ("澹台", &["tan", "tai"]),
    ("澹臺", &["tan", "tai"]),
];

/// One way to type a name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// All syllables: `linxiaoyu`.
    pub full: String,
    /// Their first letters: `lxy`.
    pub initials: String,
    /// The syllables after the surname: `xiaoyu`.
    pub given: String,
}

/// The ways to type a name: as the surname is read, and as its character is read elsewhere. None
/// for a name without Chinese writing.
#[must_use]
pub fn spellings(name: &str) -> Vec<Spelling> {
    let Some(family) = surname(name) else { return Vec::new() };
    let given: Vec<String> = syllables(name.strip_prefix(family).unwrap_or(""));
    let common = syllables(family);
    let read_as = READ_AS.iter().find(|(word, _)| *word == family);
    let mut ways = Vec::new();
    if let Some((_, read)) = read_as {
        ways.push(read.iter().map(|one| (*one).to_owned()).collect());
    }
    if !ways.contains(&common) {
        ways.push(common);
    }
    ways.into_iter().map(|family| spelling(&family, &given)).collect()
}

/// How a Chinese name is read, a syllable for each of its characters but blanks, the surname as
/// surnames are read. Empty for a name without Chinese writing.
#[must_use]
pub fn reading(name: &str) -> Vec<String> {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(family) = surname(&name) else { return Vec::new() };
    let read_as = READ_AS.iter().find(|(word, _)| *word == family);
    let read = read_as.map(|(_, read)| read.iter().map(|one| (*one).to_owned()).collect());
    let mut all: Vec<String> = read.unwrap_or_else(|| syllables(family));
    all.extend(syllables(name.strip_prefix(family).unwrap_or("")));
    all
}

fn spelling(family: &[String], given: &[String]) -> Spelling {
    let all = || family.iter().chain(given);
    Spelling {
        full: all().map(String::as_str).collect(),
        initials: all().filter_map(|syllable| syllable.chars().next()).collect(),
        given: given.concat(),
    }
}

/// `ü` is typed as `v`; what has no reading stays as it is.
fn syllables(text: &str) -> Vec<String> {
    let read = |c: char| match c.to_pinyin() {
        Some(reading) => reading.plain().replace('ü', "v"),
        None => c.to_lowercase().collect(),
    };
    text.chars().filter(|c| !c.is_whitespace()).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_typed_as_its_surname_is_read() {
        let check = |name: &str, expected: &[(&str, &str, &str)]| {
            let told = spellings(name);
            let told: Vec<(&str, &str, &str)> = told
                .iter()
                .map(|way| (way.full.as_str(), way.initials.as_str(), way.given.as_str()))
                .collect();
            assert_eq!(told, expected, "{name}");
        };
        check("林小雨", &[("linxiaoyu", "lxy", "xiaoyu")]);
        check("欧阳娜", &[("ouyangna", "oyn", "na")]);
        check("吕布", &[("lvbu", "lb", "bu")]);
        check("曾国藩", &[("zengguofan", "zgf", "guofan"), ("cengguofan", "cgf", "guofan")]);
        check("单田芳", &[("shantianfang", "stf", "tianfang"), ("dantianfang", "dtf", "tianfang")]);
        check("林A", &[("lina", "la", "a")]);
        check("Ana López", &[]);
        check("", &[]);
    }

    #[test]
    fn a_reading_has_a_syllable_for_each_character() {
        let check = |name: &str, expected: &[&str]| assert_eq!(reading(name), expected, "{name}");
        check("曾 小雨", &["zeng", "xiao", "yu"]);
        check("尉迟恭", &["yu", "chi", "gong"]);
        check("林女士", &["lin", "nv", "shi"]);
        check("Ana López", &[]);
    }
}
