//! The programme: what the owner chose for points, tiers, welcome and stored value.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::id::TierId;
use zhike_domain::kernel::money::{BasisPoints, Milli, Minor, Points};
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::{Moment, Schedule};
use zhike_domain::ledger::ExpiryRule;
use zhike_domain::membership::earn::{EarnRate, EarnRule};
use zhike_domain::membership::interest::HouseRates;
use zhike_domain::membership::join::Welcome;
use zhike_domain::membership::stored_value::SpendOrder;
use zhike_domain::membership::tier::{Ladder, Tier};
use zhike_domain::membership::top_up::Sales;
use zhike_store::Tx;

use crate::platform::choices::{self, Choice};
use crate::platform::problem::Problem;

/// The tiers of a new house have the ids 1 to 5. No clock gives ids that low, two servers agree on
/// them without writing anything, and members who joined before the programme was first saved keep
/// their tier when it is.
const FIRST_TIERS: [i64; 5] = [1, 2, 3, 4, 5];

/// What points are worth at the till.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsWorth {
    /// Points are used in whole multiples of this.
    pub step_points: Points,
    /// What one step is worth, minor units.
    pub step_minor: Minor,
    /// The fewest that are taken at once, points.
    pub least_points: Points,
    /// The share of the bill that points may pay, basis points.
    pub max_share_bp: BasisPoints,
}

/// Vouchers of platforms (团购券).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoucherChoice {
    /// Whether what the guest paid the platform earns.
    pub earns: bool,
    /// Whether a bill with a voucher has no other offers.
    pub excludes_offers: bool,
}

/// Days on which points are multiplied (会员日).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarnCampaign {
    /// What the guest sees.
    pub name: Name,
    /// How much faster, thousandths.
    pub multiplier_milli: Milli,
    /// When.
    pub schedule: Schedule,
}

/// What the owner chose for stored value, inside what the law of the place lets him.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepaid {
    /// Whether it is sold.
    pub sales: Sales,
    /// The version of the terms that guests accept.
    pub terms_version: u32,
    /// The least that may be paid in without a plan, minor units; `None` sells plans only.
    pub own_least_minor: Option<Minor>,
    /// A cap below the law's, minor units.
    pub most_minor: Option<Minor>,
    /// More days without a reason than the law's.
    pub no_reason_days: Option<u32>,
    /// Last year's main revenue, of which the law takes the share that may be owed; minor units.
    #[serde(default)]
    pub revenue_minor: Option<Minor>,
    /// Rates of interest for refunds that are paid after the contract has ended.
    #[serde(default)]
    pub rates: HouseRates,
}

/// The programme of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Programme {
    /// The tiers, lowest first.
    pub ladder: Ladder,
    /// What bills earn.
    pub earn: EarnRule,
    /// What points are worth at the till; `None` when they are not taken there.
    pub points_rule: Option<PointsWorth>,
    /// Days on which points are multiplied.
    pub campaigns: Vec<EarnCampaign>,
    /// In which order principal and bonus are spent.
    pub spend_order: SpendOrder,
    /// Vouchers of platforms.
    pub voucher: VoucherChoice,
    /// What a new member gets.
    pub welcome: Welcome,
    /// The version of the terms of membership.
    pub terms_version: u32,
    /// Stored value.
    pub prepaid: Prepaid,
    /// So many days before points or bonus end, the guest is told.
    pub expiry_notice_days: u32,
}

impl Default for Programme {
    fn default() -> Programme {
        let none =
            || Ladder { tiers: Vec::new(), window_months: 12, term_months: 12, grace_days: 0 };
        let per_yuan = EarnRate { points: 1, per_minor: Minor::from_raw(100) };
        Programme {
            ladder: Ladder::preset(FIRST_TIERS.map(TierId::from_raw)).unwrap_or_else(|_| none()),
            earn: EarnRule {
                points: Some(per_yuan),
                growth: Some(per_yuan),
                expiry: ExpiryRule::Months { months: 24 },
                wait_days: 0,
            },
            points_rule: Some(PointsWorth {
                step_points: Points::from_raw(100),
                step_minor: Minor::from_raw(100),
                least_points: Points::from_raw(100),
                max_share_bp: BasisPoints::from_raw(5_000),
            }),
            campaigns: Vec::new(),
            spend_order: SpendOrder::Proportion,
            voucher: VoucherChoice { earns: false, excludes_offers: true },
            welcome: Welcome::default(),
            terms_version: 1,
            prepaid: Prepaid {
                sales: Sales::Open,
                terms_version: 1,
                own_least_minor: Some(Minor::from_raw(10_000)),
                most_minor: None,
                no_reason_days: None,
                revenue_minor: None,
                rates: HouseRates::default(),
            },
            expiry_notice_days: 30,
        }
    }
}

impl Choice for Programme {
    const KIND: &'static str = "programme";
}

impl Programme {
    /// The multipliers of the campaigns that hold at this moment.
    #[must_use]
    pub fn multipliers(&self, at: &Moment) -> Vec<Milli> {
        let on = self.campaigns.iter().filter(|campaign| campaign.schedule.off(at).is_none());
        on.map(|campaign| campaign.multiplier_milli).collect()
    }

    /// A tier by its id.
    #[must_use]
    pub fn tier(&self, tier_id: TierId) -> Option<&Tier> {
        self.ladder.tiers.iter().find(|tier| tier.tier_id == tier_id)
    }
}

/// The programme in force.
pub fn programme(tx: &mut Tx<'_>) -> Result<Arc<Programme>, Problem> {
    choices::in_force(tx)
}
