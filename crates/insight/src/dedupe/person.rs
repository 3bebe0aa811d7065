//! One record, as far as it tells one person from another.

pub use zhike_domain::guests::Sex;
use zhike_domain::guests::{Birthday, Calendar, split_name};

use super::text::hash;

/// What is known of somebody, as it was written down.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The name.
    pub name: Option<&'a str>,
    /// The sex.
    pub sex: Option<Sex>,
    /// Phones in one form.
    pub phones: &'a [&'a str],
    /// Addresses of e-mail.
    pub emails: &'a [&'a str],
    /// Numbers of cards.
    pub cards: &'a [&'a str],
    /// The birthday.
    pub birthday: Option<Birthday>,
}

/// A birthday in eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Birth {
    /// Year, when it was told.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// By the Chinese calendar.
    pub is_lunar: bool,
}

impl Birth {
    fn of(birthday: &Birthday) -> Birth {
        let Birthday { calendar, month, day, year, .. } = *birthday;
        Birth { year, month, day, is_lunar: calendar == Calendar::Lunar }
    }
}

/// One record, ready to be compared.
#[derive(Clone, Debug)]
pub struct Person {
    /// Whose record.
    pub id: i64,
    /// The name without blanks and titles, in small letters.
    pub name: Box<str>,
    /// Bytes of the surname in it; 0 for a name in other letters.
    pub family_len: u8,
    /// The sound of the surname, and of what follows it; 0 where there is none.
    pub family_sound: u32,
    /// The sound of the given name; 0 where only a title follows the surname.
    pub given_sound: u32,
    /// The sex, noted or told by a title.
    pub sex: Option<Sex>,
    /// Phones.
    pub phones: Box<[Box<str>]>,
    /// Addresses of e-mail, in small letters.
    pub emails: Box<[Box<str>]>,
    /// Numbers of cards.
    pub cards: Box<[Box<str>]>,
    /// The birthday.
    pub birth: Option<Birth>,
}

impl Person {
    /// Takes a record in. `syllables` is how the name is read in Latin letters, a syllable for each
    /// character of a Chinese name, titles and blanks included; empty for other names.
    #[must_use]
    pub fn of(id: i64, known: &Known<'_>, syllables: &[&str]) -> Person {
        let blank_free: String = match known.name {
            Some(name) if syllables.is_empty() => words_of(name),
            Some(name) => name.chars().filter(|c| !c.is_whitespace()).collect(),
            None => String::new(),
        };
        let split = split_name(&blank_free);
        let (family, given) = split.as_ref().map_or(("", ""), |split| (split.family, split.given));
        let sounds = |from: usize, count: usize| -> u32 {
            let part = syllables.iter().skip(from).take(count);
            let loose: Vec<String> = part.map(|syllable| loosely(syllable)).collect();
            let parts: Vec<&[u8]> = loose.iter().map(String::as_bytes).collect();
            if parts.is_empty() { 0 } else { shortened(hash(0, &parts)) }
        };
        let family_chars = family.chars().count();
        let name = if split.is_some() { format!("{family}{given}") } else { blank_free.clone() };
        let list = |texts: &[&str]| -> Box<[Box<str>]> {
            texts.iter().map(|text| text.trim().to_lowercase().into_boxed_str()).collect()
        };
        Person {
            id,
            family_len: u8::try_from(family.len()).unwrap_or(0),
            family_sound: sounds(0, family_chars),
            given_sound: sounds(family_chars, given.chars().count()),
            sex: known.sex.or_else(|| split.as_ref().and_then(|split| split.sex)),
            phones: list(known.phones),
            emails: list(known.emails),
            cards: list(known.cards),
            birth: known.birthday.as_ref().map(Birth::of),
            name: name.into_boxed_str(),
        }
    }

    /// The surname; empty for a name in other letters.
    #[must_use]
    pub fn family(&self) -> &str {
        self.name.get(..usize::from(self.family_len)).unwrap_or("")
    }

    /// What follows the surname, without a title; of other names the whole.
    #[must_use]
    pub fn given(&self) -> &str {
        self.name.get(usize::from(self.family_len)..).unwrap_or("")
    }

    /// Whether something follows the surname.
    pub(super) fn has_given(&self) -> bool {
        self.name.len() > usize::from(self.family_len)
    }

    /// The sound of the whole name; 0 where only the surname is known, or no sound.
    #[must_use]
    pub fn sound(&self) -> u64 {
        if self.given_sound == 0 {
            return 0;
        }
        (u64::from(self.family_sound) << 32) | u64::from(self.given_sound)
    }
}

/// The words of a name in small letters and in one order: `López Ana` and `ana lópez` are one.
fn words_of(name: &str) -> String {
    let small = name.to_lowercase();
    let mut words: Vec<&str> =
        small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// A syllable as it is often heard: 陈 and 程, 诗 and 思 are told apart by few ears.
fn loosely(syllable: &str) -> String {
    let small = syllable.to_lowercase();
    let front = match small.get(..2) {
        Some("zh") => small.replacen("zh", "z", 1),
        Some("ch") => small.replacen("ch", "c", 1),
        Some("sh") => small.replacen("sh", "s", 1),
        _ => small,
    };
    match front.strip_suffix("ng") {
        Some(open) if open.ends_with(['i', 'e', 'a']) => format!("{open}n"),
        _ => front,
    }
}

/// The upper half, never 0: 0 says that there is no sound.
fn shortened(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, syllables: &[&str]) -> Person {
        Person::of(1, &Known { name: Some(name), ..Known::default() }, syllables)
    }

    #[test]
    fn a_title_is_no_given_name_and_tells_the_sex() {
        let check = |name: &str, syllables: &[&str], expected: (&str, &str, Option<Sex>)| {
            let told = person(name, syllables);
            assert_eq!((told.family(), told.given(), told.sex), expected, "{name}");
        };
        check("林小雨", &["lin", "xiao", "yu"], ("林", "小雨", None));
        check("林女士", &["lin", "nv", "shi"], ("林", "", Some(Sex::Female)));
        check("林 小雨", &["lin", "xiao", "yu"], ("林", "小雨", None));
        check("林小雨老师", &["lin", "xiao", "yu", "lao", "shi"], ("林", "小雨", None));
        check(
            "欧阳娜小姐",
            &["ou", "yang", "na", "xiao", "jie"],
            ("欧阳", "娜", Some(Sex::Female)),
        );
        check("López, Ana", &[], ("", "ana lópez", None));
        check("", &[], ("", "", None));
    }

    #[test]
    fn names_that_sound_alike_have_one_sound() {
        let lin = person("林诗涵", &["lin", "shi", "han"]);
        let ling = person("凌思寒", &["ling", "si", "han"]);
        let wang = person("王诗涵", &["wang", "shi", "han"]);
        assert_eq!(lin.sound(), ling.sound());
        assert_ne!(lin.sound(), wang.sound());
        assert_eq!(person("林女士", &["lin", "nv", "shi"]).sound(), 0);
    }
}
