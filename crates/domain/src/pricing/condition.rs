//! When an offer works. Each condition that fails says what is missing.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusal::OfferRefusal;
use super::{DishSet, QuoteFacts, Why};
use crate::kernel::id::{StoreId, TierId};
use crate::kernel::money::Minor;
use crate::kernel::time::Schedule;
use crate::kernel::words::words;
use crate::ordering::Channel;

words! {
    /// What a minimum spend looks at.
    pub enum MinimumOf else OfferRefusal::UnknownWord {
        /// The lines that take part, as they stand when the lane begins: the default.
        LaneStart = "lane_start",
        /// The lines that take part, as the offers before it left them.
        Running = "running",
        /// All lines of the bill at menu price.
        List = "list",
    }
}

/// 满: so much must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MinimumSpend {
    /// How much, minor units.
    pub need_minor: Minor,
    /// Of what.
    pub of: MinimumOf,
}

/// Portions that must be on the bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitsNeeded {
    /// Of which dishes.
    pub dishes: DishSet,
    /// At least so many whole portions.
    pub at_least: u32,
    /// At most so many.
    pub at_most: Option<u32>,
}

/// Who may have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "who", rename_all = "snake_case")]
pub enum Members {
    /// Everybody at the table.
    #[default]
    Anybody,
    /// Every member.
    Members,
    /// Members of these tiers, by the tier held before the bill.
    Tiers {
        /// Which.
        tier_ids: BTreeSet<TierId>,
    },
}

/// When an offer works; what is empty asks nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Conditions {
    /// Days and hours.
    pub schedule: Schedule,
    /// In these stores; none named means all.
    pub store_ids: BTreeSet<StoreId>,
    /// On these channels; none named means all.
    pub channels: BTreeSet<Channel>,
    /// For whom.
    pub members: Members,
    /// 满多少.
    pub minimum: Option<MinimumSpend>,
    /// What must be on the bill.
    pub units: Vec<UnitsNeeded>,
    /// From so many guests at the table on.
    pub at_least_guests: Option<u32>,
}

/// Checks what does not depend on other offers; the minimum spend is checked in its place.
pub(super) fn stands(conditions: &Conditions, facts: &QuoteFacts) -> Result<(), Why> {
    if let Some(off) = conditions.schedule.off(&facts.at) {
        return Err(Why::Schedule { off });
    }
    if !conditions.store_ids.is_empty() && !conditions.store_ids.contains(&facts.store_id) {
        return Err(Why::OtherStore);
    }
    if !conditions.channels.is_empty() && !conditions.channels.contains(&facts.channel) {
        return Err(Why::OtherChannel);
    }
    match (&conditions.members, &facts.member) {
        (Members::Anybody, _) | (Members::Members, Some(_)) => {}
        (_, None) => return Err(Why::MembersOnly),
        (Members::Tiers { tier_ids }, Some(member)) if tier_ids.contains(&member.tier_id) => {}
        (Members::Tiers { .. }, Some(_)) => return Err(Why::OtherTier),
    }
    if let Some(need) = conditions.at_least_guests.filter(|need| facts.guests < *need) {
        return Err(Why::Guests { need, have: facts.guests });
    }
    conditions.units.iter().try_for_each(|needed| units_stand(needed, facts))
}

fn units_stand(needed: &UnitsNeeded, facts: &QuoteFacts) -> Result<(), Why> {
    let counted = facts.lines.iter().filter(|line| needed.dishes.holds(line));
    let have = counted.map(|line| line.qty_milli.whole_units()).fold(0, u32::saturating_add);
    if have < needed.at_least {
        return Err(Why::Units { need: needed.at_least, have });
    }
    match needed.at_most.filter(|most| have > *most) {
        Some(most) => Err(Why::TooManyUnits { most, have }),
        None => Ok(()),
    }
}
