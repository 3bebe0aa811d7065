//! What the house has chosen about pricing, beside the membership programme.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::pricing::RoundOff;

use crate::platform::choices::Choice;

/// What the house has chosen about pricing. Points as cash, vouchers and earning stand in the
/// membership programme; what earns no points stands on the dish.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PricingRules {
    /// 抹零; absent: to the fen.
    pub round_off: Option<RoundOff>,
}

impl Choice for PricingRules {
    const KIND: &'static str = "pricing_rules";
}
