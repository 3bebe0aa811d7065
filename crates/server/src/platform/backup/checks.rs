//! The checks of restored data that every restore and rehearsal makes.

use std::sync::Arc;

use zhike_store::Store;

use crate::platform::audit;
use crate::platform::keys::Keyring;

/// A check of restored data; `Err` says what is wrong.
pub type OwnedCheck = Arc<dyn Fn(&Store, &Keyring) -> Result<(), String> + Send + Sync>;

/// All of them by name: today the audit chain.
#[must_use]
pub fn standard_checks() -> Vec<(&'static str, OwnedCheck)> {
    vec![("audit", Arc::new(audit_chain))]
}

fn audit_chain(store: &Store, keyring: &Keyring) -> Result<(), String> {
    let report = audit::verify(store, keyring, &[]).map_err(|error| error.to_string())?;
    match report.first_bad {
        None => Ok(()),
        Some(bad) => Err(format!("{} at number {}", bad.reason.code(), bad.seq)),
    }
}
