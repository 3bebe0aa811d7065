//! What a folder says of a kind of file whose things are its own.

use std::ops::ControlFlow;

use zhike_domain::imports::{Field, Guess};
use zhike_domain::kernel::id::{IdBlock, StoreId};
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::{LockKey, Store, Tx};

use super::BOUNDS;
use super::mapping::Mapping;
use super::sheet::{self, SheetFault, Source};
use super::views::Counts;
use crate::platform::audit::Actor;
use crate::platform::jobs::JobError;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::store_clock::StoreClock;

/// A kind of file.
pub trait Kind: Send + Sync {
    /// Its word in the database.
    fn name(&self) -> &'static str;

    /// What its columns can hold.
    fn fields(&self) -> &'static [Field];

    /// Guesses at the first rows of a sheet.
    fn guess(&self, rows: &[Vec<String>]) -> Guess;

    /// Which of the sheets are to be read.
    fn choose(&self, guesses: &[Guess]) -> Vec<bool>;

    /// The system that wrote a file, where its headers give that away.
    fn system(&self, guesses: &[Guess]) -> Option<&'static str>;

    /// Whether the columns are enough.
    ///
    /// # Errors
    /// 422 with what is missing or doubled.
    fn check(&self, mapping: &Mapping) -> Result<(), Problem>;

    /// Reads the whole file and finds out what of it is new. Writes nothing.
    ///
    /// # Errors
    /// [`JobError`].
    fn read(&self, order: &Order<'_>) -> Result<Box<dyn Taken>, JobError>;

    /// Takes back a part of what an import wrote, in one transaction; answers how many things that
    /// were, 0 when nothing is left to take back. Asked again it goes on.
    ///
    /// # Errors
    /// [`JobError`].
    fn clear(&self, hands: &Hands<'_>, import: i64) -> Result<u64, JobError>;

    /// The rows of a cleared import of which something stays, because somebody relies on it since.
    ///
    /// # Errors
    /// [`JobError`].
    fn stayed(&self, _hands: &Hands<'_>, _import: i64) -> Result<Vec<Bad>, JobError> {
        Ok(Vec::new())
    }
}

/// What one transaction does.
pub type Write = Box<dyn Fn(&mut Tx<'_>) -> Result<(), JobError> + Send>;

/// A part of what is written, in one transaction.
pub struct Batch {
    /// What it decides about, so that nobody else does meanwhile.
    pub locks: Vec<LockKey>,
    /// What it does.
    pub write: Write,
    /// How many things it is about.
    pub things: u32,
}

/// A file that was read.
pub trait Taken {
    /// What it comes to, as far as that is known: when it is counted, or written to the end.
    fn counts(&self) -> &Counts;

    /// Finds out what is new, without writing. Kinds that know it from reading do nothing.
    ///
    /// # Errors
    /// [`JobError`].
    fn count(&mut self, _order: &Order<'_>) -> Result<(), JobError> {
        Ok(())
    }

    /// How many things the parts are about, all together.
    fn things(&self) -> i64;

    /// Its first and last business day.
    fn days(&self) -> Option<(BusinessDay, BusinessDay)>;

    /// Rows that are not taken.
    fn bad(&self) -> &[Bad];

    /// The next part of what is new, once the one before it is written; `None` at the end.
    ///
    /// # Errors
    /// [`JobError`].
    fn next(&mut self, order: &Order<'_>) -> Result<Option<Batch>, JobError>;
}

/// A row that is not taken, in words that hold nothing of the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// The sheet's name; empty for a text.
    pub sheet: String,
    /// Which row, as people count them.
    pub row: u32,
    /// The header of the column.
    pub column: String,
    /// Why.
    pub code: &'static str,
    /// Why, in English.
    pub why: String,
}

/// Says how far it is; an error ends the work.
pub type Say<'a> = &'a dyn Fn(i64, Option<i64>) -> Result<(), JobError>;

/// What work needs from outside.
pub struct Hands<'a> {
    /// The database.
    pub store: &'a Store,
    /// Keys of sealed columns and blind indexes.
    pub keyring: &'a Keyring,
    /// The time now, epoch milliseconds.
    pub now: &'a dyn Fn() -> i64,
    /// Draws so many fresh ids. Before a write, never inside.
    pub ids: &'a dyn Fn(u32) -> IdBlock,
    /// Says how far it is.
    pub say: Say<'a>,
    /// Who works, for the audit.
    pub actor: Actor,
}

/// A file to be read.
pub struct Order<'a> {
    /// What comes from outside.
    pub hands: &'a Hands<'a>,
    /// The file.
    pub source: &'a dyn Source,
    /// How it is read.
    pub mapping: &'a Mapping,
    /// The import.
    pub import: i64,
    /// Which system wrote it.
    pub source_name: &'a str,
    /// Who asked, by `staff_id`; nobody at the terminal.
    pub staff: Option<i64>,
    /// The store it is for.
    pub store_id: StoreId,
    /// Its clock.
    pub clock: &'a StoreClock,
    /// Digits behind the point of the currency.
    pub digits: u8,
    /// Rows of the file that hold something.
    pub rows: i64,
}

impl Hands<'_> {
    /// Draws one fresh id.
    #[must_use]
    pub fn next_id(&self) -> i64 {
        (self.ids)(1).at(0)
    }
}

/// Rows between two words on how far it is.
const SAY_EVERY: i64 = 2_000;

impl Order<'_> {
    /// Gives every row below the headers to `visit`: its place among the sheets that are read, its
    /// number, its cells. Reading counts for half of the progress.
    ///
    /// # Errors
    /// [`JobError`].
    pub fn each_row(&self, visit: &mut dyn FnMut(usize, u32, &[&str])) -> Result<(), JobError> {
        let places = self.mapping.places();
        let first: Vec<u32> = self.mapping.sheets.iter().map(|sheet| sheet.first_row).collect();
        let (mut seen, mut stopped) = (0_i64, Ok(()));
        let form = &self.mapping.form;
        let read = sheet::each_row(self.source, form, BOUNDS, &mut |sheet, number, cells| {
            seen += 1;
            if seen % SAY_EVERY == 0 {
                stopped = (self.hands.say)(seen.min(self.rows), Some(self.rows * 2));
                if stopped.is_err() {
                    return ControlFlow::Break(());
                }
            }
            let place = places.get(sheet).copied().flatten();
            if let Some(place) = place.filter(|_| number >= first[sheet]) {
                visit(place, number, cells);
            }
            ControlFlow::Continue(())
        });
        stopped?;
        read.map_err(told)
    }
}

/// What a file that is not read means for the job.
pub fn told(fault: SheetFault) -> JobError {
    let code = fault.code();
    match fault {
        SheetFault::Io(why) => JobError::File(why.into()),
        other => JobError::Final { code, detail: format!("{other:?}") },
    }
}
