//! The rows of a file as they come: each is understood, and told apart from those before it.

use std::collections::{HashSet, VecDeque};
use std::panic::resume_unwind;
use std::thread::ScopedJoinHandle;

use zhike_domain::guests::imported::{BadCell, GuestRowRefusal};
use zhike_domain::imports::{filled, is_sum};

use super::pack::Packed;
use super::plan::Frame;
use super::{TWICE, bad_row};
use crate::imports::kind::{Bad, Order};
use crate::platform::jobs::JobError;
use crate::platform::keys::Keyring;

/// Rows that are understood together, on another thread than the one that reads the file.
const AT_ONCE: usize = 1_024;
/// So many times that may be under way.
const UNDER_WAY: usize = 2;
/// Bytes of an index that tell rows of a file apart.
const MARK: usize = 16;

/// The start of a blind index.
type Mark = [u8; MARK];

/// What a file holds.
#[derive(Default)]
pub(super) struct Gathered {
    /// The rows to take, in the order of their first contact's blind index.
    pub rows: Vec<Packed>,
    pub bad: Vec<Bad>,
    /// How many of the bad ones tell of a guest of whom an earlier row told.
    pub twice: i64,
}

/// A row with what tells its guest, or why it is not taken.
type Understood = (Packed, Result<Vec<Mark>, BadCell>);

/// Reads the file of an order.
pub(super) fn gather(order: &Order<'_>, frame: &Frame) -> Result<Gathered, JobError> {
    let mut gathering = Gathering { order, seen: HashSet::new(), gathered: Gathered::default() };
    std::thread::scope(|scope| {
        let mut under_way: VecDeque<ScopedJoinHandle<'_, Vec<Understood>>> = VecDeque::new();
        let mut waiting = Vec::with_capacity(AT_ONCE);
        order.each_row(&mut |sheet, row, cells| {
            let is_blank = cells.iter().all(|cell| filled(cell).is_none());
            if is_blank || is_sum(cells.iter().copied()) {
                return;
            }
            waiting.push(frame.patterns[sheet].pack(sheet, row, cells));
            if waiting.len() < AT_ONCE {
                return;
            }
            if under_way.len() == UNDER_WAY {
                under_way.pop_front().into_iter().for_each(|rows| gathering.take(rows));
            }
            let rows = std::mem::replace(&mut waiting, Vec::with_capacity(AT_ONCE));
            under_way.push_back(scope.spawn(|| understood(frame, rows)));
        })?;
        under_way.into_iter().for_each(|rows| gathering.take(rows));
        gathering.add(understood(frame, waiting));
        Ok::<(), JobError>(())
    })?;
    let mut gathered = gathering.gathered;
    gathered.rows.sort_by_key(|row| row.order);
    Ok(gathered)
}

fn understood(frame: &Frame, rows: Vec<Packed>) -> Vec<Understood> {
    let one = |mut packed: Packed| {
        let marks = marks(frame, &mut packed);
        (packed, marks)
    };
    rows.into_iter().map(one).collect()
}

fn marks(frame: &Frame, packed: &mut Packed) -> Result<Vec<Mark>, BadCell> {
    let guest = frame.read(packed)?;
    let values = frame.values(&guest);
    packed.contacts = u32::try_from(values.len()).unwrap_or(u32::MAX);
    packed.order = values.first().map_or(0, |value| u64::from_be_bytes(start(value)));
    let card = guest.card_no.as_deref().map(|card| card_mark(&frame.keyring, card));
    Ok(values.iter().map(|value| start(value)).chain(card).collect())
}

fn start<const N: usize>(value: &[u8]) -> [u8; N] {
    std::array::from_fn(|at| value.get(at).copied().unwrap_or(0))
}

fn card_mark(keyring: &Keyring, card: &str) -> Mark {
    start(&keyring.mac("import.card", card.as_bytes()))
}

struct Gathering<'g> {
    order: &'g Order<'g>,
    /// What tells the guests of the rows so far.
    seen: HashSet<Mark>,
    gathered: Gathered,
}

impl Gathering<'_> {
    fn take(&mut self, rows: ScopedJoinHandle<'_, Vec<Understood>>) {
        self.add(rows.join().unwrap_or_else(|panic| resume_unwind(panic)));
    }

    fn add(&mut self, rows: Vec<Understood>) {
        for (packed, marks) in rows {
            let place = (packed.sheet, packed.row);
            let marks = marks.and_then(|marks| match self.is_told(&marks) {
                true => Err((None, GuestRowRefusal::Twice.into())),
                false => Ok(marks),
            });
            match marks {
                Ok(marks) => {
                    self.seen.extend(marks);
                    self.gathered.rows.push(packed);
                }
                Err((column, why)) => {
                    self.gathered.twice += i64::from(why.code == TWICE);
                    self.gathered.bad.push(bad_row(self.order.mapping, place, column, why));
                }
            }
        }
    }

    fn is_told(&self, marks: &[Mark]) -> bool {
        marks.iter().any(|mark| self.seen.contains(mark))
    }
}
