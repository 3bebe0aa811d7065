//! What the house has chosen about the data of its guests.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::privacy::{ANSWER_DAYS, Retention};

use crate::platform::choices::Choice;

/// What the house has chosen about the data of its guests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PrivacyRules {
    /// Days until a request is answered; at most what the law gives.
    pub answer_days: u32,
    /// How long each class of data is kept.
    pub retention: Retention,
}

impl Default for PrivacyRules {
    fn default() -> PrivacyRules {
        PrivacyRules { answer_days: ANSWER_DAYS, retention: Retention::default() }
    }
}

impl Choice for PrivacyRules {
    const KIND: &'static str = "privacy_rules";
}
