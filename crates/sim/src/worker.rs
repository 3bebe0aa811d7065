//! The process that gets killed: concurrent clients on one store, each telling on standard output
//! what happened the moment it knows. Read by [`crate::witness`].
//!
//! A line is a letter, then words: `A key` acknowledged · `U key` outcome unknown ·
//! `F key code` failed, nothing of it may be there · `R` a snapshot balanced · `X text` it did not
//! · `D` stopped in good order.

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use zhike_store::{Database, Options, Store, StoreError, Synchronous};

use crate::Dice;
use crate::load::{self, Failure, Operation};

/// 2026-11-22T10:00:00Z in epoch milliseconds: tests do not read the clock.
pub const NOW_MS: i64 = 1_795_341_600_000;
/// After a failure a client waits this long, as a till would (but less).
const PAUSE: Duration = Duration::from_millis(5);

/// What the process is asked to do.
pub struct Orders {
    /// A file's path or a `postgres://` address.
    pub database: Database,
    /// Part of every key, so that no two runs make the same.
    pub round: u64,
    /// For what the clients do.
    pub seed: u64,
    /// How many work at once.
    pub clients: u64,
    /// SQLite only.
    pub synchronous: Synchronous,
}

impl Orders {
    /// Reads `<database> <round> <seed> <clients> <full|normal>`.
    ///
    /// # Errors
    /// The arguments are not of that form.
    pub fn parse(arguments: &[String]) -> Result<Orders> {
        let [database, round, seed, clients, synchronous] = arguments else {
            bail!("usage: crash_worker <database> <round> <seed> <clients> <full|normal>");
        };
        let synchronous = match synchronous.as_str() {
            "full" => Synchronous::Full,
            "normal" => Synchronous::Normal,
            other => bail!("synchronous is full or normal, not {other:?}"),
        };
        Ok(Orders {
            database: Database::parse(database),
            round: round.parse().context("round")?,
            seed: seed.parse().context("seed")?,
            clients: clients.parse().context("clients")?,
            synchronous,
        })
    }
}

/// Works until standard input closes, then stops in good order.
///
/// # Errors
/// The store does not open or standard output is gone.
pub fn work(orders: Orders) -> Result<()> {
    let mut options = Options::new(orders.database.clone());
    options.synchronous = orders.synchronous;
    let store = Store::open(options, load::MIGRATIONS, NOW_MS)?;
    store.write_blocking(load::open_accounts)?;
    let closing = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&closing);
    std::thread::spawn(move || {
        drop(std::io::stdin().read_to_end(&mut Vec::new()));
        heard.store(true, Ordering::Relaxed);
    });
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
    runtime.block_on(async {
        let clients: Vec<_> = (0..orders.clients)
            .map(|number| {
                let dice = Dice::new(orders.seed).split(orders.round).split(number);
                let name = format!("r{}.c{number}", orders.round);
                tokio::spawn(client(store.clone(), name, dice, Arc::clone(&closing)))
            })
            .collect();
        for client in clients {
            client.await??;
        }
        anyhow::Ok(())
    })?;
    store.stop(Duration::from_secs(10));
    say("D")
}

async fn client(
    store: Store,
    name: String,
    mut dice: Dice,
    closing: Arc<AtomicBool>,
) -> Result<()> {
    for number in 0_u64.. {
        if closing.load(Ordering::Relaxed) {
            break;
        }
        if dice.chance(100) {
            look(&store).await?;
            continue;
        }
        let operation = Operation::draw(format!("{name}.{number}"), &mut dice);
        let key = operation.key.clone();
        match load::perform(&store, operation).await {
            Ok(()) => say(&format!("A {key}"))?,
            Err(Failure::Refused) => say(&format!("F {key} refused"))?,
            Err(Failure::Store(error)) => {
                told(&key, &error)?;
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    Ok(())
}

async fn look(store: &Store) -> Result<()> {
    match store.read(load::books_balance).await {
        Ok(true) => say("R"),
        Ok(false) => say("X a snapshot did not sum to zero"),
        // Without a database there is nothing to see.
        Err(_gone) => {
            tokio::time::sleep(PAUSE).await;
            Ok(())
        }
    }
}

fn told(key: &str, error: &StoreError) -> Result<()> {
    match error {
        StoreError::Lost => say(&format!("U {key}")),
        known => say(&format!("F {key} {}", known.code())),
    }
}

/// One write for one line, so that a kill never cuts a line in two.
fn say(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())?;
    out.flush()?;
    Ok(())
}
