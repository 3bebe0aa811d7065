//! What a guest must not or does not eat.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FactSource;
use crate::kernel::id::StaffId;
use crate::kernel::time::BusinessDay;
use crate::ordering::{Allergen, Diet};

/// One thing to mind at the table. Allergies come first: they are safety facts, never wishes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(tag = "kind", content = "word", rename_all = "snake_case")]
pub enum Dietary {
    /// Makes the guest ill.
    Allergy(Allergen),
    /// What the guest keeps to.
    Diet(Diet),
}

impl Dietary {
    /// Whether a mistake with it harms the guest.
    #[must_use]
    pub const fn is_safety_fact(self) -> bool {
        matches!(self, Self::Allergy(_))
    }
}

/// One thing to mind, with who told it and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What to mind.
    #[serde(flatten)]
    pub dietary: Dietary,
    /// Where it comes from; unknown for what was noted before that was asked.
    #[serde(default)]
    pub source: Option<FactSource>,
    /// When it was told.
    #[serde(default)]
    pub noted_on: Option<BusinessDay>,
    /// Who wrote it down.
    #[serde(default)]
    pub staff_id: Option<StaffId>,
}
