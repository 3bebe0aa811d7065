//! A file of guests that was read: counted, or made ready and written part by part.

use std::collections::HashSet;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

use zhike_domain::kernel::id::IdBlock;
use zhike_domain::kernel::time::BusinessDay;
use zhike_store::LockKey;

use super::bad_row;
use super::fresh::{New, ids_for};
use super::gather::Gathered;
use super::pack::Packed;
use super::plan::{Frame, Outcome, Row, plan, tally};
use super::write::write;
use crate::guests::actions::contact_lock;
use crate::imports::engine::told;
use crate::imports::kind::{Bad, Batch, Hands, Order, Taken};
use crate::imports::mapping::Mapping;
use crate::imports::views::{Counts, GuestCounts};
use crate::platform::jobs::JobError;
use crate::platform::problem::Problem;

/// Guests written in one transaction.
const AT_ONCE: usize = 256;
/// Rows looked up between two words on how far it is.
const COUNTED_AT_ONCE: usize = 1_024;

/// A row that is ready to be written.
pub(super) struct Ready {
    pub row: Row,
    /// The ids that it may take.
    pub ids: IdBlock,
    /// What it becomes if nobody knows its guest.
    pub new: Option<New>,
}

/// The rows of one transaction.
pub(super) struct Part {
    pub rows: Vec<Ready>,
    locks: Vec<LockKey>,
    /// The id of what is told.
    pub event_id: i64,
}

impl Frame {
    /// Makes rows ready.
    fn part(&self, rows: &[Packed], ids: &IdBlock) -> Part {
        let mut part = Part { rows: Vec::new(), locks: Vec::new(), event_id: ids.at(0) };
        let mut drawn = 1;
        for packed in rows {
            let own = ids.part(drawn, ids_for(packed.contacts));
            drawn += own.len();
            let Some(row) = self.row(packed) else { continue };
            let of = |value| contact_lock(&self.keyring, value);
            part.locks.extend(row.guest.contacts.iter().map(of));
            let card = row.guest.card_no.as_deref();
            part.locks.extend(card.map(|card| LockKey::text("card", card)));
            let new = self.new_one(row.place, &row.guest, row.tier_id, &own).ok();
            part.rows.push(Ready { row, ids: own, new });
        }
        part
    }
}

/// A file that was read.
pub(super) struct TakenGuests {
    mapping: Mapping,
    frame: Arc<Frame>,
    /// In the order of their first contact's blind index, so that an index of a million of them is
    /// written from its beginning to its end, and not all over.
    rows: Arc<Vec<Packed>>,
    /// So many of them are written or on their way.
    taken: usize,
    /// The part that is made ready while the one before it is written.
    ahead: Option<JoinHandle<Part>>,
    counts: Counts,
    bad: Vec<Bad>,
    /// What came of the part that was written last.
    came: Arc<Mutex<Option<Outcome>>>,
    /// Guests of the house whom earlier rows meant.
    met: Arc<RwLock<HashSet<i64>>>,
}

impl TakenGuests {
    pub fn of(
        mapping: Mapping,
        frame: Frame,
        Gathered { rows, bad, twice }: Gathered,
    ) -> TakenGuests {
        let guests = GuestCounts { duplicates: twice, ..GuestCounts::default() };
        let mut taken = TakenGuests {
            mapping,
            frame: Arc::new(frame),
            rows: Arc::new(rows),
            taken: 0,
            ahead: None,
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

    /// Begins to make the next rows ready; `None` when there are no more.
    fn begin(&mut self, hands: &Hands<'_>) -> Result<Option<JoinHandle<Part>>, JobError> {
        let (from, until) = (self.taken, self.rows.len().min(self.taken + AT_ONCE));
        if from == until {
            return Ok(None);
        }
        self.taken = until;
        let each = self.rows[from..until].iter().map(|row| ids_for(row.contacts));
        let ids = (hands.ids)(each.sum::<u32>() + 1);
        let (frame, rows) = (Arc::clone(&self.frame), Arc::clone(&self.rows));
        let make = move || frame.part(&rows[from..until], &ids);
        let thread = std::thread::Builder::new().name("import-ahead".to_owned());
        Ok(Some(thread.spawn(make).map_err(|why| JobError::File(why.into()))?))
    }
}

impl Taken for TakenGuests {
    fn counts(&self) -> &Counts {
        &self.counts
    }

    fn count(&mut self, order: &Order<'_>) -> Result<(), JobError> {
        let rows = Arc::clone(&self.rows);
        for (at, some) in (0_i64..).zip(rows.chunks(COUNTED_AT_ONCE)) {
            let size = i64::try_from(COUNTED_AT_ONCE).unwrap_or(0);
            (order.hands.say)(order.rows + at * size, Some(order.rows * 2))?;
            let met = Arc::clone(&self.met);
            let frame = Arc::clone(&self.frame);
            let some: Vec<Row> = some.iter().filter_map(|row| frame.row(row)).collect();
            let came = order.hands.store.read_blocking(move |tx| {
                let met = met.read().unwrap_or_else(PoisonError::into_inner);
                let some: Vec<&Row> = some.iter().collect();
                Ok::<_, Problem>(tally(&plan(tx, &frame, &some, &met)?))
            });
            self.add(came.map_err(told)?);
        }
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
        let making = match self.ahead.take() {
            None => self.begin(order.hands)?,
            ahead => ahead,
        };
        let Some(making) = making else { return Ok(None) };
        self.ahead = self.begin(order.hands)?;
        let part = making.join().unwrap_or_else(|panic| resume_unwind(panic));
        let locks = part.locks.clone();
        let things = u32::try_from(part.rows.len()).unwrap_or(u32::MAX);
        let (frame, met) = (Arc::clone(&self.frame), Arc::clone(&self.met));
        let came = Arc::clone(&self.came);
        let write = move |tx: &mut zhike_store::Tx<'_>| {
            let met = met.read().unwrap_or_else(PoisonError::into_inner);
            let rows: Vec<&Row> = part.rows.iter().map(|ready| &ready.row).collect();
            let planned = plan(tx, &frame, &rows, &met).map_err(told)?;
            write(tx, &frame, &part, &planned).map_err(told)?;
            *came.lock().unwrap_or_else(PoisonError::into_inner) = Some(tally(&planned));
            Ok(())
        };
        Ok(Some(Batch { locks, write: Box::new(write), things }))
    }
}
