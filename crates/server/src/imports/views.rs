//! An import as pages see it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::imports::{DateOrder, is_sum, masked};
use zhike_domain::kernel::id::{ImportId, JobId, StaffId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};

use super::mapping::{Column, How, Mapping, Sheet};

/// What a file comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Orders that can be read.
    pub orders: i64,
    /// Their lines.
    pub lines: i64,
    /// What was paid for them, minor units.
    pub revenue_minor: i64,
    /// Orders that are not known yet.
    pub new_orders: i64,
    /// Orders that an earlier import of the source brought.
    pub known_orders: i64,
    /// Rows that are not taken.
    pub bad_rows: i64,
    /// Orders that were cancelled, never paid, or wholly given back.
    pub left_out: i64,
    /// Orders whose file gives no number; they are known again by time, table and amount.
    pub without_number: i64,
    /// Orders of guests whom the house knows.
    pub of_guests: i64,
    /// What a list of guests comes to; `null` for other kinds.
    pub guests: Option<GuestCounts>,
    /// Rows of which something stayed when the import was undone, because somebody relies on it.
    #[serde(default)]
    pub stayed: i64,
}

/// What a list of guests comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuestCounts {
    /// Rows that can be read, each a guest.
    pub rows: i64,
    /// Guests whom the house does not know yet.
    pub new: i64,
    /// Guests whom the house knows and of whom the file says more.
    pub changed: i64,
    /// Guests of whom the file says nothing new.
    pub unchanged: i64,
    /// Rows that mean the same guest as an earlier row of the file; they are not taken.
    pub duplicates: i64,
    /// Guests who become members.
    pub joining: i64,
    /// Guests of whom the house knows something otherwise; what the house knows stays.
    pub otherwise: i64,
    /// Phones that platforms lent, hid, or that are hotlines: they are not kept.
    pub not_own: i64,
    /// Guests whose points and money are written.
    pub openings: i64,
    /// Guests whose points and money an earlier file of the source brought.
    pub openings_known: i64,
    /// Points that are written.
    pub points: i64,
    /// Growth that is written.
    pub growth: i64,
    /// Principal that is written, minor units.
    pub principal_minor: i64,
    /// Bonus that is written, minor units.
    pub bonus_minor: i64,
    /// Tiers of the file that the house does not have: their members begin at the lowest.
    pub unknown_tiers: Vec<String>,
}

impl Counts {
    /// What the audit tells of a finished import.
    #[must_use]
    pub fn told(&self) -> Vec<(&'static str, i64)> {
        match &self.guests {
            None => vec![("orders", self.new_orders), ("revenue_minor", self.revenue_minor)],
            Some(guests) => vec![
                ("new", guests.new),
                ("changed", guests.changed),
                ("points", guests.points),
                ("principal_minor", guests.principal_minor),
                ("bonus_minor", guests.bonus_minor),
            ],
        }
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// The file lies here; nothing of it is written.
    Staged,
    /// It is being written; nobody sees anything of it yet.
    Running,
    /// What it brought is there.
    Finished,
    /// It is being removed; nobody sees anything of it any more.
    Undoing,
    /// It is gone.
    Undone,
    /// It did not succeed; nothing of it is there.
    Failed,
}

impl ImportState {
    /// From the database.
    #[must_use]
    pub fn of(word: &str) -> ImportState {
        match word {
            "running" => ImportState::Running,
            "finished" => ImportState::Finished,
            "undoing" => ImportState::Undoing,
            "undone" => ImportState::Undone,
            "failed" => ImportState::Failed,
            _ => ImportState::Staged,
        }
    }

    /// Its word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ImportState::Staged => "staged",
            ImportState::Running => "running",
            ImportState::Finished => "finished",
            ImportState::Undoing => "undoing",
            ImportState::Undone => "undone",
            ImportState::Failed => "failed",
        }
    }
}

/// Who imported.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportMaker {
    /// Who.
    pub staff_id: StaffId,
    /// The name.
    pub name: String,
}

/// An import in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportRow {
    /// Which.
    pub import_id: ImportId,
    /// Counts its changes.
    pub version: i64,
    /// Into which store.
    pub store_id: StoreId,
    /// How far it is.
    pub state: ImportState,
    /// Which system wrote the file, in the house's words.
    pub source: String,
    /// What the file is called.
    pub file_name: Option<String>,
    /// How large it is, bytes.
    pub file_bytes: i64,
    /// Rows that hold something.
    pub rows: i64,
    /// What it comes to, once it is counted.
    pub counts: Option<Counts>,
    /// Its first business day.
    pub first_day: Option<BusinessDay>,
    /// Its last business day.
    pub last_day: Option<BusinessDay>,
    /// Why it failed.
    pub problem_code: Option<String>,
    /// The job that writes or removes it, or did.
    pub job_id: Option<JobId>,
    /// The job that counts it, or did.
    pub count_job_id: Option<JobId>,
    /// Who brought it; nobody when it was done at the terminal.
    pub created_by: Option<ImportMaker>,
    /// When it was brought.
    pub created_at: Millis,
    /// When it was finished.
    pub finished_at: Option<Millis>,
    /// When it was undone.
    pub undone_at: Option<Millis>,
}

/// A column of a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportColumn {
    /// What stands above it.
    pub header: String,
    /// What it holds; `null` for what is not read.
    pub target: Option<String>,
    /// Where that comes from.
    pub how: How,
}

impl From<&Column> for ImportColumn {
    fn from(column: &Column) -> ImportColumn {
        let Column { header, target, how } = column.clone();
        ImportColumn { header, target, how }
    }
}

/// A row of a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportPreviewRow {
    /// Its number, as people count.
    pub row: u32,
    /// Its cells; phones are masked.
    pub cells: Vec<String>,
}

/// A sheet of a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportSheet {
    /// Its name; empty for a text.
    pub name: String,
    /// Whether it is read.
    pub is_read: bool,
    /// In which row the headers are.
    pub header_row: Option<u32>,
    /// Its columns.
    pub columns: Vec<ImportColumn>,
    /// The first rows below the headers, while the file lies here.
    pub preview: Vec<ImportPreviewRow>,
}

impl ImportSheet {
    /// A sheet with its first rows.
    #[must_use]
    pub fn of(sheet: &Sheet, head: &[Vec<String>], most: usize) -> ImportSheet {
        let filled = |row: &&Vec<String>| {
            let is_sum = is_sum(row.iter().map(String::as_str));
            !is_sum && row.iter().any(|cell| !cell.is_empty())
        };
        let numbered = (1_u32..).zip(head).filter(|(row, _)| *row >= sheet.first_row);
        let preview = numbered.filter(|(_, cells)| filled(cells)).take(most);
        ImportSheet {
            name: sheet.name.clone(),
            is_read: sheet.is_read,
            header_row: sheet.header_row,
            columns: sheet.columns.iter().map(ImportColumn::from).collect(),
            preview: preview
                .map(|(row, cells)| ImportPreviewRow {
                    row,
                    cells: cells.iter().map(|cell| masked(cell)).collect(),
                })
                .collect(),
        }
    }
}

/// An import with its file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportView {
    /// What a list shows of it.
    #[serde(flatten)]
    pub import: ImportRow,
    /// `xlsx`, `json`, or the encoding of a text: `utf-8`, `gb18030`, `utf-16le`.
    pub written: String,
    /// Its sheets.
    pub sheets: Vec<ImportSheet>,
    /// What a column can hold.
    pub targets: Vec<String>,
    /// Which is the month, where the year comes last.
    pub date_order: Option<DateOrder>,
    /// Whether dates are there that could be read either way, and nobody said how.
    pub is_date_ambiguous: bool,
    /// Why it cannot be run as it is, by its code.
    pub lacks: Option<String>,
}

impl ImportView {
    /// Puts the first rows under their sheets.
    #[must_use]
    pub fn sheets_of(
        mapping: &Mapping,
        heads: &[Vec<Vec<String>>],
        most: usize,
    ) -> Vec<ImportSheet> {
        let none = Vec::new();
        let sheets = mapping.sheets.iter().enumerate();
        sheets
            .map(|(at, sheet)| ImportSheet::of(sheet, heads.get(at).unwrap_or(&none), most))
            .collect()
    }
}

/// A source whose columns are remembered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportSource {
    /// Its name.
    pub source: String,
    /// When something was last said of it.
    pub changed_at: Millis,
}
