use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::connect;
use super::errors::of_engine;
use super::statements::{Cached, Lite};
use crate::error::{OpenError, StoreError};
use crate::options::Options;

/// Connections for short reads on the caller's own thread: going to a reading thread and back
/// takes longer than such a read.
pub(crate) struct Spot {
    free: Mutex<Free>,
}

struct Free {
    connections: Vec<Connection>,
    closed: bool,
}

/// So many such reads at once; one more stands in line like any other.
const AT_ONCE: usize = 4;

/// Texts that each connection keeps prepared.
const STATEMENTS: usize = 64;

impl Spot {
    pub fn open(path: &Path, options: &Options) -> Result<Spot, OpenError> {
        let mut connections = Vec::with_capacity(AT_ONCE);
        for _one in 0..AT_ONCE {
            let conn = connect::reader(path, options)?;
            conn.set_prepared_statement_cache_capacity(STATEMENTS);
            connections.push(conn);
        }
        Ok(Spot { free: Mutex::new(Free { connections, closed: false }) })
    }

    fn free(&self) -> MutexGuard<'_, Free> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `read` on a snapshot, if a connection is free. `read` must not panic.
    pub fn read<T>(&self, read: impl FnOnce(&mut dyn Lite) -> T) -> Option<Result<T, StoreError>> {
        let conn = self.free().connections.pop()?;
        let read = snapshot(&conn, read);
        let mut free = self.free();
        if !free.closed && conn.is_autocommit() {
            free.connections.push(conn);
        }
        Some(read)
    }

    /// No more reads; what is under way closes its connection at its end.
    pub fn close(&self) {
        let mut free = self.free();
        free.closed = true;
        free.connections.clear();
    }
}

fn snapshot<T>(conn: &Connection, read: impl FnOnce(&mut dyn Lite) -> T) -> Result<T, StoreError> {
    let step = |text| conn.prepare_cached(text).and_then(|mut one| one.execute([]));
    step("begin").map_err(|error| of_engine("begin", &error))?;
    let read = read(&mut Cached(conn));
    if step("commit").is_err() {
        step("rollback").map_err(|error| of_engine("rollback", &error))?;
    }
    Ok(read)
}
