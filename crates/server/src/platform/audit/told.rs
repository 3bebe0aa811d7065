//! What `zhike audit verify` says.

use std::io::{self, Write};

use zhike_domain::kernel::id::show;

use super::Report;

/// Writes the outcome of a walk for a person; answers whether all is right.
///
/// # Errors
/// Those of `out`.
pub fn tell(report: &Report, out: &mut dyn Write) -> io::Result<bool> {
    if let Some(bad) = report.first_bad {
        let row = bad.audit_id.map_or_else(|| "no row".to_owned(), |id| show("audit", id));
        writeln!(out, "{}: number {}, {row}", bad.reason.code(), bad.seq)?;
        writeln!(out, "{} rows before it are whole", report.rows)?;
        return Ok(false);
    }
    writeln!(out, "{} rows, the chain is whole", report.rows)?;
    writeln!(out, "end {}", report.head.show())?;
    if report.waiting > 0 {
        writeln!(out, "{} rows wait for their seal", report.waiting)?;
    }
    if report.erased_reasons > 0 {
        writeln!(out, "{} reasons were erased", report.erased_reasons)?;
    }
    Ok(true)
}
