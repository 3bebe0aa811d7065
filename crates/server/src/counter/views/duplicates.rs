//! Records that may be one guest, and merges.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::{GuestId, GuestMergeId, GuestPairId};
use zhike_domain::kernel::time::Millis;

use super::GuestCard;
use crate::guests::views::StaffRef;

/// Two records that may be one guest.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GuestPairView {
    /// The pair.
    pub guest_pair_id: GuestPairId,
    /// The probability that they are one guest, thousandths.
    pub score_milli: i64,
    /// Whether it is beyond reasonable doubt.
    pub sure: bool,
    /// What speaks for and against, the strongest first.
    pub reasons: Vec<ReasonView>,
    /// When it was found, or found again.
    pub found_at: Millis,
    /// The older record.
    pub one: GuestCard,
    /// The newer record.
    pub other: GuestCard,
}

/// What one field says.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ReasonView {
    /// `name.same_sound`, `phone.other` …
    pub code: &'static str,
    /// How much it speaks for (positive) or against one guest, thousandths of a bit.
    pub weight_milli: i64,
}

/// A merge that can be taken apart.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MergeView {
    /// The merge.
    pub guest_merge_id: GuestMergeId,
    /// The record that stayed.
    pub guest_id: GuestId,
    /// The record that was merged into it.
    pub other_id: GuestId,
    /// How to address the guest.
    pub display: String,
    /// When.
    pub merged_at: Millis,
    /// Who did it.
    pub staff: Option<StaffRef>,
}
