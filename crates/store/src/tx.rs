use std::sync::Arc;

use crate::error::StoreError;
use crate::memory::{Mark, Memory};
use crate::options::Engine;
use crate::row::{FromRow, Row};
use crate::statement::{Stmt, translate};
use crate::value::Val;

/// The open transaction of one operation.
///
/// A failed statement ends the operation on both engines: every later call answers the same
/// error, and even if the closure returns `Ok` nothing of it is stored. [`StoreError::NoRow`] and
/// [`StoreError::Shape`] of a row that was read do not count as failed.
pub struct Tx<'c> {
    link: Link<'c>,
    use_for: Use,
    memory: &'c Memory,
    failed: Option<StoreError>,
    wrote: bool,
}

/// What a transaction may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Read,
    Write,
}

pub(crate) enum Link<'c> {
    Sqlite(&'c mut dyn crate::sqlite::Lite),
    Postgres(&'c mut crate::postgres::Session),
}

/// A text with the name errors show. `kept` is the same one when it lives as long as the program.
#[derive(Clone, Copy)]
pub(crate) struct Text<'t> {
    pub name: &'static str,
    pub text: &'t str,
    pub kept: Option<&'static str>,
}

/// A read that is to come: a statement that only reads, and its parameters.
pub type Want = (&'static Stmt, Vec<Val>);

/// Whether a text that answers with rows only reads them.
pub(crate) fn is_read(text: &str) -> bool {
    text.trim_start().starts_with("select")
}

pub(crate) type Visit<'v> = &'v mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>;

/// How reading rows ended: the engine failed, or the visitor had enough.
pub(crate) enum Stopped {
    Engine(StoreError),
    Visitor(StoreError),
}

impl<'c> Tx<'c> {
    pub(crate) fn new(link: Link<'c>, use_for: Use, memory: &'c Memory) -> Tx<'c> {
        Tx { link, use_for, memory, failed: None, wrote: false }
    }

    fn text(&self, s: &'static Stmt) -> Text<'static> {
        let text = match self.use_for {
            Use::Read => s.reading(self.engine()),
            Use::Write => s.whole(self.engine()),
        };
        Text { name: s.name(), text, kept: Some(text) }
    }

    /// The error of the first statement that failed.
    pub(crate) fn failure(&self) -> Option<&StoreError> {
        self.failed.as_ref()
    }

    /// Whether anything was run that may have written.
    pub(crate) fn wrote(&self) -> bool {
        self.wrote
    }

    /// The engine this transaction runs on. Rules never need it; maintenance may.
    pub fn engine(&self) -> Engine {
        match self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) => Engine::Postgres,
        }
    }

    /// Exactly one row; none is [`StoreError::NoRow`], more than one [`StoreError::Shape`].
    pub fn one<R: FromRow>(&mut self, s: &'static Stmt, p: &[Val]) -> Result<R, StoreError> {
        self.opt(s, p)?.ok_or(StoreError::NoRow { statement: s.name() })
    }

    /// One row or none; more than one is [`StoreError::Shape`].
    pub fn opt<R: FromRow>(
        &mut self,
        s: &'static Stmt,
        p: &[Val],
    ) -> Result<Option<R>, StoreError> {
        let mut found = None;
        self.each(s, p, &mut |row| match found.replace(row) {
            None => Ok(()),
            Some(_) => Err(StoreError::shape(s.name(), "more than one row")),
        })?;
        Ok(found)
    }

    /// Every row.
    pub fn all<R: FromRow>(&mut self, s: &'static Stmt, p: &[Val]) -> Result<Vec<R>, StoreError> {
        let mut rows = Vec::new();
        self.each(s, p, &mut |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Gives each row to `f` as it comes, without keeping all of them. An error of `f` stops
    /// the reading and is returned; the transaction stays usable.
    pub fn each<R: FromRow>(
        &mut self,
        s: &'static Stmt,
        p: &[Val],
        f: &mut dyn FnMut(R) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let text = self.text(s);
        self.query(text, p, &mut |row| f(R::from_row(row)?))
    }

    /// Runs a text that was built at run time (list filters, segments), written like a [`Stmt`].
    pub fn all_dynamic<R: FromRow>(&mut self, text: &str, p: &[Val]) -> Result<Vec<R>, StoreError> {
        let text = translate(text, self.engine());
        let mut rows = Vec::new();
        let text = Text { name: "dynamic", text: &text, kept: None };
        self.query(text, p, &mut |row| {
            rows.push(R::from_row(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// What `make` makes of rows, made once and shared by every transaction that asks for the same
    /// mark. The mark names the version of the rows, and this transaction has read that version.
    ///
    /// Only what a read has made is kept: what a write sees may be undone, and the version given
    /// again to something else.
    pub fn made_once<T, E>(
        &mut self,
        mark: Mark,
        make: impl FnOnce(&mut Tx<'c>) -> Result<T, E>,
    ) -> Result<Arc<T>, E>
    where
        T: Send + Sync + 'static,
    {
        if let Some(made) = self.memory.get(mark) {
            return Ok(made);
        }
        let made = Arc::new(make(self)?);
        if self.use_for == Use::Read && self.failed.is_none() {
            self.memory.keep(mark, &made);
        }
        Ok(made)
    }

    /// What [`Tx::made_once`] kept under this mark, for whoever makes several things of one read.
    pub fn made_before<T: Send + Sync + 'static>(&self, mark: Mark) -> Option<Arc<T>> {
        self.memory.get(mark)
    }

    /// Says which reads come next. On PostgreSQL they leave together, one trip for all of them, and
    /// a read with the same statement and parameters is answered out of what they brought, until
    /// this transaction writes. On SQLite nothing is far away, and nothing happens.
    pub fn ahead(&mut self, wants: &[Want]) -> Result<(), StoreError> {
        let texts: Vec<_> = wants.iter().map(|(s, p)| (self.text(s), p.as_slice())).collect();
        for (text, p) in &texts {
            self.usable(*text, p)?;
        }
        let done = match &mut self.link {
            Link::Sqlite(_) => Ok(()),
            Link::Postgres(session) => session.ahead(&texts),
        };
        self.remember(done)
    }

    /// Runs a write now and answers how many rows it touched. Use it where the count or the
    /// error decides what happens next.
    pub fn execute(&mut self, s: &'static Stmt, p: &[Val]) -> Result<u64, StoreError> {
        let text = self.text(s);
        self.usable(text, p)?;
        self.writable()?;
        let done = match &mut self.link {
            Link::Sqlite(link) => link.execute(text, p),
            Link::Postgres(session) => session.execute(text, p),
        };
        self.remember(done)
    }

    /// Runs a write whose count is not needed. On PostgreSQL it travels with the next read or
    /// with the commit, and so does its error.
    pub fn put(&mut self, s: &'static Stmt, p: &[Val]) -> Result<(), StoreError> {
        let text = self.text(s);
        self.put_text(text, p)
    }

    /// Inserts many rows: the text names its columns and has `values {rows}`, and `values` holds
    /// the rows one after the other.
    pub fn put_many(
        &mut self,
        s: &'static Stmt,
        columns: usize,
        values: &[Val],
    ) -> Result<(), StoreError> {
        for (text, piece) in s.pieces(self.engine(), columns, values)? {
            self.put_text(Text { name: s.name(), text, kept: Some(text) }, piece)?;
        }
        Ok(())
    }

    /// Every row of a list of values: the text has `in ({rows})`, once or more often, and is run
    /// for as many values at once as the longest list takes.
    pub fn all_of<R: FromRow>(
        &mut self,
        s: &'static Stmt,
        values: &[Val],
    ) -> Result<Vec<R>, StoreError> {
        let mut rows = Vec::new();
        for (text, piece) in s.pieces(self.engine(), 1, values)? {
            let text = Text { name: s.name(), text, kept: Some(text) };
            self.query(text, piece, &mut |row| {
                rows.push(R::from_row(row)?);
                Ok(())
            })?;
        }
        Ok(rows)
    }

    fn put_text(&mut self, text: Text<'static>, p: &[Val]) -> Result<(), StoreError> {
        self.usable(text, p)?;
        self.writable()?;
        let done = match &mut self.link {
            Link::Sqlite(link) => link.execute(text, p).map(|_count| ()),
            Link::Postgres(session) => session.put(text, p),
        };
        self.remember(done)
    }

    fn query(&mut self, text: Text<'_>, p: &[Val], visit: Visit<'_>) -> Result<(), StoreError> {
        self.usable(text, p)?;
        // Some writes answer with rows.
        self.wrote |= !is_read(text.text);
        let read = match &mut self.link {
            Link::Sqlite(link) => link.query(text, p, visit),
            Link::Postgres(session) => session.query(text, p, visit),
        };
        match read {
            Ok(()) => Ok(()),
            Err(Stopped::Visitor(error)) => Err(error),
            Err(Stopped::Engine(error)) => self.remember(Err(error)),
        }
    }

    /// Refuses work after a failure and parameters that only one engine could store.
    fn usable(&mut self, text: Text<'_>, p: &[Val]) -> Result<(), StoreError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let refused = p.iter().enumerate().find_map(|(at, val)| Some((at, val.refusal()?)));
        match refused {
            None => Ok(()),
            Some((at, why)) => {
                let detail = format!("parameter {}: {why}", at + 1);
                self.remember(Err(StoreError::shape(text.name, detail)))
            }
        }
    }

    fn writable(&mut self) -> Result<(), StoreError> {
        match self.use_for {
            Use::Write => {
                self.wrote = true;
                Ok(())
            }
            Use::Read => self.remember(Err(StoreError::ReadOnly)),
        }
    }

    fn remember<T>(&mut self, done: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &done {
            self.failed = Some(error.clone());
        }
        done
    }
}
