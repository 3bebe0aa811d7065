//! Lists of guests of other systems as a kind of import: guests, members, and what they hold.
//!
//! Who a row means is looked up anew in the transaction that writes it, so that a guest whom staff
//! got to know meanwhile is found. Guests are seen as soon as they are written; an import that is
//! cancelled, fails or is undone takes them back (`undo`).

mod pack;
mod plan;
mod undo;
mod write;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use zhike_domain::guests::imported::{self, FIELDS, GuestColumn, GuestRowRefusal, Why};
use zhike_domain::imports::{Field, Guess, filled, is_sum};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_store::LockKey;

use self::pack::{Packed, Pattern};
use self::plan::{Frame, Outcome, Ready, plan, tally};
use self::write::{ids_for, write};
use crate::guests::actions::contact_lock;
use crate::imports::engine::told;
use crate::imports::kind::{Bad, Batch, Hands, Kind, Order, Taken};
use crate::imports::mapping::Mapping;
use crate::imports::views::{Counts, GuestCounts};
use crate::membership::programme;
use crate::platform::http::call::refuse;
use crate::platform::jobs::JobError;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// The word of the kind.
pub const GUESTS: &str = "guests";
/// Guests written in one transaction.
const AT_ONCE: usize = 256;
/// Bytes of an index that tell rows of a file apart.
const MARK: usize = 16;
/// Rows looked up between two words on how far it is.
const COUNTED_AT_ONCE: usize = 1_024;

/// Lists of guests.
pub struct GuestList;

fn columns(mapping: &Mapping) -> Result<Vec<Vec<(GuestColumn, usize)>>, Problem> {
    let sheet = |columns: Vec<(&str, usize)>| {
        let column = |(word, at): (&str, usize)| Ok((word.parse().map_err(refuse)?, at));
        columns.into_iter().map(column).collect::<Result<Vec<_>, Problem>>()
    };
    mapping.targets().map(sheet).collect()
}

impl Kind for GuestList {
    fn name(&self) -> &'static str {
        GUESTS
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn guess(&self, rows: &[Vec<String>]) -> Guess {
        imported::guess(rows)
    }

    fn choose(&self, guesses: &[Guess]) -> Vec<bool> {
        imported::choose(guesses)
    }

    fn system(&self, guesses: &[Guess]) -> Option<&'static str> {
        imported::system_of(guesses)
    }

    fn check(&self, mapping: &Mapping) -> Result<(), Problem> {
        imported::check(&columns(mapping)?).map_err(refuse)
    }

    fn read(&self, order: &Order<'_>) -> Result<Box<dyn Taken>, JobError> {
        let patterns = patterns(order.mapping).map_err(told)?;
        let now = Millis((order.hands.now)());
        let programme = order.hands.store.read_blocking(programme).map_err(told)?;
        let frame = Frame {
            keyring: order.hands.keyring.clone(),
            clock: order.clock.clone(),
            programme,
            patterns,
            date_order: order.mapping.date_order,
            digits: order.digits,
            source: order.source_name.to_owned(),
            staff: order.staff,
            import: order.import,
            now,
        };
        let mut gathering = Gathering { frame: &frame, seen: HashSet::new(), rows: Vec::new() };
        let (mut bad, mut twice) = (Vec::new(), 0);
        order.each_row(&mut |sheet, row, cells| {
            let is_blank = cells.iter().all(|cell| filled(cell).is_none());
            if is_blank || is_sum(cells.iter().copied()) {
                return;
            }
            if let Err((column, why)) = gathering.take(sheet, row, cells) {
                twice += i64::from(why.code == TWICE);
                bad.push(bad_row(order.mapping, (sheet, row), column, why));
            }
        })?;
        let rows = gathering.rows;
        Ok(Box::new(TakenGuests::of(order.mapping.clone(), frame, rows, (bad, twice))))
    }

    fn clear(&self, hands: &Hands<'_>, import: i64) -> Result<u64, JobError> {
        undo::clear(hands, import)
    }

    fn stayed(&self, hands: &Hands<'_>, import: i64) -> Result<Vec<Bad>, JobError> {
        undo::stayed(hands, import)
    }
}

const TWICE: &str = "import.guest_twice";

fn patterns(mapping: &Mapping) -> Result<Vec<Pattern>, Problem> {
    let sheets = mapping.sheets.iter().filter(|sheet| sheet.is_read);
    let columns = columns(mapping)?;
    let headers = sheets.map(|sheet| sheet.columns.iter().map(|one| one.header.clone()).collect());
    Ok(columns
        .into_iter()
        .zip(headers)
        .map(|(columns, headers)| Pattern::of(columns, headers))
        .collect())
}

fn bad_row(
    mapping: &Mapping,
    (sheet, row): (usize, u32),
    column: Option<GuestColumn>,
    why: Why,
) -> Bad {
    let sheet = mapping.read_sheet(sheet);
    let word = column.map(GuestColumn::as_str);
    let columns = sheet.map(|sheet| sheet.columns.as_slice()).unwrap_or_default();
    let header = columns.iter().find(|one| one.target.as_deref() == word && word.is_some());
    Bad {
        sheet: sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(),
        row,
        column: header.map(|column| column.header.clone()).unwrap_or_default(),
        code: why.code,
        why: why.words,
    }
}

/// Rows of a file while they come.
struct Gathering<'f> {
    frame: &'f Frame,
    /// What tells the guests of the rows so far.
    seen: HashSet<[u8; MARK]>,
    rows: Vec<Packed>,
}

impl Gathering<'_> {
    fn take(&mut self, sheet: usize, row: u32, cells: &[&str]) -> Result<(), imported::BadCell> {
        let packed = self.frame.patterns[sheet].pack(sheet, row, cells);
        let guest = self.frame.read(&packed)?;
        let values = self.frame.values(&guest);
        let card = guest.card_no.as_deref().map(|card| card_mark(&self.frame.keyring, card));
        let marks: Vec<[u8; MARK]> = values.iter().map(|value| mark(value)).chain(card).collect();
        if marks.iter().any(|mark| self.seen.contains(mark)) {
            return Err((None, GuestRowRefusal::Twice.into()));
        }
        self.seen.extend(marks);
        self.rows.push(packed);
        Ok(())
    }
}

fn mark(value: &[u8]) -> [u8; MARK] {
    std::array::from_fn(|at| value.get(at).copied().unwrap_or(0))
}

fn card_mark(keyring: &Keyring, card: &str) -> [u8; MARK] {
    mark(&keyring.mac("import.card", card.as_bytes()))
}

/// A file that was read.
struct TakenGuests {
    mapping: Mapping,
    frame: Arc<Frame>,
    rows: Vec<Packed>,
    /// So many of them are written or on their way.
    taken: usize,
    counts: Counts,
    bad: Vec<Bad>,
    /// What came of the part that was written last.
    came: Arc<Mutex<Option<Outcome>>>,
    /// Guests of the house whom earlier rows meant.
    met: Arc<RwLock<HashSet<i64>>>,
}

impl TakenGuests {
    fn of(
        mapping: Mapping,
        frame: Frame,
        rows: Vec<Packed>,
        (bad, twice): (Vec<Bad>, i64),
    ) -> TakenGuests {
        let guests = GuestCounts { duplicates: twice, ..GuestCounts::default() };
        let mut taken = TakenGuests {
            mapping,
            frame: Arc::new(frame),
            rows,
            taken: 0,
            counts: Counts { guests: Some(guests), ..Counts::default() },
            bad,
            came: Arc::default(),
            met: Arc::default(),
        };
        taken.settle();
        taken
    }

    /// Adds what came of some rows.
    fn add(&mut self, came: Outcome) {
        if let Some(guests) = &mut self.counts.guests {
            came.add_to(guests);
        }
        let rows = came.bad.into_iter();
        self.bad.extend(rows.map(|(place, why)| bad_row(&self.mapping, place, None, why)));
        self.met.write().unwrap_or_else(PoisonError::into_inner).extend(came.met);
        self.settle();
    }

    fn settle(&mut self) {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        if let Some(guests) = &mut self.counts.guests {
            guests.rows = guests.new + guests.changed + guests.unchanged;
            self.counts.bad_rows = count(self.bad.len()) - guests.duplicates;
        }
    }

    /// Adds what the part that was written last came to.
    fn hear(&mut self) {
        let came = self.came.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(came) = came {
            self.add(came);
        }
    }

    fn locks(&self, rows: &[Ready]) -> Vec<LockKey> {
        let mut locks = Vec::new();
        for Ready { guest, .. } in rows {
            let of = |value| contact_lock(&self.frame.keyring, value);
            locks.extend(guest.contacts.iter().map(of));
            locks.extend(guest.card_no.as_deref().map(|card| LockKey::text("card", card)));
        }
        locks
    }
}

impl Taken for TakenGuests {
    fn counts(&self) -> &Counts {
        &self.counts
    }

    fn count(&mut self, order: &Order<'_>) -> Result<(), JobError> {
        let rows = std::mem::take(&mut self.rows);
        for (at, some) in (0_i64..).zip(rows.chunks(COUNTED_AT_ONCE)) {
            let size = i64::try_from(COUNTED_AT_ONCE).unwrap_or(0);
            (order.hands.say)(order.rows + at * size, Some(order.rows * 2))?;
            let (frame, met) = (Arc::clone(&self.frame), Arc::clone(&self.met));
            let some = frame.ready(some);
            let came = order.hands.store.read_blocking(move |tx| {
                let met = met.read().unwrap_or_else(PoisonError::into_inner);
                Ok::<_, Problem>(tally(&frame, &plan(tx, &frame, &some, &met)?))
            });
            self.add(came.map_err(told)?);
        }
        self.rows = rows;
        Ok(())
    }

    fn things(&self) -> i64 {
        i64::try_from(self.rows.len()).unwrap_or(i64::MAX)
    }

    fn days(&self) -> Option<(BusinessDay, BusinessDay)> {
        None
    }

    fn bad(&self) -> &[Bad] {
        &self.bad
    }

    fn next(&mut self, order: &Order<'_>) -> Result<Option<Batch>, JobError> {
        self.hear();
        let until = self.rows.len().min(self.taken + AT_ONCE);
        let some = self.frame.ready(&self.rows[self.taken..until]);
        self.taken = until;
        if some.is_empty() {
            return Ok(None);
        }
        let locks = self.locks(&some);
        let things = u32::try_from(some.len()).unwrap_or(u32::MAX);
        let ids = (order.hands.ids)(ids_for(&some));
        let (frame, met) = (Arc::clone(&self.frame), Arc::clone(&self.met));
        let came = Arc::clone(&self.came);
        let write = move |tx: &mut zhike_store::Tx<'_>| {
            let met = met.read().unwrap_or_else(PoisonError::into_inner);
            let planned = plan(tx, &frame, &some, &met).map_err(told)?;
            write(tx, &frame, &planned, &ids).map_err(told)?;
            let tally = tally(&frame, &planned);
            *came.lock().unwrap_or_else(PoisonError::into_inner) = Some(tally);
            Ok(())
        };
        Ok(Some(Batch { locks, write: Box::new(write), things }))
    }
}
