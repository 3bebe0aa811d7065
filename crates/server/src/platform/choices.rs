//! What the owner has chosen, one JSON value a kind, with the defaults of a new house.

mod sql;

use std::sync::Arc;

use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::time::{DayMinute, Millis};
use zhike_domain::team::role::Preset;
use zhike_domain::team::session::SessionRules;
use zhike_store::{Tx, Want, p};

use crate::platform::problem::Problem;

pub use sql::ALL;

/// A kind of choice.
pub trait Choice: Default + Serialize + DeserializeOwned {
    /// The row's key.
    const KIND: &'static str;
}

/// How long logins last and who needs a second factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Security {
    /// How long a login lasts.
    pub sessions: SessionRules,
    /// Roles made from these presets need a second factor.
    pub totp_required_for: Vec<Preset>,
}

impl Default for Security {
    fn default() -> Security {
        Security {
            sessions: SessionRules::BROWSER,
            totp_required_for: vec![Preset::Owner, Preset::HqMarketing, Preset::HqAnalyst],
        }
    }
}

impl Choice for Security {
    const KIND: &'static str = "security";
}

/// When and where backups are made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Backup {
    /// Whether backups are made by themselves.
    pub enabled: bool,
    /// The folder they go to; empty until chosen.
    pub folder: String,
    /// The time of day, in the first store's zone.
    pub daily_at: DayMinute,
    /// How many good ones are kept.
    pub keep: u32,
}

impl Default for Backup {
    fn default() -> Backup {
        let daily_at = DayMinute::try_from(3 * 60 + 30).unwrap_or(DayMinute::DEFAULT_CUT_OVER);
        Backup { enabled: false, folder: String::new(), daily_at, keep: 14 }
    }
}

impl Choice for Backup {
    const KIND: &'static str = "backup";
}

/// What marks a database as a demo: everything in it is invented, and every page says so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DemoMark {
    /// Whether this is a demo.
    pub on: bool,
    /// The seed of the plan that was carried out.
    pub seed: u64,
    /// When its history ends; `None` while it is being made.
    pub ends_at: Option<Millis>,
    /// The password of all its logins, which are no secret.
    pub password: String,
    /// Who can log in.
    pub logins: Vec<DemoLogin>,
}

/// A login of the demo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DemoLogin {
    /// What is typed.
    pub login: String,
    /// The role it was made with.
    pub preset: Preset,
}

impl Choice for DemoMark {
    const KIND: &'static str = "demo";
}

/// A choice and its version; version 0 is the default that nobody has touched. In a write it is
/// locked: for whoever is about to change it.
pub fn get<C: Choice>(tx: &mut Tx<'_>) -> Result<(C, i64), Problem> {
    let row: Option<sql::SettingRow> = tx.opt(&sql::FIND, p![C::KIND])?;
    parsed(row)
}

/// The choice in force, for whoever only goes by it: bills that are settled at the same time do
/// not wait for each other, and the text of a version is parsed once.
pub fn in_force<C: Choice + Send + Sync + 'static>(tx: &mut Tx<'_>) -> Result<Arc<C>, Problem> {
    let version: Option<i64> = tx.opt(&sql::VERSION, p![C::KIND])?;
    tx.made_once((C::KIND, [0, 0, version.unwrap_or(0)]), |tx| {
        let row: Option<sql::SettingRow> = tx.opt(&sql::IN_FORCE, p![C::KIND])?;
        parsed(row).map(|(choice, _version)| choice)
    })
}

/// What [`in_force`] reads, for who reads ahead.
#[must_use]
pub fn ahead<C: Choice>() -> Want {
    (&sql::VERSION, p![C::KIND].to_vec())
}

fn parsed<C: Choice>(row: Option<sql::SettingRow>) -> Result<(C, i64), Problem> {
    match row {
        None => Ok((C::default(), 0)),
        Some(row) => {
            let choice = serde_json::from_str(&row.value).map_err(Problem::fault)?;
            Ok((choice, row.version))
        }
    }
}

/// Keeps a choice.
///
/// # Errors
/// 412 `conflict.stale` when it was changed since `version` was read.
pub fn set<C: Choice>(
    tx: &mut Tx<'_>,
    choice: &C,
    version: i64,
    now: Millis,
) -> Result<i64, Problem> {
    let value = serde_json::to_string(choice).map_err(Problem::fault)?;
    let stale = || Problem::new(StatusCode::PRECONDITION_FAILED, "conflict.stale");
    let changed = if version == 0 {
        let (_, kept) = get::<C>(tx)?;
        if kept != 0 {
            return Err(stale());
        }
        tx.execute(&sql::INSERT, p![C::KIND, value, now.0])?
    } else {
        tx.execute(&sql::UPDATE, p![C::KIND, version, value, now.0])?
    };
    if changed == 1 { Ok(version + 1) } else { Err(stale()) }
}
