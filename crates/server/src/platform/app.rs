//! The running server: what every request may reach.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;
use zhike_domain::kernel::id::{IdBlock, IdClock};
use zhike_store::Store;

use crate::platform::access_log::AccessLog;
use crate::platform::clock::Clock;
use crate::platform::jobs::Files;
use crate::platform::kept::Kept;
use crate::platform::keys::Keyring;
use crate::platform::logs::Pii;
use crate::platform::relay::Poke;
use crate::platform::stream::Streams;

/// Password hashes at once: each takes 19 MiB and a core for a tenth of a second.
const HASHES_AT_ONCE: usize = 2;

/// A handle on the running server; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// A handle that does not keep the server running.
pub struct WeakApp(Weak<Parts>);

impl WeakApp {
    /// The server, while it runs.
    #[must_use]
    pub fn upgrade(&self) -> Option<App> {
        self.0.upgrade().map(App)
    }
}

/// What the running server is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// Keys of sealed columns, blind indexes and signatures.
    pub keyring: Keyring,
    /// Where `now` comes from.
    pub clock: Clock,
    /// Numbers committed outbox and audit rows.
    pub relay: Poke,
    /// Live screens.
    pub streams: Streams,
    /// Who looked at which card.
    pub access_log: AccessLog,
    /// Results of jobs.
    pub files: Files,
    /// What folders keep in memory.
    pub kept: Kept,
    /// Turns that password hashing waits for.
    pub hashing: Semaphore,
    /// Whether this is a demo: nothing leaves it, the second factor is off.
    pub demo: bool,
    /// What a stranger's browser must give before the first owner exists.
    pub setup_code: String,
    /// Database, key and files.
    pub places: Places,
    /// Draws ids.
    pub ids: Arc<Mutex<IdClock>>,
}

/// Where things lie on disk.
#[derive(Clone, Debug)]
pub struct Places {
    /// Folder of the database, job results and the key.
    pub data: PathBuf,
    /// The key file.
    pub key: PathBuf,
    /// The address of the database: a path or `postgres://…`.
    pub database: Pii<String>,
    /// The guest address of the configuration file, if set there.
    pub public_url: Option<String>,
    /// Folder that backups go to unless another is chosen.
    pub backups: PathBuf,
    /// Addresses under which this machine is reached.
    pub reached_at: Vec<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
}

impl App {
    /// A handle on `parts`.
    #[must_use]
    pub fn new(parts: Parts) -> App {
        App(Arc::new(parts))
    }

    /// A handle for what the server itself keeps.
    #[must_use]
    pub fn weak(&self) -> WeakApp {
        WeakApp(Arc::downgrade(&self.0))
    }

    /// Turns for password hashing.
    #[must_use]
    pub fn hashing() -> Semaphore {
        Semaphore::new(HASHES_AT_ONCE)
    }

    /// Whether `given` is the code at the terminal; dashes, blanks and case do not matter.
    #[must_use]
    pub fn setup_code_is(&self, given: &str) -> bool {
        let given: String = given.chars().filter(char::is_ascii_alphanumeric).collect();
        let given = given.to_ascii_lowercase();
        bool::from(given.as_bytes().ct_eq(self.setup_code.as_bytes()))
    }

    /// `count` fresh ids in order.
    #[must_use]
    pub fn id_block(&self, count: u32) -> IdBlock {
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        ids.block(self.clock.now().0, count)
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
