//! Power loss on SQLite: the worker runs under the shim, is SIGKILLed at a random moment, and its
//! folder is put back to what its fsyncs had made durable. SIGKILL alone loses nothing, not even
//! with `synchronous = NORMAL`, so it cannot tell a durable store from a lossy one.

mod shadow;
mod shim;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use zhike_store::Synchronous;

use crate::Dice;
use crate::audit::audit_sqlite;
use crate::report::{Expected, Report};
use crate::witness::{Heard, Witness};

pub use shadow::Shadow;
pub use shim::Shim;

/// The database's file in the folder the shim watches.
pub const FILE: &str = "zhike.db";
const PATIENCE: Duration = Duration::from_secs(30);

/// What happens to bytes that were written but never synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsynced {
    /// All are lost.
    Lost,
    /// Each 512-byte sector is lost or kept on its own (with a chance of 1, 5 or 9 in ten).
    Torn,
}

/// A run of crashes, one after the other on the same database.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The program `crash_worker`.
    pub worker: &'a Path,
    /// How often the power goes away.
    pub crashes: u32,
    /// For the moments of the crashes, the load and the torn sectors.
    pub seed: u64,
    /// What the store is opened with.
    pub synchronous: Synchronous,
    /// What becomes of unsynced bytes.
    pub unsynced: Unsynced,
    /// How long an fsync takes.
    pub fsync_micros: u64,
}

/// Carries the plan out.
///
/// # Errors
/// The harness itself failed (no compiler, a worker that ends by itself); losses are in the report.
pub fn run(plan: &Plan<'_>) -> Result<Report> {
    let room = tempfile::Builder::new().prefix("zhike-powerloss-").tempdir()?;
    let (live, check) = (room.path().join("live"), room.path().join("check"));
    let journal = room.path().join("journal");
    let shadow = Shadow::empty(room.path().join("shadow"))?;
    let (mut report, mut expected) = (Report::default(), Expected::default());
    let mut dice = Dice::new(plan.seed);
    for round in 0..plan.crashes {
        shadow.restore_to(&live)?;
        let shim = Shim {
            folder: live.clone(),
            journal: Some(journal.clone()),
            fsync_micros: plan.fsync_micros,
            ..Shim::default()
        };
        let heard = crash(plan, &shim, u64::from(round), &mut dice)?;
        report.crashes += 1;
        expected.add(heard, &mut report);
        shadow.replay(&journal)?;
        if plan.unsynced == Unsynced::Torn {
            let per_mille = [100, 500, 900][usize::try_from(dice.between(0, 3))?];
            shadow.tear(&live, &mut dice, per_mille)?;
        }
        // The next worker has to recover for itself, so the audit gets a copy.
        shadow.restore_to(&check)?;
        match audit_sqlite(&check.join(FILE))? {
            Some(books) => expected.compare(books, &mut report),
            None => {
                report.corrupt += 1;
                expected.forget_all(&mut report);
                shadow.clear()?;
            }
        }
    }
    Ok(report)
}

/// One life of the worker: mostly killed under load, sometimes while it opens the database.
fn crash(plan: &Plan<'_>, shim: &Shim, round: u64, dice: &mut Dice) -> Result<Heard> {
    let file = shim.folder.join(FILE);
    let mut witness = Witness::start(command(plan, shim, &file, round)?)?;
    if dice.chance(100) {
        std::thread::sleep(Duration::from_micros(dice.between(500, 40_000)));
    } else {
        witness.listen_until(PATIENCE, |heard| !heard.acknowledged.is_empty())?;
        witness.listen(Duration::from_micros(dice.between(30_000, 250_000)))?;
    }
    witness.kill()
}

fn command(plan: &Plan<'_>, shim: &Shim, file: &Path, round: u64) -> Result<Command> {
    let mut command = Command::new(plan.worker);
    let synchronous = match plan.synchronous {
        Synchronous::Full => "full",
        Synchronous::Normal => "normal",
    };
    command.arg(file).args([round.to_string(), plan.seed.to_string()]).args(["32", synchronous]);
    shim.preload(&mut command)?;
    Ok(command)
}
