//! What folders know of guests: each tells its own rows, and forgets them, when it is asked.
//!
//! A folder lists every table that names a guest, how a copy shows it (or why it is left out) and
//! what erasure makes of it (or why it stays). A test reads the schema and fails when a table names
//! a guest and no folder lists it.

mod tell;

use std::sync::Arc;

use zhike_domain::kernel::id::GuestId;
use zhike_store::{Stmt, StoreError, Tx};

use super::app::App;
use super::http::act::Work;
use super::keys::Keyring;
use super::problem::Problem;

pub use tell::{Told, tell};

/// A table that names guests.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name, which is also the name of its part in a copy.
    pub name: &'static str,
    /// What a copy shows of it.
    pub copy: Copy,
    /// What erasure makes of it.
    pub erasure: Erasure,
}

/// What a copy of a guest's data shows of a table.
#[derive(Clone, Copy, Debug)]
pub enum Copy {
    /// These rows; the statement's parameter is the guest, its first column the row's number.
    Rows(&'static Stmt, &'static [Column]),
    /// Nothing, for this reason.
    LeftOut(&'static str),
}

/// What erasure makes of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// The guest's rows are deleted.
    Gone,
    /// The rows stay without what told who it was.
    Emptied,
    /// The rows stay as they are, for this reason.
    Kept(&'static str),
}

/// A column of a copy: its name, and how it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Column(pub &'static str, pub Shown);

/// How a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As it stands: a word or a text.
    Text,
    /// A whole number.
    Count,
    /// Yes or no.
    Flag,
    /// A number with this word of ids.
    Id(&'static str),
    /// An instant.
    At,
    /// A business day.
    Day,
    /// A text that is sealed in this column.
    Sealed(&'static str),
    /// The same, holding JSON.
    SealedJson(&'static str),
    /// JSON as it stands.
    Json,
}

/// What stands against erasing a guest, and what the guest gives up by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Paid-in money that is left, held money among it, minor units.
    pub principal_minor: i64,
    /// Gift money that is left, minor units.
    pub bonus_minor: i64,
    /// Points that are left.
    pub points: i64,
    /// Whether anything is set aside for a bill.
    pub is_held: bool,
    /// Bills that are not paid yet.
    pub open_bills: i64,
    /// Coupons that could still be used.
    pub coupons: i64,
}

/// A folder that knows something of guests.
pub trait Holder: Send + Sync {
    /// Its tables.
    fn tables(&self) -> &'static [Table];

    /// Adds what this folder still owes the guest, or the guest it.
    ///
    /// # Errors
    /// Those of the store.
    fn owed(&self, _tx: &mut Tx<'_>, _guest: i64, _owed: &mut Owed) -> Result<(), StoreError> {
        Ok(())
    }

    /// Forgets who the guest was: what is gone is deleted, what is emptied holds no word of his.
    ///
    /// # Errors
    /// Those of the store.
    fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem>;
}

/// Every folder that knows something of guests.
pub struct Holders(pub Vec<Arc<dyn Holder>>);

/// Says which folders know something; before the first request and the first job.
pub fn begin(app: &App, holders: Vec<Arc<dyn Holder>>) {
    app.kept.put(Holders(holders));
}

/// The folders that know something.
///
/// # Errors
/// A fault: [`begin`] was not called.
pub fn of(app: &App) -> Result<Arc<Holders>, Problem> {
    app.kept.get::<Holders>().ok_or_else(|| Problem::fault("nobody says who knows of guests"))
}

impl Holders {
    /// Every table that names guests.
    pub fn tables(&self) -> impl Iterator<Item = &'static Table> + '_ {
        self.0.iter().flat_map(|holder| holder.tables())
    }

    /// What all folders owe the guest together, under any of his records.
    ///
    /// # Errors
    /// Those of the store.
    pub fn owed(&self, tx: &mut Tx<'_>, records: &[GuestId]) -> Result<Owed, StoreError> {
        let mut owed = Owed::default();
        for guest_id in records {
            for holder in &self.0 {
                holder.owed(tx, guest_id.raw(), &mut owed)?;
            }
        }
        Ok(owed)
    }

    /// All folders forget the guest.
    ///
    /// # Errors
    /// Those of the store.
    pub fn forget(&self, work: &mut Work<'_, '_>, guest_id: GuestId) -> Result<(), Problem> {
        self.0.iter().try_for_each(|holder| holder.forget(work, guest_id))
    }
}

/// A sealed text that says nothing, for a column that must hold one.
///
/// # Errors
/// A fault of the generator.
pub fn nothing(keyring: &Keyring, column: &'static str, row: i64) -> Result<Vec<u8>, Problem> {
    keyring.seal(column, row, b"").map_err(Problem::fault)
}
