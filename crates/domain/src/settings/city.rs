//! Cities: where a store stands decides its zone and which rules of law come first.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

use crate::kernel::refusal::refusals;
use crate::kernel::time::as_text;
use crate::kernel::words::words;

mod table;

refusals! {
    /// Why a text is not a city or a rule pack.
    pub enum CityRefusal {
        /// The list holds no such code.
        #[error("no city of the list has this code")]
        Unknown => "city.unknown", Refused;
        /// No rule pack has this name.
        #[error("no rule pack has this name")]
        UnknownPack => "city.unknown_pack", Refused;
    }
}

struct Row {
    code: &'static str,
    name: &'static str,
    name_zh_tw: &'static str,
    name_en: &'static str,
}

words! {
    /// A set of legal numbers for prepaid money; which values are in it is versioned data.
    pub enum RulePack else CityRefusal::UnknownPack {
        /// The whole country.
        National = "national",
        /// 北京市单用途预付卡管理条例.
        Beijing = "beijing",
        /// 上海市单用途预付消费卡管理规定.
        Shanghai = "shanghai",
        /// 江苏省预付卡管理办法.
        Jiangsu = "jiangsu",
        /// 浙江省单用途商业预付凭证管理办法.
        Zhejiang = "zhejiang",
        /// 山东省消费者权益保护条例.
        Shandong = "shandong",
    }
}

/// A city of the list, or a province for a house in a city that the list does not name.
///
/// # Examples
/// ```
/// use zhike_domain::settings::city::{City, RulePack};
/// let city: City = "320500".parse()?;
/// assert_eq!((city.name(), city.province().name()), ("苏州", "江苏"));
/// assert_eq!(city.packs(), [RulePack::Jiangsu, RulePack::National]);
/// assert_eq!(city.zone_name(), "Asia/Shanghai");
/// # Ok::<(), zhike_domain::settings::city::CityRefusal>(())
/// ```
#[derive(Clone, Copy)]
pub struct City(&'static Row);

/// Every city and province, in the order of their codes.
pub fn cities() -> impl Iterator<Item = City> {
    table::ROWS.iter().map(City)
}

impl City {
    /// The six digits of GB/T 2260.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// The name in zh-CN, without 市 or 省.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The name in zh-TW.
    #[must_use]
    pub const fn name_zh_tw(self) -> &'static str {
        self.0.name_zh_tw
    }

    /// The name in English.
    #[must_use]
    pub const fn name_en(self) -> &'static str {
        self.0.name_en
    }

    /// The province, municipality or region; itself when it is one.
    #[must_use]
    pub fn province(self) -> Self {
        let is_province =
            |row: &&Row| row.code[..2] == self.0.code[..2] && row.code.ends_with("0000");
        table::ROWS.iter().find(is_province).map_or(self, Self)
    }

    /// The time zone a store there starts with. Ürümqi too keeps Beijing time by law; a house that
    /// lives by the local hour sets `Asia/Urumqi` itself.
    #[must_use]
    pub fn zone_name(self) -> &'static str {
        match &self.0.code[..2] {
            "71" => "Asia/Taipei",
            "81" => "Asia/Hong_Kong",
            "82" => "Asia/Macau",
            _ => "Asia/Shanghai",
        }
    }

    /// The rule packs in force there, nearest first; none where the mainland's law does not hold,
    /// so the owner enters the rules himself. Drafts are no packs (深圳).
    #[must_use]
    pub fn packs(self) -> &'static [RulePack] {
        use RulePack::{Beijing, Jiangsu, National, Shandong, Shanghai, Zhejiang};
        match &self.0.code[..2] {
            "11" => &[Beijing, National],
            "31" => &[Shanghai, National],
            "32" => &[Jiangsu, National],
            "33" => &[Zhejiang, National],
            "37" => &[Shandong, National],
            "71" | "81" | "82" => &[],
            _ => &[National],
        }
    }

    /// What the page of settings shows of it.
    #[must_use]
    pub fn fact(self) -> CityFact {
        CityFact {
            code: self.code(),
            name: self.name(),
            name_zh_tw: self.name_zh_tw(),
            name_en: self.name_en(),
            province_code: self.province().code(),
            zone: self.zone_name(),
            packs: self.packs(),
        }
    }
}

/// A city as the API shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CityFact {
    /// The six digits of GB/T 2260.
    pub code: &'static str,
    /// Name in zh-CN.
    pub name: &'static str,
    /// Name in zh-TW.
    pub name_zh_tw: &'static str,
    /// Name in English.
    pub name_en: &'static str,
    /// The code of the province's row.
    pub province_code: &'static str,
    /// The time zone a store there starts with.
    pub zone: &'static str,
    /// The rule packs in force, nearest first.
    pub packs: &'static [RulePack],
}

impl PartialEq for City {
    fn eq(&self, other: &Self) -> bool {
        self.0.code == other.0.code
    }
}

impl Eq for City {}

impl fmt::Display for City {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code)
    }
}

impl fmt::Debug for City {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "City({} {})", self.0.code, self.0.name)
    }
}

impl FromStr for City {
    type Err = CityRefusal;

    fn from_str(text: &str) -> Result<Self, CityRefusal> {
        let found = table::ROWS.binary_search_by(|row| row.code.cmp(text));
        found.ok().map(|at| Self(&table::ROWS[at])).ok_or(CityRefusal::Unknown)
    }
}

as_text!(City, { "type": "string", "pattern": "^[1-9][0-9]{5}$", "examples": ["320500"] });
