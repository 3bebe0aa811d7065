//! The one business that a deployment serves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::city::City;
use crate::kernel::name::Name;
use crate::kernel::refusal::refusals;
use crate::kernel::words::words;

refusals! {
    /// Why the company cannot be set so.
    pub enum CompanyRefusal {
        /// Not one of the kinds of issuer.
        #[error("no kind of card issuer has this name")]
        UnknownIssuer => "company.unknown_issuer", Refused;
        /// Not one of the currencies we can count in.
        #[error("this currency is not supported")]
        UnknownCurrency => "company.unknown_currency", Refused;
        /// Amounts are already written in the old currency.
        #[error("the currency cannot change once there are amounts in it")]
        CurrencyFixed => "company.currency_fixed", Refused, "/currency";
    }
}

words! {
    /// What kind of issuer of prepaid cards the company is in law: it decides whether it files and
    /// how much it keeps in custody.
    pub enum IssuerType else CompanyRefusal::UnknownIssuer {
        /// 个体工商户: outside the national rules, but inside those of many cities.
        Individual = "individual",
        /// 其他发卡企业: an enterprise below the size of the others.
        Other = "other",
        /// 规模发卡企业.
        Scale = "scale",
        /// 集团发卡企业.
        Group = "group",
        /// 品牌发卡企业 (franchise).
        Brand = "brand",
    }
}

words! {
    /// The one currency in which a company counts (ISO 4217).
    pub enum Currency else CompanyRefusal::UnknownCurrency {
        /// Renminbi.
        Cny = "CNY",
        /// Hong Kong dollar.
        Hkd = "HKD",
        /// Macao pataca.
        Mop = "MOP",
        /// New Taiwan dollar.
        Twd = "TWD",
        /// Singapore dollar.
        Sgd = "SGD",
        /// Malaysian ringgit.
        Myr = "MYR",
        /// Japanese yen.
        Jpy = "JPY",
        /// US dollar.
        Usd = "USD",
        /// Euro.
        Eur = "EUR",
    }
}

impl Currency {
    /// How many digits stand behind the point: 100 minor units are one CNY, 1 minor unit is one
    /// JPY (ISO 4217).
    #[must_use]
    pub const fn minor_digits(self) -> u8 {
        match self {
            Self::Jpy => 0,
            _ => 2,
        }
    }
}

/// The company as its owner sets it. Whatever has this type is lawful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompanyProfile {
    /// The name guests see.
    pub name: Name,
    /// The name in zh-TW; absent: `name`.
    #[serde(default)]
    pub name_zh_tw: Option<Name>,
    /// The name in English; absent: `name`.
    #[serde(default)]
    pub name_en: Option<Name>,
    /// Where the company is registered: decides its rule packs.
    pub city: City,
    /// What kind of card issuer it is.
    pub issuer: IssuerType,
    /// What it counts in.
    pub currency: Currency,
}

/// Whether the currency may change from `before` to `after`, given whether any amount was written.
///
/// # Errors
/// [`CompanyRefusal::CurrencyFixed`] once there are amounts.
pub fn change_currency(
    before: Currency,
    after: Currency,
    amounts_written: u64,
) -> Result<(), CompanyRefusal> {
    if before == after || amounts_written == 0 {
        return Ok(());
    }
    Err(CompanyRefusal::CurrencyFixed)
}
