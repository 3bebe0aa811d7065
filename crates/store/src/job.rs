use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::sync::oneshot;

use crate::error::StoreError;
use crate::lock_key::LockKey;
use crate::tx::Tx;

/// How one run of a closure ended.
pub(crate) enum Ran {
    /// It wants its writes kept.
    Kept,
    /// It returned its own error: roll back, and deliver that error.
    Refused,
    /// A statement failed or it panicked: roll back, and deliver this.
    Broken(StoreError),
}

/// A closure with its caller, the types forgotten.
pub(crate) trait Job: Send {
    /// Whether somebody still waits for the answer.
    fn wanted(&self) -> bool;
    /// Runs the closure; may be called again after a rollback.
    fn run(&mut self, tx: &mut Tx<'_>) -> Ran;
    /// Delivers what the last run returned, or the error instead.
    fn finish(self: Box<Self>, verdict: Result<(), StoreError>);
}

/// A job in the queue, with the locks it needs before it begins.
pub(crate) struct Queued {
    pub job: Box<dyn Job>,
    pub keys: Vec<LockKey>,
}

/// Where the answer goes: a task, or a thread that stands still.
pub(crate) enum Reply<R> {
    Task(oneshot::Sender<R>),
    Thread(mpsc::SyncSender<R>),
}

struct Work<T, E, F> {
    run: F,
    answer: Option<Result<T, E>>,
    reply: Reply<Result<T, E>>,
}

/// Wraps a closure for the queue.
pub(crate) fn job<T, E, F>(run: F, reply: Reply<Result<T, E>>) -> Box<dyn Job>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    Box::new(Work { run, answer: None, reply })
}

thread_local! {
    static IN_TRANSACTION: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is running a closure right now. It must not wait for another one.
pub(crate) fn in_transaction() -> bool {
    IN_TRANSACTION.get()
}

/// Runs a closure: what it returned, unless it panicked, and what that means for the transaction.
pub(crate) fn run<T, E>(
    f: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
    tx: &mut Tx<'_>,
) -> (Option<Result<T, E>>, Ran) {
    IN_TRANSACTION.set(true);
    let ran = catch_unwind(AssertUnwindSafe(|| f(tx)));
    IN_TRANSACTION.set(false);
    let fate = match (&ran, tx.failure()) {
        (Err(_), _) => Ran::Broken(StoreError::Panicked),
        (Ok(Err(_)), _) => Ran::Refused,
        (Ok(Ok(_)), Some(error)) => Ran::Broken(error.clone()),
        (Ok(Ok(_)), None) => Ran::Kept,
    };
    (ran.ok(), fate)
}

impl<T, E, F> Job for Work<T, E, F>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    fn wanted(&self) -> bool {
        match &self.reply {
            Reply::Task(sender) => !sender.is_closed(),
            Reply::Thread(_) => true,
        }
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> Ran {
        self.answer = None;
        let (answer, fate) = run(&self.run, tx);
        self.answer = answer;
        fate
    }

    fn finish(self: Box<Self>, verdict: Result<(), StoreError>) {
        let Work { run, answer, reply } = *self;
        let answer = match (verdict, answer) {
            (Err(error), _) => Err(E::from(error)),
            (Ok(()), Some(answer)) => answer,
            (Ok(()), None) => Err(E::from(StoreError::Panicked)),
        };
        // A caller that has gone meanwhile is no fault: its idempotency key will answer it.
        match reply {
            Reply::Task(sender) => drop(sender.send(answer)),
            Reply::Thread(sender) => drop(sender.send(answer)),
        }
        // Last: dropping what the caller moved in may panic, and the answer must be out by then.
        drop(run);
    }
}
