//! A store: its name, its short code, where it stands and when its day is cut.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::city::City;
use crate::kernel::name::Name;
use crate::kernel::refusal::refusals;
use crate::kernel::time::{DayMinute, Zone, as_text};

refusals! {
    /// Why a store cannot be set so.
    pub enum StoreRefusal {
        /// The code has another shape.
        #[error("a store code has 2 to 8 characters of A to Z and 0 to 9")]
        CodeMalformed => "store.code_malformed", Refused;
        /// Another store has the code.
        #[error("another store has this code")]
        CodeTaken => "store.code_taken", Conflict, "/code";
        /// The day would be cut in the middle of business.
        #[error("the business day is cut between 00:00 and {latest}")]
        CutOverTooLate {
            /// The latest cut-over.
            latest: String,
        } => "store.cut_over_too_late", Refused, "/cut_over";
        /// The last store cannot be put away.
        #[error("a company keeps at least one open store")]
        LastStore => "store.last_one", Refused;
    }
}

/// The latest minute at which a business day may be cut: 10:00, before any house opens for lunch.
pub const LATEST_CUT_OVER_MINUTE: u16 = 600;

/// A short code that stands on receipts and in bill numbers: 2 to 8 of `A-Z0-9`. Lower case is
/// taken and made upper.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoreCode(String);

impl StoreCode {
    /// The code in upper case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for StoreCode {
    type Err = StoreRefusal;

    fn from_str(text: &str) -> Result<Self, StoreRefusal> {
        let code = text.to_ascii_uppercase();
        let lawful =
            (2..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if lawful { Ok(Self(code)) } else { Err(StoreRefusal::CodeMalformed) }
    }
}

impl fmt::Display for StoreCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(StoreCode, { "type": "string", "pattern": "^[A-Za-z0-9]{2,8}$", "examples": ["GQ01"] });

/// A store as its owner sets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoreProfile {
    /// The short code on receipts.
    pub code: StoreCode,
    /// The name guests see.
    pub name: Name,
    /// The name in zh-TW; absent: `name`.
    #[serde(default)]
    pub name_zh_tw: Option<Name>,
    /// The name in English; absent: `name`.
    #[serde(default)]
    pub name_en: Option<Name>,
    /// Where it stands.
    pub city: City,
    /// Its time zone.
    pub zone: Zone,
    /// When its business day begins; see [`LATEST_CUT_OVER_MINUTE`].
    #[serde(default = "default_cut_over")]
    pub cut_over: DayMinute,
}

const fn default_cut_over() -> DayMinute {
    DayMinute::DEFAULT_CUT_OVER
}

impl StoreProfile {
    /// Checks what the types of the fields cannot.
    ///
    /// # Errors
    /// [`StoreRefusal::CutOverTooLate`].
    pub fn check(&self) -> Result<(), StoreRefusal> {
        check_cut_over(self.cut_over)
    }
}

/// Checks the minute at which a business day is cut.
///
/// # Errors
/// [`StoreRefusal::CutOverTooLate`] after 10:00.
pub fn check_cut_over(cut_over: DayMinute) -> Result<(), StoreRefusal> {
    if cut_over.minute() <= LATEST_CUT_OVER_MINUTE {
        return Ok(());
    }
    let latest = format!("{:02}:00", LATEST_CUT_OVER_MINUTE / 60);
    Err(StoreRefusal::CutOverTooLate { latest })
}

/// Whether a store may be put away when `other_open_stores` are open beside it.
///
/// # Errors
/// [`StoreRefusal::LastStore`] when it is the only one.
pub const fn archive(other_open_stores: u32) -> Result<(), StoreRefusal> {
    if other_open_stores == 0 { Err(StoreRefusal::LastStore) } else { Ok(()) }
}
