//! What becomes of rows: whom each means, what it adds, what that comes to.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use zhike_domain::guests::ContactValue;
use zhike_domain::guests::imported::{
    BadCell, Filling, GuestRowRefusal, ImportedGuest, Opening, Reading, Why, fill,
};
use zhike_domain::imports::DateOrder;
use zhike_domain::kernel::id::TierId;
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_store::{Tx, Val};

use super::pack::{Packed, Pattern};
use crate::guests::imported::{self as guests, From, Holder, KnownGuest};
use crate::guests::read::value_index;
use crate::imports::views::GuestCounts;
use crate::membership::programme::Programme;
use crate::membership::sql::imported::{self as sql, CardRow, EarlierRow, MemberOf};
use crate::platform::keys::Keyring;
use crate::platform::problem::Problem;
use crate::platform::store_clock::StoreClock;

/// Tiers of a file that the house does not have, of which so many are named.
const NAMED_TIERS: usize = 20;

/// Everything that all rows have in common.
pub(super) struct Frame {
    pub keyring: Keyring,
    pub clock: StoreClock,
    pub programme: Arc<Programme>,
    pub patterns: Vec<Pattern>,
    pub date_order: Option<DateOrder>,
    pub digits: u8,
    pub source: String,
    pub staff: Option<i64>,
    pub import: i64,
    pub now: Millis,
    /// The business day of `now`.
    pub today: BusinessDay,
}

impl Frame {
    /// Reads a packed row.
    pub fn read(&self, packed: &Packed) -> Result<ImportedGuest, BadCell> {
        let (date_order, digits) = (self.date_order, self.digits);
        let reading = Reading { date_order, digits, today: self.today };
        self.patterns[packed.sheet].read(packed, &reading)
    }

    /// Reads and indexes a packed row; it was read before, so none is refused now.
    pub fn row(&self, packed: &Packed) -> Option<Row> {
        let guest = self.read(packed).ok()?;
        let values = self.values(&guest);
        let tier_id = guest.tier.as_deref().and_then(|tier| self.tier(tier));
        Some(Row { place: (packed.sheet, packed.row), guest, values, tier_id })
    }

    /// Where and when guests come from.
    pub fn from(&self) -> From {
        From { store_id: self.clock.store_id, staff: self.staff, now: self.now.0 }
    }

    /// The blind indexes of a guest's contacts.
    pub fn values(&self, guest: &ImportedGuest) -> Vec<Vec<u8>> {
        guest.contacts.iter().map(|value| value_index(&self.keyring, value)).collect()
    }

    /// The tier of this name.
    fn tier(&self, name: &str) -> Option<TierId> {
        let wanted = name.to_lowercase();
        let tiers = &self.programme.ladder.tiers;
        let found = tiers.iter().find(|tier| tier.name.as_str().to_lowercase() == wanted);
        found.map(|tier| tier.tier_id)
    }

    pub fn note_index(&self, guest: &ImportedGuest) -> Option<Vec<u8>> {
        let note = guest.note.as_ref()?;
        Some(self.keyring.blind("guest_import.note_bidx", note.as_str()))
    }
}

/// A row, read and indexed.
pub(super) struct Row {
    pub place: (usize, u32),
    pub guest: ImportedGuest,
    /// The blind indexes of its contacts.
    pub values: Vec<Vec<u8>>,
    /// The house's tier of that name.
    pub tier_id: Option<TierId>,
}

/// Whom a row means.
pub(super) enum Fate {
    /// Somebody whom nobody knows.
    New,
    /// Somebody whom the house knows, and what the row adds.
    Known { guest: i64, before: Box<KnownGuest>, filling: Box<Filling> },
    /// It is not taken.
    Bad(Why),
}

/// A row with what becomes of it.
pub(super) struct Planned<'r> {
    row: &'r Row,
    /// The row without numbers that several guests use, where it has such.
    own: Option<ImportedGuest>,
    pub fate: Fate,
    /// The card's number of the file, where it is free.
    pub card_no: Option<String>,
}

impl Planned<'_> {
    pub fn place(&self) -> (usize, u32) {
        self.row.place
    }

    pub fn tier_id(&self) -> Option<TierId> {
        self.row.tier_id
    }

    /// The row, without numbers that name nobody.
    pub fn guest(&self) -> &ImportedGuest {
        self.own.as_ref().unwrap_or(&self.row.guest)
    }

    /// Whether nothing was taken out of it.
    pub fn is_as_read(&self) -> bool {
        self.own.is_none()
    }

    /// Whether the row makes its guest a member.
    pub fn joins(&self) -> bool {
        match &self.fate {
            Fate::New => self.row.guest.is_member,
            Fate::Known { filling, .. } => filling.joins,
            Fate::Bad(_) => false,
        }
    }

    /// What becomes of points and money.
    pub fn opening(&self) -> Opening {
        match &self.fate {
            Fate::New if self.row.guest.has_balance() => Opening::Written,
            Fate::Known { filling, .. } => filling.opening,
            Fate::New | Fate::Bad(_) => Opening::None,
        }
    }
}

/// A card's number that is taken.
struct TakenCard {
    guest: i64,
    /// Whether it came with a file of the same source, so that it names the same guest.
    is_same: bool,
}

/// What the house knows of the guests whom some rows may mean.
struct House {
    holders: BTreeMap<Vec<u8>, Holder>,
    cards: BTreeMap<String, TakenCard>,
}

/// Says of each row whom it means and what it adds. `met` are guests whom earlier rows meant.
pub(super) fn plan<'r>(
    tx: &mut Tx<'_>,
    frame: &Frame,
    rows: &[&'r Row],
    met: &HashSet<i64>,
) -> Result<Vec<Planned<'r>>, Problem> {
    let values: Vec<&[u8]> =
        rows.iter().flat_map(|row| row.values.iter().map(Vec::as_slice)).collect();
    let numbers = rows.iter().filter_map(|row| row.guest.card_no.as_deref());
    let house = House { holders: guests::holders(tx, &values)?, cards: cards(tx, frame, numbers)? };
    let meant: Vec<Meant> = rows.iter().map(|row| house.who(row)).collect();
    let ids: BTreeSet<i64> = meant.iter().filter_map(|meant| meant.who.clone().ok()?).collect();
    let ids: Vec<i64> = ids.into_iter().collect();
    let mut known = known(tx, frame, &ids)?;
    let earlier = earlier(tx, &ids)?;
    let mut here = HashSet::new();
    let mut planned = Vec::with_capacity(rows.len());
    for (row, Meant { who, own }) in rows.iter().zip(meant) {
        let guest = own.as_ref().unwrap_or(&row.guest);
        let fate = match who {
            Err(why) => Fate::Bad(why),
            Ok(None) => Fate::New,
            Ok(Some(id)) if met.contains(&id) || !here.insert(id) => {
                Fate::Bad(GuestRowRefusal::Twice.into())
            }
            Ok(Some(id)) => match known.remove(&id) {
                // Erased while the file lay here.
                None => Fate::New,
                Some(one) => frame.adds(id, one, guest, &earlier),
            },
        };
        let card_no = guest.card_no.clone().filter(|card| !house.cards.contains_key(card));
        planned.push(Planned { row, own, fate, card_no });
    }
    Ok(planned)
}

impl Frame {
    fn adds(
        &self,
        guest: i64,
        mut one: KnownGuest,
        row: &ImportedGuest,
        earlier: &[EarlierRow],
    ) -> Fate {
        let note = self.note_index(row);
        let mut mine = earlier.iter().filter(|entry| entry.guest_id == guest);
        one.known.has_note = note.is_some() && mine.clone().any(|entry| entry.note_bidx == note);
        one.known.has_opening =
            mine.any(|entry| entry.journal_id.is_some() && entry.source == self.source);
        let filling = Box::new(fill(&one.known, row));
        Fate::Known { guest, before: Box::new(one), filling }
    }
}

/// Whom a row means.
struct Meant {
    who: Result<Option<i64>, Why>,
    /// The row without contacts that several guests use; `None` when it has none of those.
    own: Option<ImportedGuest>,
}

impl House {
    /// Whom a row means. Contacts that several guests use are taken out of it: they name nobody.
    fn who(&self, row: &Row) -> Meant {
        let mut meant = BTreeSet::new();
        let mut own: Vec<&ContactValue> = Vec::new();
        for (contact, value) in row.guest.contacts.iter().zip(&row.values) {
            match self.holders.get(value) {
                Some(Holder::Several) => continue,
                Some(Holder::One(guest)) => drop(meant.insert(*guest)),
                None => {}
            }
            own.push(contact);
        }
        let card = row.guest.card_no.as_ref().map(|card| self.cards.get(card));
        if let Some(Some(TakenCard { guest, is_same: true })) = card {
            meant.insert(*guest);
        }
        let mut meant = meant.into_iter();
        let who = match (meant.next(), meant.next()) {
            (Some(_), Some(_)) => Err(GuestRowRefusal::TwoGuests.into()),
            (Some(guest), None) => Ok(Some(guest)),
            (None, _) if !own.is_empty() || matches!(card, Some(None)) => Ok(None),
            // What is left names nobody: numbers of several guests, a card of another system.
            (None, _) => Err(GuestRowRefusal::Nobody.into()),
        };
        let is_whole = own.len() == row.guest.contacts.len();
        let without = || ImportedGuest {
            contacts: own.iter().map(|contact| (*contact).clone()).collect(),
            ..row.guest.clone()
        };
        Meant { who, own: (!is_whole).then(without) }
    }
}

fn cards<'c>(
    tx: &mut Tx<'_>,
    frame: &Frame,
    numbers: impl Iterator<Item = &'c str>,
) -> Result<BTreeMap<String, TakenCard>, Problem> {
    let numbers: Vec<Val> = numbers.map(Val::from).collect();
    let rows: Vec<CardRow> = tx.all_of(&sql::CARDS, &numbers)?;
    let card = |row: CardRow| {
        let is_same = row.source.as_deref() == Some(frame.source.as_str());
        (row.card_no, TakenCard { guest: row.guest_id, is_same })
    };
    Ok(rows.into_iter().map(card).collect())
}

fn known(
    tx: &mut Tx<'_>,
    frame: &Frame,
    ids: &[i64],
) -> Result<BTreeMap<i64, KnownGuest>, Problem> {
    let mut known = guests::known(tx, &frame.keyring, ids)?;
    let values: Vec<Val> = ids.iter().map(|guest| Val::from(*guest)).collect();
    let members: Vec<MemberOf> = tx.all_of(&sql::MEMBERS, &values)?;
    for member in members {
        if let Some(one) = known.get_mut(&member.guest_id) {
            one.known.card_no = Some(member.card_no);
        }
    }
    Ok(known)
}

fn earlier(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<EarlierRow>, Problem> {
    let values: Vec<Val> = ids.iter().map(|guest| Val::from(*guest)).collect();
    Ok(tx.all_of(&sql::EARLIER, &values)?)
}

/// What some rows come to.
#[derive(Default)]
pub(super) struct Outcome {
    counts: GuestCounts,
    /// Rows that are not taken: where, and why.
    pub bad: Vec<((usize, u32), Why)>,
    /// Guests of the house whom rows meant.
    pub met: Vec<i64>,
}

/// Counts what rows come to.
pub(super) fn tally(planned: &[Planned<'_>]) -> Outcome {
    let mut outcome = Outcome::default();
    for one in planned {
        let counts = &mut outcome.counts;
        match &one.fate {
            Fate::New => counts.new += 1,
            Fate::Known { guest, filling, .. } => {
                outcome.met.push(*guest);
                counts.changed += i64::from(!filling.is_empty());
                counts.unchanged += i64::from(filling.is_empty());
                counts.otherwise += i64::from(filling.kept > 0);
            }
            Fate::Bad(why) => {
                counts.duplicates += i64::from(why.code == super::TWICE);
                outcome.bad.push((one.place(), why.clone()));
                continue;
            }
        }
        counts.not_own += i64::from(one.guest().not_own);
        counts.joining += i64::from(one.joins());
        match one.opening() {
            Opening::None => {}
            Opening::Known => counts.openings_known += 1,
            Opening::Written => {
                counts.openings += 1;
                counts.points += one.guest().points;
                counts.growth += one.guest().growth;
                counts.principal_minor += one.guest().principal.raw();
                counts.bonus_minor += one.guest().bonus.raw();
            }
        }
        if let Some(tier) = one.guest().tier.as_ref().filter(|_| one.joins())
            && one.tier_id().is_none()
        {
            name_tier(&mut counts.unknown_tiers, tier);
        }
    }
    outcome
}

fn name_tier(tiers: &mut Vec<String>, tier: &str) {
    if tiers.len() < NAMED_TIERS && !tiers.iter().any(|known| known == tier) {
        tiers.push(tier.to_owned());
    }
}

impl Outcome {
    /// Adds the figures to those of other rows.
    pub fn add_to(&self, all: &mut GuestCounts) {
        let it = &self.counts;
        for (sum, part) in [
            (&mut all.new, it.new),
            (&mut all.changed, it.changed),
            (&mut all.unchanged, it.unchanged),
            (&mut all.duplicates, it.duplicates),
            (&mut all.joining, it.joining),
            (&mut all.otherwise, it.otherwise),
            (&mut all.not_own, it.not_own),
            (&mut all.openings, it.openings),
            (&mut all.openings_known, it.openings_known),
            (&mut all.points, it.points),
            (&mut all.growth, it.growth),
            (&mut all.principal_minor, it.principal_minor),
            (&mut all.bonus_minor, it.bonus_minor),
        ] {
            *sum += part;
        }
        it.unknown_tiers.iter().for_each(|tier| name_tier(&mut all.unknown_tiers, tier));
    }
}
