//! Orders of other tills as a kind of import: read, matched to menu and guests, written as bills.

mod menu;
mod write;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use zhike_domain::checkout::imported::{
    self, FIELDS, Gathered, Gatherer, Order as ImportedOrder, OrderColumn, Reading,
};
use zhike_domain::guests::Phone;
use zhike_domain::imports::{Field, Guess};
use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_store::{StoreError, Tx, p};

use self::menu::Menu;
use self::write::{Paper, write};
use crate::checkout::sql::imported as sql;
use crate::guests::read as guests;
use crate::imports::engine::told;
use crate::imports::kind::{Bad, Batch, Hands, Kind, Order, Taken};
use crate::imports::mapping::Mapping;
use crate::imports::views::Counts;
use crate::platform::http::call::refuse;
use crate::platform::jobs::JobError;
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;

/// The word of the kind.
pub const ORDERS: &str = "orders";
/// Orders written in one transaction.
const AT_ONCE: usize = 250;
/// Orders removed in one transaction.
const CLEAR_AT_ONCE: i64 = 500;
/// Guests looked up in one snapshot.
const LOOKED_UP_AT_ONCE: usize = 500;

/// Orders of other tills.
pub struct Orders;

fn columns(mapping: &Mapping) -> Result<Vec<Vec<(OrderColumn, usize)>>, Problem> {
    let sheet = |columns: Vec<(&str, usize)>| {
        let column = |(word, at): (&str, usize)| Ok((word.parse().map_err(refuse)?, at));
        columns.into_iter().map(column).collect::<Result<Vec<_>, Problem>>()
    };
    mapping.targets().map(sheet).collect()
}

impl Kind for Orders {
    fn name(&self) -> &'static str {
        ORDERS
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
        let reading = Reading {
            sheets: columns(order.mapping).map_err(told)?,
            date_order: order.mapping.date_order,
            zone: order.clock.zone.clone(),
            cut_over: order.clock.cut_over,
            digits: order.digits,
            now: Millis((order.hands.now)()),
        };
        let mut gatherer = Gatherer::new(reading);
        order.each_row(&mut |sheet, number, cells| gatherer.row(sheet, number, cells))?;
        let gathered = gatherer.finish();
        let known = known(order)?;
        let guests = Guests::of(order, &gathered.orders)?;
        let menu = order.hands.store.read_blocking(Menu::read).map_err(told)?;
        Ok(Box::new(TakenOrders::of(order, gathered, &known, guests, menu)))
    }

    fn clear(&self, hands: &Hands<'_>, import: i64) -> Result<u64, JobError> {
        hands.store.write_blocking(move |tx| {
            tx.put(&sql::CLEAR_TENDERS, p![import, CLEAR_AT_ONCE])?;
            tx.put(&sql::CLEAR_LINES, p![import, CLEAR_AT_ONCE])?;
            Ok(tx.execute(&sql::CLEAR_BILLS, p![import, CLEAR_AT_ONCE])?)
        })
    }
}

/// The keys of the store's orders of this source that are there already.
fn known(order: &Order<'_>) -> Result<BTreeSet<String>, JobError> {
    let (store, source) = (order.store_id.raw(), order.source_name.to_owned());
    Ok(order.hands.store.read_blocking(move |tx| {
        let mut known = BTreeSet::new();
        tx.each(&sql::KNOWN, p![store, source.as_str()], &mut |key: String| {
            known.insert(key);
            Ok(())
        })?;
        Ok::<_, StoreError>(known)
    })?)
}

/// The guests whom phones and cards of the file name.
#[derive(Default)]
struct Guests {
    by_phone: BTreeMap<Phone, GuestId>,
    by_card: BTreeMap<String, GuestId>,
}

impl Guests {
    fn of(order: &Order<'_>, orders: &[ImportedOrder]) -> Result<Guests, JobError> {
        let phones: BTreeSet<Phone> =
            orders.iter().filter_map(|order| order.phone.clone()).collect();
        let cards: BTreeSet<String> =
            orders.iter().filter_map(|order| order.card_no.clone()).collect();
        let by_phone = looked_up(order, phones, guests::by_phone)?;
        let by_card = looked_up(order, cards, |tx, _keyring, card| {
            let found: Option<i64> = tx.opt(&sql::GUEST_OF_CARD, p![card.as_str()])?;
            Ok(found.map(GuestId::from_raw))
        })?;
        Ok(Guests { by_phone, by_card })
    }

    fn who(&self, order: &ImportedOrder) -> Option<GuestId> {
        let by_phone = order.phone.as_ref().and_then(|phone| self.by_phone.get(phone));
        let by_card = || order.card_no.as_ref().and_then(|card| self.by_card.get(card));
        by_phone.or_else(by_card).copied()
    }
}

fn looked_up<T: Clone + Ord + Send + 'static>(
    order: &Order<'_>,
    wanted: BTreeSet<T>,
    find: fn(&mut Tx<'_>, &Keyring, &T) -> Result<Option<GuestId>, Problem>,
) -> Result<BTreeMap<T, GuestId>, JobError> {
    let wanted: Vec<T> = wanted.into_iter().collect();
    let mut found = BTreeMap::new();
    for some in wanted.chunks(LOOKED_UP_AT_ONCE) {
        (order.hands.say)(order.rows, Some(order.rows * 2))?;
        let (some, keyring) = (some.to_vec(), order.hands.keyring.clone());
        let these = order.hands.store.read_blocking(move |tx| {
            let mut these = Vec::new();
            for one in &some {
                if let Some(guest_id) = find(tx, &keyring, one)? {
                    these.push((one.clone(), guest_id));
                }
            }
            Ok::<_, Problem>(these)
        });
        found.extend(these.map_err(told)?);
    }
    Ok(found)
}

/// A file that was read.
struct TakenOrders {
    counts: Counts,
    days: Option<(BusinessDay, BusinessDay)>,
    bad: Vec<Bad>,
    new: VecDeque<(ImportedOrder, Option<GuestId>)>,
    menu: Menu,
    /// The last number that was given on each day.
    numbers: BTreeMap<BusinessDay, i64>,
}

impl TakenOrders {
    fn of(
        order: &Order<'_>,
        gathered: Gathered,
        known: &BTreeSet<String>,
        guests: Guests,
        menu: Menu,
    ) -> TakenOrders {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let orders = &gathered.orders;
        let sum: Minor = orders.iter().map(|order| order.due_minor).sum();
        let mut counts = Counts {
            orders: count(orders.len()),
            lines: count(orders.iter().map(|order| order.lines.len()).sum()),
            revenue_minor: sum.raw(),
            bad_rows: count(gathered.bad.len()),
            left_out: gathered.left_out.into(),
            without_number: gathered.without_number.into(),
            ..Counts::default()
        };
        let first = orders.iter().map(|order| order.day).min();
        let days = first.zip(orders.iter().map(|order| order.day).max());
        let new = gathered.orders.into_iter().filter(|order| !known.contains(&order.key));
        let new: VecDeque<_> = new
            .map(|order| {
                let guest = guests.who(&order);
                (order, guest)
            })
            .collect();
        counts.new_orders = count(new.len());
        counts.known_orders = counts.orders - counts.new_orders;
        counts.of_guests = count(new.iter().filter(|(_, guest)| guest.is_some()).count());
        let bad = gathered.bad.into_iter().map(|bad| told_bad(order.mapping, &bad)).collect();
        TakenOrders { counts, days, bad, new, menu, numbers: BTreeMap::new() }
    }
}

fn told_bad(mapping: &Mapping, bad: &imported::BadRow) -> Bad {
    let sheet = mapping.read_sheet(bad.sheet);
    let word = bad.column.map(OrderColumn::as_str);
    let columns = sheet.map(|sheet| sheet.columns.as_slice()).unwrap_or_default();
    let header = columns.iter().find(|one| one.target.as_deref() == word && word.is_some());
    Bad {
        sheet: sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(),
        row: bad.row,
        column: header.map(|column| column.header.clone()).unwrap_or_default(),
        code: bad.why.code(),
        why: bad.why.to_string(),
    }
}

impl Taken for TakenOrders {
    fn counts(&self) -> &Counts {
        &self.counts
    }

    fn days(&self) -> Option<(BusinessDay, BusinessDay)> {
        self.days
    }

    fn bad(&self) -> &[Bad] {
        &self.bad
    }

    fn things(&self) -> i64 {
        self.counts.new_orders
    }

    fn next(&mut self, order: &Order<'_>) -> Result<Option<Batch>, JobError> {
        let some = self.new.len().min(AT_ONCE);
        if some == 0 {
            return Ok(None);
        }
        let mut papers = Vec::with_capacity(some);
        for (one, guest_id) in self.new.drain(..some) {
            let number = self.numbers.entry(one.day).or_insert(0);
            *number += 1;
            let bill_id = order.hands.next_id();
            papers.push(Paper { bill_id, bill_no: *number, guest_id, order: one });
        }
        let things = u32::try_from(some).unwrap_or(u32::MAX);
        let write = write(order, &self.menu, papers);
        Ok(Some(Batch { locks: Vec::new(), write, things }))
    }
}
