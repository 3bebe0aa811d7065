use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::error::StoreError;
use crate::job::Queued;

/// The bounded line before the workers of one kind.
pub(crate) struct Queue {
    state: Mutex<State>,
    filled: Condvar,
    capacity: usize,
}

struct State {
    jobs: VecDeque<Queued>,
    closed: bool,
    workers: usize,
}

/// How long a caller should wait when the line is full.
const RETRY_AFTER_MS: u64 = 1_000;

impl Queue {
    pub fn new(capacity: usize) -> Arc<Queue> {
        let state = State { jobs: VecDeque::new(), closed: false, workers: 0 };
        Arc::new(Queue { state: Mutex::new(state), filled: Condvar::new(), capacity })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a job at the end, or answers at once why not.
    pub fn push(&self, job: Queued) -> Result<(), StoreError> {
        let mut state = self.state();
        if state.closed {
            return Err(StoreError::Stopping);
        }
        if state.jobs.len() >= self.capacity {
            return Err(StoreError::Busy { retry_after_ms: RETRY_AFTER_MS });
        }
        state.jobs.push_back(job);
        drop(state);
        self.filled.notify_one();
        Ok(())
    }

    /// Waits for a job and takes what is there, at most `limit`. `None` once closed and empty.
    pub fn take(&self, limit: usize) -> Option<Vec<Queued>> {
        let mut state = self.state();
        loop {
            if !state.jobs.is_empty() {
                let count = state.jobs.len().min(limit);
                return Some(state.jobs.drain(..count).collect());
            }
            if state.closed {
                return None;
            }
            state = self.filled.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// What is there, at most `limit`; does not wait.
    fn more(&self, limit: usize) -> Vec<Queued> {
        let mut state = self.state();
        let count = state.jobs.len().min(limit);
        state.jobs.drain(..count).collect()
    }

    /// No more jobs are taken in; those in line are still served.
    pub fn close(&self) {
        self.state().closed = true;
        self.filled.notify_all();
    }

    /// Closes and drops the jobs in line; their callers hear that the store is stopping.
    pub fn abandon(&self) -> usize {
        self.close();
        let jobs = std::mem::take(&mut self.state().jobs);
        jobs.len()
    }

    pub fn len(&self) -> usize {
        self.state().jobs.len()
    }

    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Signs a worker on, before its thread starts.
    pub fn worker(self: &Arc<Queue>) -> OnDuty {
        self.state().workers += 1;
        OnDuty { queue: Arc::clone(self) }
    }
}

/// Held by a worker's thread. When the last worker is gone, whatever ended it, nobody may be left
/// waiting in the line.
pub(crate) struct OnDuty {
    queue: Arc<Queue>,
}

impl OnDuty {
    pub fn take(&self, limit: usize) -> Option<Vec<Queued>> {
        self.queue.take(limit)
    }

    /// What came meanwhile, at most `limit`; does not wait.
    pub fn more(&self, limit: usize) -> Vec<Queued> {
        self.queue.more(limit)
    }

    /// The next single job.
    pub fn next(&self) -> Option<Queued> {
        self.take(1).and_then(|mut jobs| jobs.pop())
    }
}

impl Drop for OnDuty {
    fn drop(&mut self) {
        let last = {
            let mut state = self.queue.state();
            state.workers -= 1;
            state.workers == 0
        };
        if last {
            self.queue.abandon();
        }
    }
}
