//! The engine of one machine: a writer with group commit, readers, and a checkpoint thread.

mod backup;
mod checkpoint;
mod connect;
mod errors;
mod inspect;
mod migrate;
mod reader;
mod spot;
mod statements;
mod wal_bound;
mod writer;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

pub use backup::backup_file;
pub use inspect::{Inspection, inspect_file};
pub(crate) use spot::Spot;
pub(crate) use statements::{Lite, cell, prepare_all};

use crate::error::OpenError;
use crate::migrate::Migration;
use crate::options::Options;
use crate::store::{Lines, Running};

/// Opens the file for this process alone, migrates it and starts the threads.
pub(crate) fn start(
    path: &Path,
    options: &Options,
    lines: &Lines,
    migrations: &[Migration],
    now_ms: i64,
) -> Result<Running, OpenError> {
    let lock = Arc::new(connect::lock(path)?);
    let mut first = connect::writer(path, options)?;
    migrate::run(&mut first, migrations, now_ms)?;
    let checkpoints = checkpoint::start(path, options, Arc::clone(&lock))?;
    let wal = wal_bound::WalBound::new(path, options, checkpoints.gate());
    let mut workers = Vec::with_capacity(options.readers + 1);
    let writer = writer::Writer::new(first, lines, options, wal, checkpoints.signal());
    let kept = Arc::clone(&lock);
    workers.push(thread("store-writer", move || {
        writer.run();
        drop(kept);
    })?);
    for _reader in 0..options.readers.max(1) {
        let reader = reader::Reader::new(connect::reader(path, options)?, lines);
        let kept = Arc::clone(&lock);
        workers.push(thread("store-reader", move || {
            reader.run();
            drop(kept);
        })?);
    }
    let spot = Arc::new(spot::Spot::open(path, options)?);
    let closing = Arc::clone(&spot);
    let closer = move || {
        closing.close();
        checkpoints.finish();
    };
    Ok(Running { workers, closer: Some(Box::new(closer)), spot: Some(spot) })
}

fn thread(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, OpenError> {
    let started: io::Result<_> = std::thread::Builder::new().name(name.to_owned()).spawn(run);
    started.map_err(|error| OpenError::Fault(format!("cannot start a thread: {error}")))
}
