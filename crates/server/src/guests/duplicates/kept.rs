//! What the search remembers between two runs.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zhike_domain::kernel::time::Millis;
use zhike_insight::dedupe::{Answer, Levels, Model};
use zhike_store::{Tx, p};

use crate::guests::sql::pair::{self as sql, AnswerRow};
use crate::platform::choices::{self, Choice};
use crate::platform::problem::Problem;

/// Answers that are learnt from, the newest first.
const MOST_ANSWERS: i64 = 5_000;

/// What was learnt, and how far the search has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Learnt {
    /// What two records of one guest look like.
    pub model: Model,
    /// The last event that was looked at.
    pub seq: i64,
    /// When all guests were compared last.
    pub searched_at: Option<Millis>,
}

impl Choice for Learnt {
    const KIND: &'static str = "guests.duplicates";
}

/// What was learnt so far.
pub fn learnt(tx: &mut Tx<'_>) -> Result<Arc<Learnt>, Problem> {
    choices::in_force(tx)
}

/// Keeps what was learnt; the search is one job, so nobody else does.
pub(super) fn keep(tx: &mut Tx<'_>, learnt: &Learnt, now: Millis) -> Result<(), Problem> {
    let (_, version) = choices::get::<Learnt>(tx)?;
    choices::set(tx, learnt, version, now).map(drop)
}

/// The answers to learn from.
pub(super) fn answers(tx: &mut Tx<'_>) -> Result<Vec<Answer>, Problem> {
    let rows: Vec<AnswerRow> = tx.all(&sql::ANSWERS, p![MOST_ANSWERS])?;
    let answer = |row: AnswerRow| {
        let levels: Levels = serde_json::from_str(&row.levels).map_err(Problem::fault)?;
        Ok(Answer { levels, is_same: row.state == "same" })
    };
    rows.into_iter().map(answer).collect()
}
