//! The engine of a server: workers that each own a connection and a small runtime.
//!
//! Connections are opened and dropped only by the thread that uses them. Addresses of poolers
//! that change the session between transactions do not work: locks belong to the session.

mod connect;
mod errors;
mod flight;
mod migrate;
mod session;
mod values;
mod worker;

use std::io;
use std::thread::JoinHandle;

pub(crate) use session::Session;
pub(crate) use values::cell;

use crate::error::OpenError;
use crate::migrate::Migration;
use crate::options::{Database, Engine, Options};
use crate::statement::Stmt;
use crate::store::{Lines, Running};
use crate::tx::Use;
use connect::Address;
use worker::{Worker, name};

/// Migrates the database and starts the workers. They connect when their first job comes.
pub(crate) fn start(
    url: &str,
    options: &Options,
    lines: &Lines,
    migrations: &[Migration],
    now_ms: i64,
) -> Result<Running, OpenError> {
    let address = Address::parse(url, options)?;
    apart(|| migrate::run(&address, migrations, now_ms))??;
    let mut workers = Vec::with_capacity(options.readers + options.writers);
    for (kind, count) in [(Use::Read, options.readers), (Use::Write, options.writers)] {
        for _worker in 0..count.max(1) {
            let worker = Worker::new(kind, address.clone(), lines, options.reconnect_wait);
            workers.push(thread(name(kind), move || worker.run())?);
        }
    }
    Ok(Running { workers, closer: None, spot: None })
}

/// Prepares each statement on a connection of its own; returns what is refused.
pub(crate) fn prepare_all(
    url: &str,
    options: &Options,
    statements: &[&'static Stmt],
) -> Vec<String> {
    let try_all = || -> Result<Vec<String>, OpenError> {
        let mut session = Address::parse(url, options)?.open()?;
        let check = |statement: &&'static Stmt| {
            let text = statement.for_check(Engine::Postgres);
            let tried = text.and_then(|text| session.try_prepare(text));
            tried.err().map(|reason| format!("{}: {reason}", statement.name()))
        };
        Ok(statements.iter().filter_map(check).collect())
    };
    let tried = apart(try_all).and_then(|tried| tried);
    tried.unwrap_or_else(|error| vec![error.to_string()])
}

/// Runs something that blocks on a runtime of its own, also when the caller is inside one.
fn apart<T: Send>(run: impl FnOnce() -> T + Send) -> Result<T, OpenError> {
    std::thread::scope(|scope| scope.spawn(run).join())
        .map_err(|_panic| OpenError::Fault("the thread that opens the database failed".to_owned()))
}

fn thread(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, OpenError> {
    let started: io::Result<_> = std::thread::Builder::new().name(name.to_owned()).spawn(run);
    started.map_err(|error| OpenError::Fault(format!("cannot start a thread: {error}")))
}

/// The address as it may be shown.
fn shown(url: &str) -> String {
    Database::Postgres(url.to_owned()).to_string()
}
