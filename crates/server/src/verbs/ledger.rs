//! `zhike ledger verify`: adds all books up again and names the first row that is wrong.

use std::io::Write;

use super::open_existing;
use crate::failure::{Exit, Failure, seen_enough};
use crate::ledger::verify;
use crate::platform::config::Config;

/// Verifies the books. What was found goes to `out`; a wrong row is a failure.
pub fn verify(config: &Config, out: &mut dyn Write) -> Result<(), Failure> {
    let store = open_existing(config)?;
    let report = verify::verify(&store)?;
    verify::tell(&report, out).or_else(seen_enough)?;
    match report.wrong {
        None => Ok(()),
        Some(wrong) => {
            let sentence = format!(
                "the books do not add up ({}); keep this database as it is and compare it with \
                 a backup",
                wrong.rule
            );
            Err(Failure::new(Exit::Broken, "ledger.not_right", sentence))
        }
    }
}
