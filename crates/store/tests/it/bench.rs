//! A small bank of accounts on a fresh database of either engine.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use zhike_sim::pg::Cluster;
use zhike_store::{Database, Migration, OpenError, Options, Store, StoreError, Tx, p, row, sql};

/// 2026-11-22T10:00:00Z
pub const NOW_MS: i64 = 1_795_341_600_000;

pub const BANK: Migration = Migration {
    number: 1,
    name: "bank",
    text: "create table account (
            account_id {int} not null primary key,
            owner {text} not null unique,
            balance {int} not null check (balance >= 0),
            note {text},
            photo {blob},
            rate {real}
        ) {strict};
        create table entry (
            entry_id {int} not null primary key,
            account_id {int} not null references account (account_id),
            amount {int} not null
        ) {strict};",
};

sql! {
    OPEN = "insert into account (account_id, owner, balance) values (?1, ?2, ?3)";
    FULL = "insert into account (account_id, owner, balance, note, photo, rate)
            values (?1, ?2, ?3, ?4, ?5, ?6)";
    FIND = "select account_id, owner, balance, note, photo, rate from account
            where account_id = ?1{lock}";
    BALANCE = "select balance from account where account_id = ?1";
    ADD = "update account set balance = balance + ?2 where account_id = ?1";
    SET = "update account set balance = ?2 where account_id = ?1";
    CLOSE = "delete from account where account_id = ?1";
    LIST = "select account_id, balance from account order by account_id";
    ENTER = "insert into entry (entry_id, account_id, amount) values (?1, ?2, ?3)";
    ENTER_ALL = "insert into entry (entry_id, account_id, amount) values {rows}";
    ENTRIES = "select count(*), cast(coalesce(sum(amount), 0) as bigint) from entry";
    COUNT = "select count(*) from account";
}

row! {
    pub struct Account {
        account_id: i64,
        owner: String,
        balance: i64,
        note: Option<String>,
        photo: Option<Vec<u8>>,
        rate: Option<f64>,
    }
}

pub struct Bench {
    pub store: Store,
    pub options: Options,
    /// For `psql` on PostgreSQL.
    pub database: String,
    pub folder: TempDir,
}

/// Runs the rule on SQLite and on PostgreSQL.
pub fn on_both(rule: impl Fn(&Bench)) {
    rule(&Bench::sqlite());
    rule(&Bench::postgres());
}

impl Bench {
    pub fn sqlite() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let options = Options::new(Database::File(folder.path().join("bank.db")));
        Bench::open(options, String::new(), folder)
    }

    pub fn postgres() -> Bench {
        let (database, options) = postgres_options();
        Bench::open(options, database, tempfile::tempdir().unwrap())
    }

    /// The same engine with other options, on a fresh database.
    pub fn with(change: impl Fn(&mut Options), engine: fn() -> Bench) -> Bench {
        let bench = engine();
        let mut options = bench.options.clone();
        change(&mut options);
        let Bench { store, database, folder, .. } = bench;
        store.stop(Duration::from_secs(5));
        Bench::open(options, database, folder)
    }

    /// A second store on the same database, after the first one was stopped.
    pub fn reopened(&self) -> Bench {
        let until = Instant::now() + Duration::from_secs(10);
        loop {
            match Store::open(self.options.clone(), &[BANK], NOW_MS) {
                Ok(store) => {
                    let (options, database) = (self.options.clone(), self.database.clone());
                    return Bench {
                        store,
                        options,
                        database,
                        folder: tempfile::tempdir().unwrap(),
                    };
                }
                // A store that ran out of patience lets go when its last operation ends.
                Err(OpenError::Locked { .. }) if Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(error) => panic!("{error}"),
            }
        }
    }

    fn open(options: Options, database: String, folder: TempDir) -> Bench {
        let store = Store::open(options.clone(), &[BANK], NOW_MS).unwrap();
        Bench { store, options, database, folder }
    }

    pub fn write<T: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.store.write_blocking(f)
    }

    pub fn read<T: Send + 'static>(
        &self,
        f: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.store.read_blocking(f)
    }

    /// Opens account `id` with a balance.
    pub fn account(&self, id: i64, balance: i64) {
        self.write(move |tx| tx.put(&OPEN, p![id, format!("owner {id}"), balance])).unwrap();
    }

    pub fn balance(&self, id: i64) -> i64 {
        self.read(move |tx| tx.one(&BALANCE, p![id])).unwrap()
    }

    pub fn accounts(&self) -> i64 {
        self.read(|tx| tx.one(&COUNT, p![])).unwrap()
    }
}

/// A fresh database in the shared cluster, with few workers so that many tests fit.
pub fn postgres_options() -> (String, Options) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let cluster = Cluster::shared().unwrap();
    let name = format!("bank_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let url = cluster.create_database(&name).unwrap();
    let mut options = Options::new(Database::Postgres(url));
    (options.readers, options.writers) = (2, 4);
    (name, options)
}

/// Runs `future` to its end on a runtime of its own.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(future)
}
