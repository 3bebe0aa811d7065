//! What the program can be asked besides serving: one file per verb. They work on a database that
//! no server has open (SQLite) or beside running servers (PostgreSQL).

pub mod audit;
#[cfg(feature = "demo")]
pub mod demo;
pub mod import;
pub mod lab;
pub mod ledger;
pub mod migrate;

use zhike_store::{Database, Store};

use crate::failure::{Exit, Failure};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::keys::{Keyring, kek};
use crate::schema;
use crate::start::house;

/// Opens a database that is there; a verb never makes an empty one by a typing error.
fn open_existing(config: &Config) -> Result<Store, Failure> {
    must_exist(config)?;
    let store = Store::open(house::options(config), schema::MIGRATIONS, Clock::System.now().0)?;
    Ok(store)
}

fn must_exist(config: &Config) -> Result<(), Failure> {
    if let Database::File(path) = Database::parse(config.database.reveal())
        && !path.exists()
    {
        let sentence = format!("there is no database at {}; check the path", path.display());
        return Err(Failure::new(Exit::File, "database.missing", sentence));
    }
    Ok(())
}

/// Unlocks the keys of an opened database; makes none.
fn unlock(config: &Config, store: &Store) -> Result<Keyring, Failure> {
    let loaded = kek::load_file(&config.key_file)?;
    Ok(store.read_blocking(move |tx| Keyring::load(tx, &loaded.kek))?)
}
