use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// The kind of database behind a [`crate::Store`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgresql",
        })
    }
}

/// Where the data is: a SQLite file or the address of a PostgreSQL database.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    File(PathBuf),
    /// `postgres://user:password@host:port/name?options`
    Postgres(String),
}

impl Database {
    /// Reads what an operator writes: `postgres://…` or `postgresql://…` is a server, else a path.
    pub fn parse(text: &str) -> Database {
        let server = ["postgres://", "postgresql://"].iter().any(|start| text.starts_with(start));
        if server { Database::Postgres(text.to_owned()) } else { Database::File(text.into()) }
    }

    /// The engine this database needs.
    pub fn engine(&self) -> Engine {
        match self {
            Database::File(_) => Engine::Sqlite,
            Database::Postgres(_) => Engine::Postgres,
        }
    }
}

/// Never shows user names, passwords or options: only the part after the last `@`, before any `?`.
impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Database::File(path) => write!(f, "{}", path.display()),
            Database::Postgres(url) => {
                let address = url.rsplit_once("://").map_or(url.as_str(), |(_, rest)| rest);
                let address = address.rsplit_once('@').map_or(address, |(_, rest)| rest);
                let address = address.split_once('?').map_or(address, |(start, _)| start);
                write!(f, "postgres://{address}")
            }
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({self})")
    }
}

/// How hard SQLite presses a commit to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Synchronous {
    /// An acknowledged write survives the loss of power. The only right choice for real data.
    Full,
    /// Loses the last commits with the power. Exists so that the crash test can prove it notices.
    Normal,
}

/// How many queued writes share one SQLite commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupCommit {
    /// Takes what is queued, at most this many, and never waits for more.
    UpTo(usize),
    /// One commit for each write, to measure what grouping gives.
    One,
}

impl GroupCommit {
    pub(crate) fn limit(self) -> usize {
        match self {
            GroupCommit::UpTo(limit) => limit.max(1),
            GroupCommit::One => 1,
        }
    }
}

/// Everything that can be chosen about a [`crate::Store`]. Start from [`Options::new`].
#[derive(Clone, Debug)]
pub struct Options {
    pub database: Database,
    /// Threads that only read, each with its own connection.
    pub readers: usize,
    /// Writing workers on PostgreSQL. SQLite always has one.
    pub writers: usize,
    /// Jobs that may wait, reads and writes each; one more is refused as busy.
    pub queue: usize,
    pub synchronous: Synchronous,
    pub group_commit: GroupCommit,
    /// SQLite: the write-ahead log is restarted once it is longer than this many bytes.
    pub wal_limit: u64,
    /// SQLite: pause between two copies of the write-ahead log into the file.
    pub checkpoint_every: Duration,
    /// SQLite: how long to wait for another process that holds the file.
    pub busy_timeout: Duration,
    /// PostgreSQL: how long a write waits for the locks of another one before it is busy.
    pub lock_wait: Duration,
    /// PostgreSQL: how long a job tries to get a lost connection back before it is refused as busy.
    pub reconnect_wait: Duration,
}

impl Options {
    /// What a restaurant's own machine needs: durable, 4 readers, 8 writers, a queue of 1,024.
    pub fn new(database: Database) -> Options {
        Options {
            database,
            readers: 4,
            writers: 8,
            queue: 1_024,
            synchronous: Synchronous::Full,
            group_commit: GroupCommit::UpTo(128),
            wal_limit: 64 * 1_024 * 1_024,
            checkpoint_every: Duration::from_millis(500),
            busy_timeout: Duration::from_secs(5),
            lock_wait: Duration::from_secs(10),
            reconnect_wait: Duration::from_secs(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_starting_with_postgres_is_a_server_and_all_else_a_file() {
        for url in ["postgres://localhost/zhike", "postgresql://localhost/zhike"] {
            assert_eq!(Database::parse(url).engine(), Engine::Postgres);
        }
        for path in ["zhike.db", "/var/lib/zhike/zhike.db", "postgres.db"] {
            assert_eq!(Database::parse(path), Database::File(path.into()));
        }
    }

    #[test]
    fn a_database_never_shows_its_password() {
        let database = Database::parse("postgres://owner:p@ss@db.local:5432/zhike?password=x");
        assert_eq!(database.to_string(), "postgres://db.local:5432/zhike");
        assert_eq!(format!("{database:?}"), "Database(postgres://db.local:5432/zhike)");
    }
}
