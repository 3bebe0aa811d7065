//! The end of the chain, noted outside the database once a day: a chain alone cannot show that its
//! last rows were cut off.

use super::head;
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};

const KIND: &str = "audit.anchor";
const DAY_MS: i64 = 24 * 3_600_000;

/// Writes the end of the chain into the log each day, for whoever keeps the log elsewhere.
pub struct Anchor;

impl Recurring for Anchor {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(DAY_MS, after_ms))
    }
}

impl JobHandler for Anchor {
    fn run(&self, _job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let head = head(context.store())?;
        tracing::info!(audit_head = %head.show(), "the end of the audit chain");
        Ok(Done::default())
    }
}
