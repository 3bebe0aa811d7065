//! `zhike audit verify`: walks the whole audit chain and names the first row that is wrong.

use std::io::Write;

use super::{open_existing, unlock};
use crate::failure::{Exit, Failure, seen_enough};
use crate::platform::audit::{self, Head};
use crate::platform::config::Config;

/// Verifies the chain against its own end and against the ends noted elsewhere (`--noted`). What
/// was found goes to `out`; a wrong row is a failure with an exit code of its own.
pub fn verify(config: &Config, noted: &[Head], out: &mut dyn Write) -> Result<(), Failure> {
    let store = open_existing(config)?;
    let keyring = unlock(config, &store)?;
    let report = audit::verify(&store, &keyring, noted)?;
    let told = audit::tell(&report, out);
    match report.first_bad {
        None => told.map(|_whole| ()).or_else(seen_enough),
        Some(bad) => {
            let sentence = "the audit chain is not whole; keep this database as it is and compare \
                            it with a backup";
            Err(Failure::new(Exit::Broken, bad.reason.code(), sentence))
        }
    }
}
