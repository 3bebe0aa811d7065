//! `zhike lab`: the program's own methods on made-up data whose truth is known.

mod dedupe;

use std::io::Write;

use clap::Subcommand;

pub use dedupe::DedupeArgs;

use crate::failure::Failure;

/// What can be tried.
#[derive(Debug, Subcommand)]
pub enum LabVerb {
    /// Dirty a register of guests and see how many duplicates are found
    Dedupe(DedupeArgs),
}

/// Tries it; the result goes to `out`, machine-readable on the last line.
///
/// # Errors
/// A file that is not there or not understood.
pub fn run(verb: &LabVerb, out: &mut dyn Write) -> Result<(), Failure> {
    match verb {
        LabVerb::Dedupe(args) => dedupe::run(args, out),
    }
}
