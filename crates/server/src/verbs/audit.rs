//! `zhike audit verify`: walks the whole audit chain and names the first row that is wrong.

use std::io::{self, Write};

use zhike_domain::kernel::id;

use super::{open_existing, unlock};
use crate::failure::{Exit, Failure};
use crate::platform::audit::{self, Head};
use crate::platform::config::Config;

/// Verifies the chain against its own end and against the ends noted on paper (`--noted`).
/// A wrong row is a failure of its own exit code; its sentence names the row.
pub fn verify(
    config: &Config,
    noted: &[Head],
    out: &mut dyn Write,
) -> Result<io::Result<()>, Failure> {
    let store = open_existing(config)?;
    let keyring = unlock(config, &store)?;
    let report = audit::verify(&store, &keyring, noted)?;
    if let Some(bad) = report.first_bad {
        let row = match bad.audit_id {
            Some(audit_id) => format!(" (row {})", id::show("audit", audit_id)),
            None => String::new(),
        };
        let sentence = format!(
            "the audit chain breaks at number {}{row}, after {} rows that are whole; keep this \
             database as it is and compare it with a backup",
            bad.seq, report.rows
        );
        return Err(Failure::new(Exit::Broken, bad.reason.code(), sentence));
    }
    Ok(tell(&report, out))
}

fn tell(report: &audit::Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "审计链完整 · the audit chain is whole")?;
    writeln!(out, "  行数 rows sealed      {}", report.rows)?;
    writeln!(out, "  待封 rows waiting     {}", report.waiting)?;
    writeln!(out, "  已抹除 reasons erased  {}", report.erased_reasons)?;
    writeln!(out, "  链尾 head, to be noted {}", report.head.show())
}
