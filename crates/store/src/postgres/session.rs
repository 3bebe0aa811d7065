use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use futures_util::TryStreamExt;
use tokio::runtime::Runtime;
use tokio::task::{JoinHandle, yield_now};
use tokio_postgres::{Client, Error, RowStream, Statement};

use super::errors::{Trouble, explain, is_echo, judge};
use super::flight::{Reply, Request, fly};
use super::values::fit;
use crate::error::StoreError;
use crate::lock_key::LockKey;
use crate::row::{Cells, Row};
use crate::tx::{Stopped, Text, Visit, is_read};
use crate::value::Val;

/// Requests that may wait before they are sent anyway.
const MOST_WAITING: usize = 64;

/// Rows taken from the connection at a time.
const ROWS_AT_A_TIME: usize = 256;

/// How long a closing connection may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// One connection and the transaction that is open on it.
pub(crate) struct Session {
    runtime: Runtime,
    client: Option<Client>,
    driver: JoinHandle<()>,
    /// By the address of the text, which lives as long as the program.
    statements: HashMap<usize, Statement>,
    waiting: Vec<Request>,
    open: Open,
}

/// What is known of the open transaction.
#[derive(Default)]
struct Open {
    locked: bool,
    /// Something of it has left for the server.
    sent: bool,
    wrote: bool,
    /// What was read ahead, as long as nothing of this transaction can have changed it.
    ahead: Vec<Ahead>,
    trouble: Option<Trouble>,
}

/// The rows of a read that nobody asked for yet.
struct Ahead {
    /// The address of the text.
    text: usize,
    values: Vec<Val>,
    rows: Vec<tokio_postgres::Row>,
}

impl Session {
    pub(super) fn new(runtime: Runtime, client: Client, driver: JoinHandle<()>) -> Session {
        let (statements, waiting) = (HashMap::new(), Vec::new());
        let open = Open::default();
        Session { runtime, client: Some(client), driver, statements, waiting, open }
    }

    /// Whether the connection still stands, as far as this end has heard. Lets the driver read
    /// what came while nobody looked: a server that restarted has said so long ago.
    pub(super) fn alive(&self) -> bool {
        self.runtime.block_on(async {
            for _turn in 0..3 {
                yield_now().await;
            }
        });
        !self.driver.is_finished() && self.client.as_ref().is_some_and(|c| !c.is_closed())
    }

    pub(super) fn forget_statements(&mut self) {
        self.statements.clear();
    }

    /// Begins; nothing is sent before the first statement. The locks stand before `begin`, so
    /// that the snapshot is taken when they are held.
    pub(super) fn begin(&mut self, begin: &'static str, keys: &[LockKey]) {
        self.open = Open { locked: !keys.is_empty(), ..Open::default() };
        self.waiting.clear();
        for key in keys {
            let text = format!("select pg_advisory_lock({})", key.number());
            self.waiting.push(Request::Simple(text.into()));
        }
        self.waiting.push(Request::Simple(Cow::Borrowed(begin)));
    }

    /// Sends what waits with the commit. Every answer is looked at: after a failed statement the
    /// server answers a commit with success, and means a rollback.
    pub(super) fn commit(&mut self) -> Result<(), StoreError> {
        if !self.open.sent && !self.open.wrote {
            self.waiting.clear();
            return Ok(());
        }
        self.waiting.push(Request::Simple(Cow::Borrowed("commit")));
        let decisive = self.waiting.len();
        self.unlock();
        let (requests, replies) = self.send();
        let decided = self.first_error(&requests, &replies[..decisive]);
        if replies[decisive..].iter().any(Result::is_err) {
            // The server gives the locks back when the connection ends.
            self.open.trouble = Some(Trouble::Gone);
        }
        match decided {
            // The commit had left; whether it arrived nobody can say.
            Some((_, Some(Trouble::Gone))) if self.open.wrote => Err(StoreError::Lost),
            Some((heard, _)) => Err(heard),
            None => Ok(()),
        }
    }

    /// Undoes the transaction and gives its locks back.
    pub(super) fn roll_back(&mut self) {
        self.waiting.clear();
        if !self.open.sent || self.open.trouble == Some(Trouble::Gone) {
            return;
        }
        self.waiting.push(Request::Simple(Cow::Borrowed("rollback")));
        self.unlock();
        let (_requests, replies) = self.send();
        if replies.iter().any(Result::is_err) {
            self.open.trouble = Some(Trouble::Gone);
        }
    }

    /// What went wrong with this transaction or its connection.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        self.open.trouble
    }

    fn unlock(&mut self) {
        if self.open.locked {
            let text = Cow::Borrowed("select pg_advisory_unlock_all()");
            self.waiting.push(Request::Simple(text));
        }
    }

    pub fn execute(&mut self, text: Text<'_>, p: &[Val]) -> Result<u64, StoreError> {
        let (name, statement, values) = self.ready(text, p)?;
        self.open.wrote = true;
        self.open.ahead.clear();
        self.waiting.push(Request::Count { name, statement, values });
        match self.deliver()? {
            Reply::Count(count) => Ok(count),
            Reply::Nothing | Reply::Rows(_) => Ok(0),
        }
    }

    pub fn put(&mut self, text: Text<'_>, p: &[Val]) -> Result<(), StoreError> {
        let (name, statement, values) = self.ready(text, p)?;
        self.open.wrote = true;
        self.open.ahead.clear();
        self.waiting.push(Request::Count { name, statement, values });
        if self.waiting.len() >= MOST_WAITING { self.deliver().map(|_last| ()) } else { Ok(()) }
    }

    pub fn query(&mut self, text: Text<'_>, p: &[Val], visit: Visit<'_>) -> Result<(), Stopped> {
        let key = text.text.as_ptr() as usize;
        if let Some(read) = self.open.ahead.iter().find(|read| read.text == key && read.values == p)
        {
            return read
                .rows
                .iter()
                .try_for_each(|row| visit(&Row::new(Cells::Postgres(row), text.name)))
                .map_err(Stopped::Visitor);
        }
        if !is_read(text.text) {
            self.open.ahead.clear();
        }
        let (name, statement, values) = self.ready(text, p).map_err(Stopped::Engine)?;
        self.waiting.push(Request::Rows { name, statement, values });
        match self.deliver().map_err(Stopped::Engine)? {
            Reply::Rows(rows) => self.visit(*rows, name, visit),
            Reply::Nothing | Reply::Count(_) => Ok(()),
        }
    }

    /// Sends all of these reads at once and keeps what they bring.
    pub fn ahead(&mut self, wants: &[(Text<'_>, &[Val])]) -> Result<(), StoreError> {
        let first = self.waiting.len();
        for (text, p) in wants {
            let (name, statement, values) = self.ready(*text, p)?;
            self.waiting.push(Request::Rows { name, statement, values });
        }
        let (requests, replies) = self.send();
        if let Some((heard, _)) = self.first_error(&requests, &replies) {
            return Err(heard);
        }
        for ((text, p), reply) in wants.iter().zip(replies.into_iter().skip(first)) {
            let Ok(Reply::Rows(rows)) = reply else { continue };
            let rows = self.runtime.block_on((*rows).try_collect());
            let rows = rows.map_err(|error| self.judged(text.name, &error))?;
            let text = text.text.as_ptr() as usize;
            self.open.ahead.push(Ahead { text, values: p.to_vec(), rows });
        }
        Ok(())
    }

    fn visit(
        &mut self,
        rows: RowStream,
        name: &'static str,
        visit: Visit<'_>,
    ) -> Result<(), Stopped> {
        let mut chunks = Box::pin(rows.try_ready_chunks(ROWS_AT_A_TIME));
        loop {
            let (chunk, error) = match self.runtime.block_on(chunks.try_next()) {
                Ok(None) => return Ok(()),
                Ok(Some(chunk)) => (chunk, None),
                Err(broken) => (broken.0, Some(broken.1)),
            };
            for row in &chunk {
                visit(&Row::new(Cells::Postgres(row), name)).map_err(Stopped::Visitor)?;
            }
            if let Some(error) = error {
                return Err(Stopped::Engine(self.judged(name, &error)));
            }
        }
    }

    /// The prepared statement and its checked parameters.
    fn ready(
        &mut self,
        text: Text<'_>,
        p: &[Val],
    ) -> Result<(&'static str, Statement, Vec<Val>), StoreError> {
        let statement = self.prepared(text)?;
        fit(statement.params(), p).map_err(|detail| StoreError::shape(text.name, detail))?;
        Ok((text.name, statement, p.to_vec()))
    }

    fn prepared(&mut self, text: Text<'_>) -> Result<Statement, StoreError> {
        let key = text.text.as_ptr() as usize;
        if let Some(statement) = self.statements.get(&key).filter(|_| text.kept.is_some()) {
            return Ok(statement.clone());
        }
        let prepared = match &self.client {
            Some(client) => self.runtime.block_on(client.prepare(text.text)),
            None => return Err(StoreError::Stopping),
        };
        let statement = prepared.map_err(|error| self.judged(text.name, &error))?;
        if text.kept.is_some() {
            self.statements.insert(key, statement.clone());
        }
        Ok(statement)
    }

    /// Prepares a text outside of any transaction and says why it cannot be.
    pub(super) fn try_prepare(&mut self, text: &str) -> Result<(), String> {
        let Some(client) = &self.client else {
            return Err("the connection is closed".to_owned());
        };
        let prepared = self.runtime.block_on(client.prepare(text));
        prepared.map(|_statement| ()).map_err(|error| explain(&error))
    }

    /// Runs a text as it stands, for migrations.
    pub(super) fn run(&self, text: &str) -> Result<(), Error> {
        match &self.client {
            Some(client) => self.runtime.block_on(client.batch_execute(text)),
            None => Ok(()),
        }
    }

    /// Sends what waits and returns the last answer, or the first error.
    fn deliver(&mut self) -> Result<Reply, StoreError> {
        let (requests, mut replies) = self.send();
        if let Some((heard, _)) = self.first_error(&requests, &replies) {
            return Err(heard);
        }
        match replies.pop() {
            Some(Ok(reply)) => Ok(reply),
            Some(Err(_)) | None => Ok(Reply::Nothing),
        }
    }

    fn send(&mut self) -> (Vec<Request>, Vec<Result<Reply, Error>>) {
        let requests = std::mem::take(&mut self.waiting);
        self.open.sent = true;
        let replies = match &self.client {
            Some(client) => self.runtime.block_on(fly(client, &requests)),
            None => Vec::new(),
        };
        (requests, replies)
    }

    /// The first error that is not the echo of another one, and what it means.
    fn first_error(
        &mut self,
        requests: &[Request],
        replies: &[Result<Reply, Error>],
    ) -> Option<(StoreError, Option<Trouble>)> {
        let mut errors = requests.iter().zip(replies).filter_map(|(request, reply)| {
            let error = reply.as_ref().err().filter(|error| !is_echo(error))?;
            Some((request.name(), error))
        });
        let (name, error) = errors.next()?;
        Some((self.judged(name, error), judge(name, error).1))
    }

    /// Remembers what an error means for the attempt and says what the caller hears.
    fn judged(&mut self, name: &'static str, error: &Error) -> StoreError {
        let (heard, trouble) = judge(name, error);
        self.open.trouble = self.open.trouble.or(trouble);
        heard
    }
}

impl Drop for Session {
    /// Says goodbye to the server, so that it need not find out by itself.
    fn drop(&mut self) {
        self.client = None;
        let driver = &mut self.driver;
        let ended = self.runtime.block_on(async { tokio::time::timeout(GOODBYE, driver).await });
        if ended.is_err() {
            tracing::debug!("a connection did not close in time");
        }
    }
}
