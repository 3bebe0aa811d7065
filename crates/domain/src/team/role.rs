//! Roles: sets of permissions with limits. Eleven presets to start from; all but the owner's may
//! be edited.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::permission::Permissions;
use crate::kernel::refusal::refusals;
use crate::kernel::words::words;

mod presets;

pub use presets::{preset_limits, preset_permissions};

refusals! {
    /// Why a role cannot be as asked.
    pub enum RoleRefusal {
        /// No preset has this name.
        #[error("no preset role has this name")]
        UnknownPreset => "role.unknown_preset", Refused;
        /// No limit has this name.
        #[error("no limit has this name")]
        UnknownLimit => "role.unknown_limit", Refused, "/limits";
        /// Another role has this name.
        #[error("another role has this name")]
        NameTaken => "role.name_taken", Conflict, "/name";
        /// Somebody holds the role.
        #[error("{holders} of the staff hold this role")]
        InUse {
            /// How many hold it.
            holders: u32,
        } => "role.in_use", Refused;
        /// A limit is negative or absurdly high.
        #[error("the limit {limit} must lie between 0 and {max}")]
        LimitOutOfRange {
            /// Which limit.
            limit: Limit,
            /// Its greatest value.
            max: i64,
        } => "role.limit_out_of_range", Refused, "/limits";
    }
}

words! {
    /// The roles a company starts with.
    pub enum Preset else RoleRefusal::UnknownPreset {
        /// 老板: may do everything; cannot be edited.
        Owner = "owner",
        /// 总部营销.
        HqMarketing = "hq_marketing",
        /// 总部分析.
        HqAnalyst = "hq_analyst",
        /// 店长.
        StoreManager = "store_manager",
        /// 迎宾.
        Host = "host",
        /// 收银.
        Cashier = "cashier",
        /// 服务员.
        Waiter = "waiter",
        /// 后厨.
        Kitchen = "kitchen",
        /// 客服.
        ServiceAgent = "service_agent",
        /// 审计: reads, changes nothing.
        Auditor = "auditor",
        /// 对接系统: for keys of outside systems, not for people.
        Integrator = "integrator",
    }
}

words! {
    /// A ceiling on what one person does alone; above it a second person approves.
    pub enum Limit else RoleRefusal::UnknownLimit {
        /// Discount by hand, basis points of the bill (1000 = 10 %).
        DiscountBp = "discount_bp",
        /// Discount by hand, minor units per bill.
        DiscountMinor = "discount_minor",
        /// Refund of a bill or of stored value, minor units each.
        RefundMinor = "refund_minor",
        /// Given for nothing or as compensation, minor units each.
        CompMinor = "comp_minor",
        /// Points given or taken by hand, points each.
        PointsAdjust = "points_adjust",
        /// Rows of a file that leaves the house.
        ExportRows = "export_rows",
    }
}

impl Limit {
    /// The greatest ceiling that makes sense: a whole bill, or the largest amount there is.
    #[must_use]
    pub const fn highest(self) -> i64 {
        match self {
            Self::DiscountBp => 10_000,
            Self::ExportRows => 10_000_000,
            _ => 1_000_000_000_000,
        }
    }
}

/// The limits of a role. A limit that is not named is 0: whatever it concerns needs a second
/// person. `null` means no ceiling.
///
/// # Examples
/// ```
/// use zhike_domain::team::role::{Limit, Preset, preset_limits};
/// let cashier = preset_limits(Preset::Cashier);
/// assert!(cashier.allows(Limit::DiscountBp, 1_000)); // 9折
/// assert!(!cashier.allows(Limit::DiscountBp, 1_001));
/// assert!(!cashier.allows(Limit::CompMinor, 1)); // 免单 is the manager's
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Limits(BTreeMap<Limit, Option<i64>>);

impl Limits {
    /// No ceiling anywhere: the owner's.
    #[must_use]
    pub fn unlimited() -> Self {
        Self(Limit::ALL.iter().map(|limit| (*limit, None)).collect())
    }

    /// These ceilings (`None` = no ceiling), 0 for all that is not named.
    #[must_use]
    pub fn of(ceilings: &[(Limit, Option<i64>)]) -> Self {
        Self(ceilings.iter().copied().collect())
    }

    /// The ceiling: `None` when there is none, 0 when nothing was said.
    #[must_use]
    pub fn ceiling(&self, limit: Limit) -> Option<i64> {
        self.0.get(&limit).copied().unwrap_or(Some(0))
    }

    /// Whether a person with these limits may do `amount` alone; a negative amount (points taken
    /// away) counts by its size.
    #[must_use]
    pub fn allows(&self, limit: Limit, amount: i64) -> bool {
        let ceiling = self.ceiling(limit).map(i64::unsigned_abs);
        ceiling.is_none_or(|ceiling| amount.unsigned_abs() <= ceiling)
    }

    /// The first limit that is higher here than in `other`, if any.
    #[must_use]
    pub fn first_above(&self, other: &Self) -> Option<Limit> {
        let above = |limit: &&Limit| match (self.ceiling(**limit), other.ceiling(**limit)) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(mine), Some(theirs)) => mine > theirs,
        };
        Limit::ALL.iter().find(above).copied()
    }

    /// Every limit with its ceiling, for the database.
    pub fn iter(&self) -> impl Iterator<Item = (Limit, Option<i64>)> + '_ {
        Limit::ALL.iter().map(|limit| (*limit, self.ceiling(*limit)))
    }

    /// Checks limits that came from outside.
    ///
    /// # Errors
    /// [`RoleRefusal::LimitOutOfRange`] for a negative ceiling or one above [`Limit::max`].
    pub fn check(&self) -> Result<(), RoleRefusal> {
        for (limit, ceiling) in &self.0 {
            let max = limit.highest();
            if ceiling.is_some_and(|ceiling| !(0..=max).contains(&ceiling)) {
                return Err(RoleRefusal::LimitOutOfRange { limit: *limit, max });
            }
        }
        Ok(())
    }
}

impl JsonSchema for Limits {
    fn schema_name() -> Cow<'static, str> {
        "Limits".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = json_schema!({
            "type": "object",
            "description": "The limits of a role; one not named is 0, null is no ceiling.",
            "additionalProperties": false,
        });
        let ceiling = |limit: &Limit| {
            let range = json_schema!({
                "type": ["integer", "null"],
                "format": "int64",
                "minimum": 0,
                "maximum": limit.highest(),
            });
            (limit.as_str().to_owned(), range.to_value())
        };
        schema.insert("properties".to_owned(), Limit::ALL.iter().map(ceiling).collect());
        schema
    }
}

/// What a role is worth at one moment: its permissions with its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Powers {
    /// What may be done.
    pub permissions: Permissions,
    /// Up to what.
    pub limits: Limits,
}

impl Powers {
    /// The powers a preset starts with.
    #[must_use]
    pub fn of_preset(preset: Preset) -> Self {
        let permissions = preset_permissions(preset).iter().copied().collect();
        Self { permissions, limits: preset_limits(preset) }
    }
}
