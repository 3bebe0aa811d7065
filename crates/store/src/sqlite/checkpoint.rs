use std::fs::File;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::connect;
use crate::error::OpenError;
use crate::options::Options;

/// The thread that copies the write-ahead log into the file, so that the writer need not.
/// Dropping it ends the thread; [`Checkpoints::finish`] also empties the log.
pub(super) struct Checkpoints {
    board: Arc<Board>,
    gate: Gate,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Board {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    written: bool,
    end: Option<End>,
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    /// Everybody else has closed: copy all and empty the log.
    Clean,
    Abrupt,
}

/// Tells the thread that there is something to copy.
pub(super) struct Signal(Arc<Board>);

/// Only one checkpoint at a time; else SQLite refuses the second as busy.
#[derive(Clone, Default)]
pub(super) struct Gate(Arc<Mutex<()>>);

impl Gate {
    pub fn alone<T>(&self, run: impl FnOnce() -> T) -> T {
        let _held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        run()
    }
}

impl Signal {
    pub fn tell(&self) {
        self.0.state().written = true;
        self.0.changed.notify_one();
    }
}

impl Board {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, end: End) {
        self.state().end.get_or_insert(end);
        self.changed.notify_one();
    }

    /// Waits until something was written, then lets `pause` pass so that more gathers.
    fn wait(&self, pause: Duration) -> Option<End> {
        let mut state = self.state();
        while !state.written && state.end.is_none() {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let until = Instant::now() + pause;
        while state.end.is_none() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let waited = self.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        state.written = false;
        state.end
    }
}

/// Starts the thread. It keeps the lock of the file as long as it runs.
pub(super) fn start(
    path: &Path,
    options: &Options,
    lock: Arc<File>,
) -> Result<Checkpoints, OpenError> {
    let conn = connect::writer(path, options)?;
    let board = Arc::new(Board::default());
    let gate = Gate::default();
    let (shared, alone, pause) = (Arc::clone(&board), gate.clone(), options.checkpoint_every);
    let thread = super::thread("store-checkpoint", move || {
        run(&conn, &shared, &alone, pause);
        drop(conn);
        drop(lock);
    })?;
    Ok(Checkpoints { board, gate, thread: Some(thread) })
}

fn run(conn: &Connection, board: &Board, gate: &Gate, pause: Duration) {
    loop {
        let end = board.wait(pause);
        let how = match end {
            None => "passive",
            Some(End::Clean) => "truncate",
            Some(End::Abrupt) => return,
        };
        let text = format!("pragma wal_checkpoint({how})");
        if let Err(error) = gate.alone(|| conn.query_row(&text, [], |_row| Ok(()))) {
            tracing::warn!(%error, how, "a checkpoint failed");
        }
        if end.is_some() {
            return;
        }
    }
}

impl Checkpoints {
    pub fn signal(&self) -> Signal {
        Signal(Arc::clone(&self.board))
    }

    pub fn gate(&self) -> Gate {
        self.gate.clone()
    }

    /// Empties the log and ends the thread. The other connections must be closed.
    pub fn finish(mut self) {
        self.board.end(End::Clean);
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the checkpoint thread had failed");
        }
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.board.end(End::Abrupt);
    }
}
