//! Backups: one encrypted file of the whole database, proven readable, and the way back.
//!
//! A file opens only with `zhike.key` (or its recovery sheet). Cut, changed or exchanged bytes are
//! refused with the place, and nothing is ever restored over anything.

mod checks;
pub mod cli;
pub mod disk;
pub mod erased;
mod error;
pub mod folder;
mod header;
mod pg_address;
mod pg_tools;
mod progress;
mod read;
mod rehearse;
mod restore;
mod restore_pg;
pub mod runs;
pub mod schedule;
pub mod sql;
mod stream;
mod take;
mod work;

#[cfg(test)]
mod tests;

pub use checks::{OwnedCheck, standard_checks};
pub use error::{BackupError, Part};
pub use header::{Counts, FORMAT, Header, engine_name, seal_header};
pub use pg_address::PgAddress;
pub use progress::{Phase, Progress, Watch, unwatched};
pub use read::{Verified, peek_file, verify};
pub use rehearse::{Report, TableCount, rehearse};
pub use restore::{DATABASE_NAME, Hook, Restored, Source, restore};
pub use restore_pg::restore_postgres;
pub use runs::{BackupRun, Begin, Kind, Note, Outcome, RunState};
pub use stream::{CHUNK_LEN, Decryptor, Encryptor, peek};
pub use take::{Take, Taken, take};
pub use work::{Work, back_up, is_there, rehearse_run};
