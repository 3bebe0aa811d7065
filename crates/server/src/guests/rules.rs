//! What the house has chosen about its guests.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::guests::{LifecycleRules, PowerSteps};

use crate::platform::choices::Choice;

/// What the house has chosen about its guests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuestRules {
    /// When a guest is going quiet, dormant, lost, new, regular, won back.
    pub lifecycle: LifecycleRules,
    /// From which spending a head on a guest has middle and high power.
    pub power: PowerSteps,
}

impl Choice for GuestRules {
    const KIND: &'static str = "guest_rules";
}
