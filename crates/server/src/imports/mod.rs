//! Files of other systems: staged, understood, counted, read as a job, and undone as a whole.
//!
//! What a kind of file holds is known by the folder whose things it makes ([`Kind`]); here is what
//! every kind needs. A file waits sealed in the data folder. Its rows are written in parts under an
//! import that nobody sees yet; one change of state makes all of them visible, or gone.

pub mod actions;
pub mod engine;
pub mod http;
pub mod jobs;
pub mod kind;
pub mod mapping;
pub mod read;
pub mod sheet;
pub mod sql;
pub mod told;
pub mod views;

use std::sync::Arc;

use crate::platform::app::App;
use crate::platform::jobs::Files;
use crate::platform::problem::Problem;

pub use kind::Kind;

/// The largest file, bytes.
pub const LONGEST_FILE: usize = 100 * 1024 * 1024;
/// What a file may hold and unpack to.
pub const BOUNDS: sheet::Bounds = sheet::Bounds { rows: 1_000_000, unpacked: 512 * 1024 * 1024 };
/// How many rows a guess looks at.
pub const HEAD: u32 = 600;

/// Every kind of file that this process knows.
pub struct Kinds(Vec<Arc<dyn Kind>>);

/// Says which kinds there are; before the first request and the first job.
pub fn begin(app: &App, kinds: Vec<Arc<dyn Kind>>) {
    app.kept.put(Kinds(kinds));
}

/// The kind of this name.
///
/// # Errors
/// A fault: the word comes from the table or from a route.
pub fn kind_of(app: &App, name: &str) -> Result<Arc<dyn Kind>, Problem> {
    let kinds = app.kept.get::<Kinds>();
    let found = kinds.and_then(|kinds| kinds.0.iter().find(|kind| kind.name() == name).cloned());
    found.ok_or_else(|| Problem::fault("no such kind of file"))
}

/// Where files wait.
#[must_use]
pub fn staged_files(app: &App) -> Files {
    Files::staged(&app.places.data, app.keyring.clone())
}
