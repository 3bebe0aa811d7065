//! The numbers of law for prepaid money: data in versions, national and by place.
//!
//! Sources stand with each row of [`PACKS`]; they are a builder's digest and no legal advice. The
//! nearest pack is asked first, and of two values the stricter one holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kernel::money::Minor;
use crate::kernel::time::BusinessDay;

/// The values of one rule pack; `None` leaves the question to the packs behind it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PackValues {
    /// For how many days an unused top-up is paid back without a reason.
    pub no_reason_days: Option<u32>,
    /// Within how many days a refund is paid.
    pub pay_within_days: Option<u32>,
    /// The greatest balance of a named card of an enterprise, minor units.
    pub named_most_minor: Option<Minor>,
    /// The greatest balance of an unnamed card of an enterprise, minor units.
    pub unnamed_most_minor: Option<Minor>,
    /// The greatest balance of a named card of any other issuer, minor units.
    pub small_named_most_minor: Option<Minor>,
    /// The greatest balance of an unnamed card of any other issuer, minor units.
    pub small_unnamed_most_minor: Option<Minor>,
    /// For how many months bonus money lives at least.
    pub bonus_least_months: Option<u32>,
    /// From this amount on a person pays by transfer, not cash, minor units.
    pub transfer_from_minor: Option<Minor>,
    /// Up to here a refund may be paid in cash, minor units.
    pub cash_back_most_minor: Option<Minor>,
    /// How many days before it stops a house tells its guests.
    pub stop_notice_days: Option<u32>,
    /// How much of last year's main revenue an enterprise may owe its guests, basis points.
    pub liability_most_bp: Option<u32>,
}

/// One version of one pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pack {
    /// Which pack, by the word of [`crate::settings::city::RulePack`].
    pub name: &'static str,
    /// Counted up with each change of the values.
    pub version: u32,
    /// The first day on which it holds, `2026-11-22`.
    pub in_force_from: &'static str,
    /// Where the values come from.
    pub source: &'static str,
    /// The values.
    pub values: PackValues,
}

const NONE: PackValues = PackValues {
    no_reason_days: None,
    pay_within_days: None,
    named_most_minor: None,
    unnamed_most_minor: None,
    small_named_most_minor: None,
    small_unnamed_most_minor: None,
    bonus_least_months: None,
    transfer_from_minor: None,
    cash_back_most_minor: None,
    stop_notice_days: None,
    liability_most_bp: None,
};

const fn minor(raw: i64) -> Option<Minor> {
    Some(Minor::from_raw(raw))
}

/// The packs that the program ships.
pub const PACKS: &[Pack] = &[
    Pack {
        name: "national",
        version: 1,
        in_force_from: "2025-05-01",
        source: "法释〔2025〕4号 art. 14; 单用途商业预付卡管理办法（试行）; \
                 消费者权益保护法实施条例 art. 22",
        values: PackValues {
            no_reason_days: Some(7),
            pay_within_days: Some(5),
            named_most_minor: minor(500_000),
            unnamed_most_minor: minor(100_000),
            bonus_least_months: Some(12),
            transfer_from_minor: minor(5_000_000),
            cash_back_most_minor: minor(10_000),
            stop_notice_days: Some(30),
            liability_most_bp: Some(4_000),
            ..NONE
        },
    },
    Pack {
        name: "beijing",
        version: 1,
        in_force_from: "2022-06-01",
        source: "北京市单用途预付卡管理条例",
        values: PackValues {
            no_reason_days: Some(7),
            pay_within_days: Some(5),
            stop_notice_days: Some(30),
            ..NONE
        },
    },
    Pack {
        name: "shanghai",
        version: 1,
        in_force_from: "2019-01-01",
        source: "上海市单用途预付消费卡管理规定",
        values: PackValues { stop_notice_days: Some(30), ..NONE },
    },
    Pack {
        name: "jiangsu",
        version: 1,
        in_force_from: "2021-04-01",
        source: "江苏省预付卡管理办法（省政府令第142号）",
        values: PackValues { no_reason_days: Some(15), ..NONE },
    },
    Pack {
        name: "zhejiang",
        version: 1,
        in_force_from: "2017-07-01",
        source: "浙江省单用途商业预付凭证管理办法",
        values: PackValues {
            pay_within_days: Some(5),
            named_most_minor: minor(500_000),
            unnamed_most_minor: minor(100_000),
            small_named_most_minor: minor(200_000),
            small_unnamed_most_minor: minor(50_000),
            stop_notice_days: Some(30),
            ..NONE
        },
    },
    Pack {
        name: "shandong",
        version: 1,
        in_force_from: "2017-07-01",
        source: "山东省消费者权益保护条例",
        values: PackValues { stop_notice_days: Some(30), ..NONE },
    },
];

/// What holds for one house on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepaidRules {
    /// For how many days an unused top-up is paid back without a reason.
    pub no_reason_days: u32,
    /// Within how many days a refund is paid.
    pub pay_within_days: u32,
    /// The greatest balance of a named card, principal and bonus, minor units.
    pub named_most_minor: Minor,
    /// The greatest balance of an unnamed card, minor units.
    pub unnamed_most_minor: Minor,
    /// For how many months bonus money lives at least.
    pub bonus_least_months: u32,
    /// From this amount on a person pays by transfer, not cash, minor units.
    pub transfer_from_minor: Minor,
    /// Up to here a refund may be paid in cash, minor units.
    pub cash_back_most_minor: Minor,
    /// How many days before it stops a house tells its guests.
    pub stop_notice_days: u32,
    /// How much of last year's main revenue the house may owe its guests, basis points; `None`
    /// where no law draws such a line.
    #[serde(default)]
    pub liability_most_bp: Option<u32>,
}

/// How an issuer counts in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issuer {
    /// An enterprise that is a legal person.
    Enterprise,
    /// 个体工商户 and others.
    Small,
}

impl PrepaidRules {
    /// What holds under these packs on `day`; of two values the stricter one. Where no pack names
    /// a value, as outside the mainland, the widest one that the program knows holds: the owner
    /// sets his own below it.
    ///
    /// # Examples
    /// ```
    /// use zhike_domain::membership::prepaid::{Issuer, PACKS, PrepaidRules};
    /// let day = "2026-11-22".parse()?;
    /// let suzhou = PrepaidRules::of(PACKS, &["jiangsu", "national"], Issuer::Enterprise, day);
    /// assert_eq!((suzhou.no_reason_days, suzhou.named_most_minor.raw()), (15, 500_000));
    /// # Ok::<(), zhike_domain::kernel::time::TimeError>(())
    /// ```
    #[must_use]
    pub fn of(packs: &[Pack], names: &[&str], issuer: Issuer, day: BusinessDay) -> Self {
        let begun = |pack: &Pack| {
            let from: Result<BusinessDay, _> = pack.in_force_from.parse();
            from.is_ok_and(|from| from <= day)
        };
        let newest = |name: &&str| {
            let versions = packs.iter().filter(|pack| pack.name == *name && begun(pack));
            versions.max_by_key(|pack| pack.version).map(|pack| pack.values)
        };
        let values: Vec<PackValues> = names.iter().filter_map(newest).collect();
        let most = |get: fn(&PackValues) -> Option<u32>| values.iter().filter_map(get).max();
        let least = |get: fn(&PackValues) -> Option<u32>| values.iter().filter_map(get).min();
        let cap = |get: fn(&PackValues) -> Option<Minor>| {
            values.iter().filter_map(get).min().unwrap_or(Minor::from_raw(Minor::MOST))
        };
        let (named, unnamed) = (cap(|v| v.named_most_minor), cap(|v| v.unnamed_most_minor));
        let (named_most_minor, unnamed_most_minor) = match issuer {
            Issuer::Enterprise => (named, unnamed),
            Issuer::Small => (
                named.min(cap(|v| v.small_named_most_minor)),
                unnamed.min(cap(|v| v.small_unnamed_most_minor)),
            ),
        };
        Self {
            no_reason_days: most(|v| v.no_reason_days).unwrap_or(7),
            pay_within_days: least(|v| v.pay_within_days).unwrap_or(5),
            named_most_minor,
            unnamed_most_minor,
            bonus_least_months: most(|v| v.bonus_least_months).unwrap_or(1),
            transfer_from_minor: cap(|v| v.transfer_from_minor),
            cash_back_most_minor: cap(|v| v.cash_back_most_minor),
            stop_notice_days: most(|v| v.stop_notice_days).unwrap_or(30),
            liability_most_bp: match issuer {
                Issuer::Enterprise => least(|v| v.liability_most_bp),
                Issuer::Small => None,
            },
        }
    }
}
