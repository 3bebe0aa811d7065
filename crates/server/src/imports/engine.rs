//! The work on an import: counted, written in parts, made true by one change, taken back in parts.
//!
//! A run may break off anywhere. What it wrote of bills stays unseen, guests are seen at once: the
//! next run, or the sweep, takes both back first. A run that lost its turn cannot write any more:
//! every part says the number of its run.

use std::sync::Arc;

use serde_json::Value;
use zhike_domain::kernel::id::{ImportId, StoreId};
use zhike_store::p;

use super::actions::{self, LEASE_MS};
use super::kind::{Bad, Batch, Hands, Kind, Order, Taken};
use super::mapping::Mapping;
use super::read::{self, Staged};
use super::sheet::Source;
use super::sql::{self, ImportKept};
use super::views::Counts;
use crate::platform::audit::{self, Change, Entry};
use crate::platform::jobs::{Files, JobError};
use crate::platform::problem::Problem;
use crate::platform::store_clock::{self, StoreClock};

/// What works on imports of one kind.
pub struct Engine {
    /// The kind.
    pub kind: Arc<dyn Kind>,
    /// Where files wait.
    pub files: Files,
}

/// A file that is only counted.
pub struct Trial<'a> {
    /// The file.
    pub source: &'a dyn Source,
    /// How it is read.
    pub mapping: &'a Mapping,
    /// The store it is for.
    pub store_id: StoreId,
    /// Which system wrote it.
    pub source_name: &'a str,
    /// Rows that hold something.
    pub rows: i64,
}

/// What came of a file.
pub struct Came {
    /// What it comes to.
    pub counts: Counts,
    /// Rows that are not taken.
    pub bad: Vec<Bad>,
}

/// A problem as the end of a job: what a person can change is final, the rest may work later.
pub fn told(problem: Problem) -> JobError {
    let detail = problem.cause.clone().unwrap_or_default();
    if problem.status.is_client_error() {
        JobError::Final { code: problem.code, detail }
    } else {
        JobError::Retry { code: problem.code, detail }
    }
}

/// Everything that is known before a file is read.
struct Facts {
    row: ImportKept,
    mapping: Mapping,
    clock: StoreClock,
    digits: u8,
}

impl Engine {
    fn facts(&self, hands: &Hands<'_>, import_id: ImportId) -> Result<Facts, JobError> {
        let keyring = hands.keyring.clone();
        let facts = hands.store.read_blocking(move |tx| {
            let row = read::import(tx, import_id)?;
            let mapping = read::mapping_of(&keyring, &row)?;
            let clock = store_clock::of(tx, StoreId::from_raw(row.store_id))?;
            let digits = read::digits(tx)?;
            Ok::<_, Problem>(Facts { row, mapping, clock, digits })
        });
        let facts = facts.map_err(told)?;
        match actions::lacks(&*self.kind, &facts.mapping) {
            Some(problem) => Err(told(problem)),
            None => Ok(facts),
        }
    }

    /// Counts what a file comes to, and writes nothing but that.
    ///
    /// # Errors
    /// [`JobError`].
    pub fn count(&self, hands: &Hands<'_>, import_id: ImportId) -> Result<Came, JobError> {
        let facts = self.facts(hands, import_id)?;
        let (import, version) = (import_id.raw(), facts.row.version);
        let counted = self.with_file(hands, &facts, |order, taken| {
            taken.count(order)?;
            Ok(came(order, taken))
        });
        match counted {
            Ok((came, days)) => {
                let counts = sealed(hands, import, &came.counts)?;
                let (first, last) = (days.map(|days| days.0), days.map(|days| days.1));
                let (event_id, now) = (hands.next_id(), (hands.now)());
                let row = facts.row;
                hands.store.write_blocking(move |tx| {
                    let counted = p![import, version, counts.as_slice(), first, last];
                    tx.execute(&sql::COUNTED, counted)?;
                    actions::happened(tx, event_id, "import.changed", &row, now)
                })?;
                Ok(came)
            }
            Err(JobError::Final { code, detail }) => {
                let failed = move |tx: &mut zhike_store::Tx<'_>| {
                    tx.execute(&sql::COUNT_FAILED, p![import, version, code]).map(drop)
                };
                hands.store.write_blocking(failed)?;
                Err(JobError::Final { code, detail })
            }
            Err(other) => Err(other),
        }
    }

    /// Says what a file would come to, that lies anywhere and is not kept.
    ///
    /// # Errors
    /// [`JobError`].
    pub fn try_out(&self, hands: &Hands<'_>, trial: &Trial<'_>) -> Result<Came, JobError> {
        if let Some(problem) = actions::lacks(&*self.kind, trial.mapping) {
            return Err(told(problem));
        }
        let store_id = trial.store_id;
        let place = hands.store.read_blocking(move |tx| {
            Ok::<_, Problem>((store_clock::of(tx, store_id)?, read::digits(tx)?))
        });
        let (clock, digits) = place.map_err(told)?;
        let order = Order {
            hands,
            source: trial.source,
            mapping: trial.mapping,
            import: 0,
            source_name: trial.source_name,
            staff: None,
            store_id,
            clock: &clock,
            digits,
            rows: trial.rows,
        };
        let mut taken = self.kind.read(&order)?;
        taken.count(&order)?;
        Ok(came(&order, &*taken))
    }

    /// Reads the file and does `then` with what was read.
    fn with_file<T>(
        &self,
        hands: &Hands<'_>,
        facts: &Facts,
        then: impl FnOnce(&Order<'_>, &mut dyn Taken) -> Result<T, JobError>,
    ) -> Result<(T, Option<(i64, i64)>), JobError> {
        let source = Staged::new(&self.files, ImportId::from_raw(facts.row.import_id));
        let order = Order {
            hands,
            source: &source,
            mapping: &facts.mapping,
            import: facts.row.import_id,
            source_name: &facts.row.source,
            staff: facts.row.created_by,
            store_id: StoreId::from_raw(facts.row.store_id),
            clock: &facts.clock,
            digits: facts.digits,
            rows: facts.row.rows,
        };
        let mut taken = self.kind.read(&order)?;
        let days = taken.days().map(|(first, last)| (first.days(), last.days()));
        Ok((then(&order, &mut *taken)?, days))
    }

    /// Writes an import that was asked for, and makes it true at the end.
    ///
    /// # Errors
    /// [`JobError`]; nothing of the import is visible then.
    pub fn run(&self, hands: &Hands<'_>, import_id: ImportId) -> Result<Came, JobError> {
        let import = import_id.raw();
        let until = (hands.now)() + LEASE_MS;
        let run: Option<i64> =
            hands.store.write_blocking(move |tx| tx.opt(&sql::BEGIN_RUN, p![import, until]))?;
        let run = run.ok_or_else(|| JobError::Final {
            code: "import.not_now",
            detail: "the import is not to be written".to_owned(),
        })?;
        match self.write(hands, import_id, run) {
            Ok(came) => Ok(came),
            Err(JobError::Cancelled) => {
                self.give_up(hands, import_id, run, ("staged", None))?;
                Err(JobError::Cancelled)
            }
            Err(JobError::Final { code, detail }) => {
                self.give_up(hands, import_id, run, ("failed", Some(code)))?;
                Err(JobError::Final { code, detail })
            }
            // It is tried again, or another one has taken over.
            Err(other) => Err(other),
        }
    }

    /// Removes what a run wrote and says where the import stands now.
    ///
    /// # Errors
    /// Those of the store.
    pub fn give_up(
        &self,
        hands: &Hands<'_>,
        import_id: ImportId,
        run: i64,
        (state, code): (&'static str, Option<&'static str>),
    ) -> Result<(), JobError> {
        let import = import_id.raw();
        self.clear(hands, import)?;
        let event_id = hands.next_id();
        let now = (hands.now)();
        hands.store.write_blocking(move |tx| {
            if tx.execute(&sql::GIVE_UP, p![import, run, state, code])? > 0 {
                let row: ImportKept = tx.one(&sql::FIND, p![import])?;
                actions::happened(tx, event_id, "import.changed", &row, now)?;
            }
            Ok::<_, JobError>(())
        })
    }

    fn write(&self, hands: &Hands<'_>, import_id: ImportId, run: i64) -> Result<Came, JobError> {
        let facts = self.facts(hands, import_id)?;
        self.clear_unseen(hands, &facts.row)?;
        let import = import_id.raw();
        let (came, days) = self.with_file(hands, &facts, |order, taken| {
            let all = taken.things();
            let mut written = 0_i64;
            while let Some(Batch { locks, write, things }) = taken.next(order)? {
                let until = (hands.now)() + LEASE_MS;
                hands.store.write_keyed_blocking(&locks, move |tx| {
                    if tx.execute(&sql::HOLD, p![import, run, until])? == 0 {
                        return Err(JobError::LeaseLost);
                    }
                    write(tx)
                })?;
                written += i64::from(things);
                let done = order.rows + order.rows * written / all.max(1);
                (hands.say)(done, Some(order.rows * 2))?;
            }
            Ok(came(order, taken))
        })?;
        self.publish(hands, &facts, run, (&came, days))?;
        // The rows are in the database now; a file that stays behind is swept.
        if let Err(why) = self.files.delete(import) {
            tracing::warn!(%why, "the file of a finished import is still there");
        }
        Ok(came)
    }

    /// Removes what broken-off runs and half-removed imports of the store left.
    fn clear_unseen(&self, hands: &Hands<'_>, row: &ImportKept) -> Result<(), JobError> {
        let (store, kind) = (row.store_id, self.kind.name());
        let unseen: Vec<i64> =
            hands.store.read_blocking(move |tx| tx.all(&sql::UNSEEN, p![store, kind]))?;
        unseen.into_iter().try_for_each(|import| self.clear(hands, import))
    }

    fn clear(&self, hands: &Hands<'_>, import: i64) -> Result<(), JobError> {
        while self.kind.clear(hands, import)? > 0 {}
        Ok(())
    }

    /// One transaction: the import is finished, so everything under it is there.
    fn publish(
        &self,
        hands: &Hands<'_>,
        facts: &Facts,
        run: i64,
        (came, days): (&Came, Option<(i64, i64)>),
    ) -> Result<(), JobError> {
        let row = facts.row.clone();
        let keyring = hands.keyring.clone();
        let counts = sealed(hands, row.import_id, &came.counts)?;
        let figures = came.counts.told().into_iter();
        let changes = figures.map(|(what, count)| Change::of(what, Value::Null, count)).collect();
        let entry = Entry {
            actor: hands.actor,
            device: None,
            store_id: Some(StoreId::from_raw(row.store_id)),
            action: "import.finished",
            object_kind: Some("import"),
            object_id: Some(row.import_id),
            changes,
            reason: None,
            request_id: None,
        };
        let ids = [hands.next_id(), hands.next_id(), hands.next_id()];
        let (now, saved) = ((hands.now)(), facts.mapping.to_save());
        let locks = [actions::turn_of(StoreId::from_raw(row.store_id))];
        hands.store.write_keyed_blocking(&locks, move |tx| {
            let (first, last) = (days.map(|days| days.0), days.map(|days| days.1));
            let done = p![row.import_id, run, counts.as_slice(), first, last, now];
            if tx.execute(&sql::PUBLISH, done)? == 0 {
                return Err(JobError::LeaseLost);
            }
            let kept = read::saved(tx, &keyring, &row.kind, &row.source).map_err(told)?;
            let mapping = kept.map_or(ids[0], |(id, _)| id);
            let sealed = read::seal_saved(&keyring, mapping, &saved).map_err(told)?;
            if mapping == ids[0] {
                let new = p![mapping, row.kind.as_str(), row.source.as_str(), sealed, now];
                tx.put(&sql::SAVE, new)?;
            } else {
                tx.put(&sql::SAVE_OVER, p![mapping, sealed, now])?;
            }
            audit::record(tx, &keyring, ids[1], &entry, now)?;
            actions::happened(tx, ids[2], "import.finished", &row, now)?;
            Ok(())
        })
    }

    /// Takes back an import that was asked to go; answers the rows of which something stays.
    ///
    /// # Errors
    /// Those of the store.
    pub fn undo(&self, hands: &Hands<'_>, import_id: ImportId) -> Result<Vec<Bad>, JobError> {
        let import = import_id.raw();
        let row = hands.store.read_blocking(move |tx| read::import(tx, import_id)).map_err(told)?;
        if row.state != "undoing" {
            return Ok(Vec::new());
        }
        self.clear(hands, import)?;
        let stayed = self.kind.stayed(hands, import)?;
        let counts = read::counts_of(hands.keyring, &row).map_err(told)?.unwrap_or_default();
        let count = i64::try_from(stayed.len()).unwrap_or(i64::MAX);
        let counts = sealed(hands, import, &Counts { stayed: count, ..counts })?;
        let (event_id, now) = (hands.next_id(), (hands.now)());
        hands.store.write_blocking(move |tx| {
            if tx.execute(&sql::UNDONE, p![import, counts.as_slice()])? > 0 {
                let row: ImportKept = tx.one(&sql::FIND, p![import])?;
                actions::happened(tx, event_id, "import.changed", &row, now)?;
            }
            Ok::<_, JobError>(())
        })?;
        Ok(stayed)
    }
}

/// What came of a file, its bad rows in the order of the file.
fn came(order: &Order<'_>, taken: &dyn Taken) -> Came {
    let mut bad = taken.bad().to_vec();
    let sheets = &order.mapping.sheets;
    bad.sort_by_cached_key(|bad| {
        (sheets.iter().position(|sheet| sheet.name == bad.sheet), bad.row)
    });
    Came { counts: taken.counts().clone(), bad }
}

fn sealed(hands: &Hands<'_>, import: i64, counts: &Counts) -> Result<Vec<u8>, JobError> {
    read::seal_counts(hands.keyring, import, counts).map_err(told)
}
