//! The first start: eight steps from an empty database to a house that can open its doors.

pub mod actions;
pub mod bodies;
pub mod routes;
pub mod sql;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The steps, in order. Each may be done again; the set-up is over when none is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The owner's account.
    Owner,
    /// The company's name and currency.
    Company,
    /// City and kind of issuer: which rules hold.
    City,
    /// The first store.
    Store,
    /// Its opening hours.
    Hours,
    /// Where guests' phones reach the house.
    GuestAddress,
    /// The recovery sheet is printed or saved.
    RecoverySheet,
    /// Where backups go.
    Backup,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Step; 8] = [
        Step::Owner,
        Step::Company,
        Step::City,
        Step::Store,
        Step::Hours,
        Step::GuestAddress,
        Step::RecoverySheet,
        Step::Backup,
    ];

    /// As kept.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Step::Owner => "owner",
            Step::Company => "company",
            Step::City => "city",
            Step::Store => "store",
            Step::Hours => "hours",
            Step::GuestAddress => "guest_address",
            Step::RecoverySheet => "recovery_sheet",
            Step::Backup => "backup",
        }
    }
}
