//! Counting, writing and removing as jobs; and the sweep after what broke off.

use std::sync::Arc;

use serde::Deserialize;
use zhike_domain::kernel::id::ImportId;
use zhike_store::p;

use super::engine::{Engine, told};
use super::kind::Hands;
use super::read;
use super::sql::{self, ImportKept};
use super::{kind_of, staged_files, told as told_rows};
use crate::platform::app::App;
use crate::platform::audit::Actor;
use crate::platform::jobs::{
    Done, JobContext, JobError, JobHandler, Leased, Recurring, next_every,
};

/// Kind of the job that counts a file.
pub const COUNT: &str = "import.count";
/// Kind of the job that writes an import.
pub const RUN: &str = "import.run";
/// Kind of the job that removes an import.
pub const UNDO: &str = "import.undo";
/// Kind of the job that cleans up.
const SWEEP: &str = "import.sweep";

const HOUR_MS: i64 = 3_600_000;
/// How long a file lies here before it is thrown away.
const KEEP_MS: i64 = 7 * 24 * HOUR_MS;

/// What a job is given.
#[derive(Deserialize)]
struct Payload {
    import_id: i64,
    kind: String,
}

/// What a job does with an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Counts it.
    Count,
    /// Writes it.
    Run,
    /// Removes it.
    Undo,
}

/// Runs jobs on imports.
pub struct Imports {
    app: App,
    doing: Doing,
}

impl Imports {
    /// A handler that does this.
    #[must_use]
    pub fn of(app: &App, doing: Doing) -> Arc<Imports> {
        Arc::new(Imports { app: app.clone(), doing })
    }
}

fn engine(app: &App, kind: &str) -> Result<Engine, JobError> {
    let kind = kind_of(app, kind).map_err(told)?;
    Ok(Engine { kind, files: staged_files(app) })
}

impl JobHandler for Imports {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let payload: Payload = serde_json::from_value(job.payload.clone()).map_err(|why| {
            JobError::Final { code: "job.payload_wrong", detail: why.to_string() }
        })?;
        let engine = engine(&self.app, &payload.kind)?;
        let import_id = ImportId::from_raw(payload.import_id);
        let hands = Hands {
            store: context.store(),
            keyring: context.keyring(),
            now: &|| context.now(),
            ids: &|count| self.app.id_block(count),
            say: &|done, total| context.progress(done, total),
            actor: Actor::Job(job.job_id),
        };
        let bad = match self.doing {
            Doing::Count => engine.count(&hands, import_id)?.bad,
            Doing::Run => engine.run(&hands, import_id)?.bad,
            Doing::Undo => engine.undo(&hands, import_id)?,
        };
        Ok(Done { file: told_rows::file(context, &bad)? })
    }
}

/// Cleans up, once an hour: what runs left that nobody works on any more, and files that nobody
/// wanted.
pub struct Sweep(App);

impl Sweep {
    /// The sweep of this house.
    #[must_use]
    pub fn of(app: &App) -> Arc<Sweep> {
        Arc::new(Sweep(app.clone()))
    }

    fn left(&self, context: &JobContext, state: &'static str) -> Result<Vec<ImportKept>, JobError> {
        let now = context.now();
        Ok(context.store().read_blocking(move |tx| {
            let rows: Vec<ImportKept> = tx.all(&sql::IN_STATE, p![state])?;
            let mut left = Vec::new();
            for row in rows {
                if !read::is_worked_on(tx, &row, now)? {
                    left.push(row);
                }
            }
            Ok::<_, zhike_store::StoreError>(left)
        })?)
    }
}

impl Recurring for Sweep {
    fn kind(&self) -> &'static str {
        SWEEP
    }

    fn next_after(&self, after_ms: i64) -> Option<i64> {
        Some(next_every(HOUR_MS, after_ms))
    }
}

impl JobHandler for Sweep {
    fn run(&self, job: &Leased, context: &JobContext) -> Result<Done, JobError> {
        let hands = Hands {
            store: context.store(),
            keyring: context.keyring(),
            now: &|| context.now(),
            ids: &|count| self.0.id_block(count),
            say: &|_done, _total| context.go_on(),
            actor: Actor::Job(job.job_id),
        };
        for row in self.left(context, "running")? {
            let broken = ("failed", Some("import.interrupted"));
            let import_id = ImportId::from_raw(row.import_id);
            engine(&self.0, &row.kind)?.give_up(&hands, import_id, row.run, broken)?;
        }
        for row in self.left(context, "undoing")? {
            engine(&self.0, &row.kind)?.undo(&hands, ImportId::from_raw(row.import_id))?;
        }
        let old = context.now() - KEEP_MS;
        let files = staged_files(&self.0);
        for state in ["staged", "failed"] {
            let rows = self.left(context, state)?;
            for row in rows.into_iter().filter(|row| row.created_at < old) {
                files.delete(row.import_id)?;
                let forget = move |tx: &mut zhike_store::Tx<'_>| {
                    tx.execute(&sql::FORGET, p![row.import_id]).map(drop)
                };
                context.store().write_blocking(forget)?;
            }
        }
        Ok(Done::default())
    }
}
