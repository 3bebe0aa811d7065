//! What a file came to, as it is told.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::kernel::id::ImportId;
use zhike_domain::kernel::money::Minor;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// A new dish.
    New,
    /// A dish that changes.
    Changed,
    /// A dish that stays as it is.
    Unchanged,
}

/// A row that cannot be taken.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BadRow {
    /// Its number in the file, from 1.
    pub row: usize,
    /// The header of the column at fault.
    pub column: String,
    /// What is wrong.
    pub code: &'static str,
}

/// A row as it will be taken.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PreviewRow {
    /// Its number in the file, from 1.
    pub row: usize,
    /// What becomes of it.
    pub fate: Fate,
    /// The dish's code at tills.
    pub code: Option<String>,
    /// The dish's name.
    pub name: String,
    /// The name of its category.
    pub category: String,
    /// Its menu price, minor units.
    pub list_minor: Minor,
    /// Its menu price until now, minor units.
    pub before_minor: Option<Minor>,
}

/// What a file came to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ImportView {
    /// What it is undone by; absent when nothing was written.
    pub import_id: Option<ImportId>,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// How the file was written: an encoding, or `xlsx`.
    pub written: String,
    /// The headers that were understood.
    pub headers: Vec<String>,
    /// How many dishes are new.
    pub new: usize,
    /// How many change.
    pub changed: usize,
    /// How many stay.
    pub unchanged: usize,
    /// How many rows cannot be taken.
    pub bad_rows: usize,
    /// The first fifty of them.
    pub bad: Vec<BadRow>,
    /// The first twenty rows.
    pub preview: Vec<PreviewRow>,
}
