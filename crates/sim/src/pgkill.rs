//! PostgreSQL killed under load: the server goes, the worker and its store stay.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::Dice;
use crate::audit::audit_postgres;
use crate::pg::{Cluster, Durability};
use crate::report::{Expected, Report};
use crate::witness::Witness;

const PATIENCE: Duration = Duration::from_secs(60);
const DATABASE: &str = "killed";

/// Kills a PostgreSQL of its own `kills` times under the load of 32 clients, which are expected to
/// find it again each time, and audits the books at the end.
///
/// # Errors
/// The harness itself failed, or the clients did not get on after a restart; losses are in the
/// report.
pub fn run(worker: &Path, kills: u32, seed: u64) -> Result<Report> {
    let cluster = Cluster::start(Durability::On)?;
    let url = cluster.create_database(DATABASE)?;
    let mut command = Command::new(worker);
    command.args([&url, "0", &seed.to_string(), "32", "full"]);
    let mut witness = Witness::start(command)?;
    let mut dice = Dice::new(seed);
    let mut report = Report::default();
    for _ in 0..kills {
        let before = witness.heard().acknowledged.len();
        witness.listen_until(PATIENCE, |heard| heard.acknowledged.len() > before)?;
        witness.listen(Duration::from_micros(dice.between(100_000, 500_000)))?;
        cluster.kill()?;
        report.crashes += 1;
        cluster.restart()?;
        // What was said before the restart came back does not count as getting on.
        witness.listen(Duration::from_millis(50))?;
    }
    let before = witness.heard().acknowledged.len();
    witness.listen_until(PATIENCE, |heard| heard.acknowledged.len() > before + 100)?;
    let mut expected = Expected::default();
    expected.add(witness.finish()?, &mut report);
    expected.compare(audit_postgres(&cluster, DATABASE)?, &mut report);
    Ok(report)
}
