use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Config, NoTls};

use super::errors::explain;
use super::session::Session;
use crate::error::OpenError;
use crate::options::Options;

/// How long one attempt may take when the address says nothing.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// A server may end a transaction that its own client has forgotten, as one on a frozen machine.
const IDLE_IN_TRANSACTION_SECONDS: u32 = 60;

/// Where and how to connect.
#[derive(Clone)]
pub(super) struct Address {
    config: Config,
    settings: String,
    pub shown: String,
}

impl Address {
    pub fn parse(url: &str, options: &Options) -> Result<Address, OpenError> {
        let shown = super::shown(url);
        let mut config: Config = url.parse().map_err(|error: tokio_postgres::Error| {
            OpenError::CannotOpen { path: shown.clone(), reason: explain(&error) }
        })?;
        if config.get_application_name().is_none() {
            config.application_name("zhike");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_TIMEOUT);
        }
        Ok(Address { config, settings: settings(options), shown })
    }

    /// Connects. Blocks; must not be called inside a runtime.
    pub fn open(&self) -> Result<Session, OpenError> {
        let runtime = runtime()?;
        let connected = runtime.block_on(async {
            let (client, connection) = self.config.connect(NoTls).await?;
            let driver = tokio::spawn(async move {
                if let Err(error) = connection.await {
                    tracing::warn!(error = %explain(&error), "a connection to PostgreSQL broke");
                }
            });
            client.batch_execute(&self.settings).await?;
            let encoding = encoding(&client).await?;
            Ok((client, driver, encoding))
        });
        let refused = |reason| OpenError::CannotOpen { path: self.shown.clone(), reason };
        match connected {
            Ok((client, driver, encoding)) if encoding == "UTF8" => {
                Ok(Session::new(runtime, client, driver))
            }
            Ok((_, _, encoding)) => Err(refused(format!("its encoding is {encoding}, not UTF8"))),
            Err(error) => Err(refused(explain(&error))),
        }
    }
}

fn runtime() -> Result<Runtime, OpenError> {
    let built = Builder::new_current_thread().enable_all().build();
    built.map_err(|error| OpenError::Fault(format!("cannot start a runtime: {error}")))
}

async fn encoding(client: &Client) -> Result<String, tokio_postgres::Error> {
    let row = client.query_one("select current_setting('server_encoding')", &[]).await?;
    row.try_get(0)
}

/// Statements are prepared once, also while their tables are empty or were not analysed for long:
/// a plan that reads a whole table, right at that moment, would be kept when it is no longer. So
/// where an index serves, it is used; and since that does not depend on values, they are planned
/// once, not the first times they run.
fn settings(options: &Options) -> String {
    let lock_wait_ms = options.lock_wait.as_millis().max(1);
    format!(
        "set client_min_messages = warning;
         set lock_timeout = {lock_wait_ms};
         set idle_in_transaction_session_timeout = '{IDLE_IN_TRANSACTION_SECONDS}s';
         set time zone 'UTC';
         set enable_seqscan = off;
         set plan_cache_mode = force_generic_plan;
         set jit = off;
         select set_config('synchronous_commit', 'on', false)
         where current_setting('synchronous_commit') = 'off'"
    )
}
