//! Rows as guests, members and first journals.

use std::collections::BTreeSet;

use serde_json::json;
use zhike_domain::guests::imported::{Filling, ImportedGuest, Opening};
use zhike_domain::kernel::id::{GuestId, IdBlock, JournalId, StaffId};
use zhike_domain::kernel::time::{BusinessDay, local_instant};
use zhike_domain::ledger::{
    Cause, CauseKind, Credit, Draft, Holder, Holding, House, Journal, Kind, Stamp, Unit,
};
use zhike_store::{Tx, Val, p};

use super::plan::{Fate, Frame, Planned, Ready};
use crate::guests::imported::{self as guests, Fill, Fresh, From};
use crate::ledger::actions as ledger;
use crate::ledger::read::holding;
use crate::membership::actions::join::{card_no, points_credit};
use crate::membership::sql::imported::{self as sql, CardRow, ENTRY_COLUMNS, MEMBER_COLUMNS};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// Ids of a row beside those of its contacts: entry, guest, note, member, journal.
const FIXED_IDS: usize = 5;
/// Lots that an opening may open.
const LOTS: u32 = 4;
/// The second of the day at which somebody joined of whom only the day is known: noon.
const NOON: u32 = 12 * 3_600;
/// The version of the terms of those who never accepted the house's own.
const NO_TERMS: i64 = 0;

/// How many ids these rows may need, and one for what is told.
pub(super) fn ids_for(rows: &[Ready]) -> u32 {
    let of_row = |row: &Ready| row.guest.contacts.len() + FIXED_IDS + LOTS as usize;
    u32::try_from(rows.iter().map(of_row).sum::<usize>() + 1).unwrap_or(u32::MAX)
}

/// Ids that are handed out one by one.
struct Ids<'a> {
    block: &'a IdBlock,
    drawn: u32,
}

impl Ids<'_> {
    fn one(&mut self) -> i64 {
        self.drawn += 1;
        self.block.at(self.drawn - 1)
    }

    fn some(&mut self, count: usize) -> Vec<i64> {
        (0..count).map(|_| self.one()).collect()
    }

    fn part(&mut self, count: u32) -> IdBlock {
        self.drawn += count;
        self.block.part(self.drawn - count, count)
    }
}

/// What is written of the rows of one transaction.
struct Writing<'a> {
    frame: &'a Frame,
    ids: Ids<'a>,
    from: From,
    today: BusinessDay,
    /// Card numbers of the house for those who bring none.
    cards: Vec<String>,
    members: Vec<Val>,
    entries: Vec<Val>,
    first: Vec<(Holder, Journal)>,
    touched: Vec<i64>,
}

/// What one row brought, for its entry.
#[derive(Default)]
struct Brought {
    guest: i64,
    is_new: bool,
    version: i64,
    fields: Vec<&'static str>,
    contacts: Vec<i64>,
    note: Option<i64>,
}

/// Writes rows whose fate is known.
pub(super) fn write(
    tx: &mut Tx<'_>,
    frame: &Frame,
    planned: &[Planned],
    ids: &IdBlock,
) -> Result<(), Problem> {
    let store_id = frame.clock.store_id;
    let mut writing = Writing {
        frame,
        ids: Ids { block: ids, drawn: 0 },
        from: From { store_id, staff: frame.staff, now: frame.now.0 },
        today: frame.clock.day(frame.now),
        cards: house_cards(tx, planned)?,
        members: Vec::new(),
        entries: Vec::new(),
        first: Vec::new(),
        touched: Vec::new(),
    };
    writing.new_ones(tx, planned)?;
    for one in planned {
        if let Fate::Known { guest, filling, .. } = &one.fate
            && !filling.is_empty()
        {
            writing.known_one(tx, one, *guest, filling)?;
        }
    }
    tx.put_many(&sql::INSERT_MEMBERS, MEMBER_COLUMNS, &writing.members)?;
    ledger::open(tx, &writing.first, writing.today)?;
    tx.put_many(&sql::INSERT_ENTRIES, ENTRY_COLUMNS, &writing.entries)?;
    let event_id = writing.ids.one();
    Ok(guests::tell(tx, event_id, &writing.touched, writing.from)?)
}

impl Writing<'_> {
    fn new_ones(&mut self, tx: &mut Tx<'_>, planned: &[Planned]) -> Result<(), Problem> {
        let new = planned.iter().filter(|one| matches!(one.fate, Fate::New));
        let drawn: Vec<(&Planned, i64, Vec<i64>)> = new
            .map(|one| {
                let contacts = one.guest.contacts.len() + usize::from(one.guest.note.is_some());
                (one, self.ids.one(), self.ids.some(contacts))
            })
            .collect();
        let fresh: Vec<Fresh<'_>> = drawn
            .iter()
            .map(|(one, guest, ids)| Fresh { guest: *guest, row: &one.guest, ids })
            .collect();
        guests::insert(tx, &self.frame.keyring, &fresh, self.from)?;
        for (one, guest, ids) in &drawn {
            let note = one.guest.note.as_ref().and_then(|_| ids.last().copied());
            let brought =
                Brought { guest: *guest, is_new: true, version: 1, note, ..Brought::default() };
            let entry = self.ids.one();
            let member = self.join(one, *guest)?;
            let journal = self.opening(one, *guest, entry, None)?;
            let journal_id = journal.as_ref().map(|one| one.stamp().journal_id);
            self.first.extend(journal.map(|journal| (holder(*guest), journal)));
            self.entry(one, entry, &brought, (member, journal_id));
        }
        Ok(())
    }

    fn known_one(
        &mut self,
        tx: &mut Tx<'_>,
        one: &Planned,
        guest: i64,
        filling: &Filling,
    ) -> Result<(), Problem> {
        let Fate::Known { before, .. } = &one.fate else { return Ok(()) };
        let ids = self.ids.some(filling.contacts.len() + usize::from(filling.notes));
        let note = one.guest.note.as_ref().filter(|_| filling.notes);
        let fill = Fill { guest, before, filling, note, ids: &ids };
        let version = guests::fill(tx, &self.frame.keyring, &fill, self.from)?;
        let (contacts, notes) = ids.split_at(filling.contacts.len());
        let brought = Brought {
            guest,
            is_new: false,
            version,
            fields: fields(filling),
            contacts: contacts.to_vec(),
            note: notes.first().copied(),
        };
        let entry = self.ids.one();
        let member = self.join(one, guest)?;
        let held = match one.opening() {
            Opening::Written => Some(holding(tx, holder(guest))?),
            Opening::None | Opening::Known => None,
        };
        let journal = self.opening(one, guest, entry, held)?;
        let journal_id = journal.as_ref().map(|one| one.stamp().journal_id);
        if let Some(journal) = journal {
            ledger::write_down(tx, &journal, self.today, holder(guest))?;
        }
        self.entry(one, entry, &brought, (member, journal_id));
        Ok(())
    }

    /// The row of a new membership.
    fn join(&mut self, one: &Planned, guest: i64) -> Result<Option<i64>, Problem> {
        if !one.joins() {
            return Ok(None);
        }
        let ladder = &self.frame.programme.ladder;
        let standing = ladder.brought(one.tier_id, self.today).map_err(refuse)?;
        let member = self.ids.one();
        let own = one.card_no.clone().or_else(|| self.cards.pop());
        let own = own.ok_or_else(|| Problem::fault("too few card numbers were drawn"))?;
        let day = one.guest.joined.unwrap_or(self.today);
        let noon = local_instant(day, NOON, &self.frame.clock.zone).0;
        self.members.extend_from_slice(p![
            member,
            guest,
            own,
            standing.tier_id.raw(),
            standing.since.days(),
            standing.ends_on.map(BusinessDay::days),
            standing.reason.as_str(),
            NO_TERMS,
            false,
            self.from.store_id.raw(),
            day.days(),
            noon.min(self.from.now),
            self.frame.staff,
            1
        ]);
        Ok(Some(member))
    }

    /// Points and money that the row brings, as one journal.
    fn opening(
        &mut self,
        one: &Planned,
        guest: i64,
        entry: i64,
        held: Option<Holding>,
    ) -> Result<Option<Journal>, Problem> {
        if one.opening() != Opening::Written {
            return Ok(None);
        }
        let stamp = Stamp {
            journal_id: JournalId::from_raw(self.ids.one()),
            kind: Kind::Import,
            cause: Cause { kind: CauseKind::Import, id: entry },
            store_id: self.from.store_id,
            staff_id: self.frame.staff.map(StaffId::from_raw),
            at: self.frame.now,
            reverses: None,
        };
        let held = held.unwrap_or_else(|| Holding::empty(holder(guest)));
        let mut draft = Draft::begin(stamp, held, self.ids.part(LOTS));
        for credit in self.credits(&one.guest) {
            draft.credit(&credit).map_err(refuse)?;
        }
        Ok(Some(draft.finish()))
    }

    /// Points live as points that are given today do; money does not end.
    fn credits(&self, row: &ImportedGuest) -> Vec<Credit> {
        let Frame { programme, clock, now, .. } = self.frame;
        let plain = |unit, amount| Credit { from: House::Adjusted, ..Credit::new(unit, amount) };
        let points = points_credit(programme, row.points, clock, *now);
        let credits = [
            Credit { from: House::Adjusted, ..points },
            plain(Unit::Growth, row.growth),
            plain(Unit::Principal, row.principal.raw()),
            plain(Unit::Bonus, row.bonus.raw()),
        ];
        credits.into_iter().filter(|credit| credit.amount > 0).collect()
    }

    fn entry(
        &mut self,
        one: &Planned,
        entry: i64,
        brought: &Brought,
        (member, journal): (Option<i64>, Option<JournalId>),
    ) {
        let added = json!({"fields": brought.fields, "contacts": brought.contacts}).to_string();
        let note = brought.note.and_then(|_| self.frame.note_index(&one.guest));
        let sheet = i64::try_from(one.place.0).unwrap_or(i64::MAX);
        self.touched.push(brought.guest);
        self.entries.extend_from_slice(p![
            entry,
            self.frame.import,
            sheet,
            one.place.1,
            brought.guest,
            brought.is_new,
            brought.version,
            added,
            brought.note,
            note,
            member,
            journal.map(JournalId::raw),
            "there"
        ]);
    }
}

fn holder(guest: i64) -> Holder {
    Holder::Guest(GuestId::from_raw(guest))
}

/// The words of the fields that a filling gives.
fn fields(filling: &Filling) -> Vec<&'static str> {
    let given = [
        (filling.name.is_some(), "name"),
        (filling.title.is_some(), "title"),
        (filling.sex.is_some(), "sex"),
        (filling.birthday.is_some(), "birthday"),
    ];
    given.into_iter().filter_map(|(is_given, word)| is_given.then_some(word)).collect()
}

/// Numbers for those who become members and bring none, free of those that files brought.
fn house_cards(tx: &mut Tx<'_>, planned: &[Planned]) -> Result<Vec<String>, Problem> {
    let lacking = planned.iter().filter(|one| one.joins() && one.card_no.is_none()).count();
    let brought: BTreeSet<&str> = planned.iter().filter_map(|one| one.card_no.as_deref()).collect();
    let mut cards: Vec<String> = Vec::with_capacity(lacking);
    while cards.len() < lacking {
        let count = i64::try_from(lacking - cards.len()).map_err(Problem::fault)?;
        let last: i64 = tx.one(&sql::NEXT_CARDS, p![count])?;
        let drawn: Vec<String> = (last - count + 1..=last).map(card_no).collect();
        let values: Vec<Val> = drawn.iter().map(|card| Val::from(card.as_str())).collect();
        let taken: Vec<CardRow> = tx.all_of(&sql::CARDS, &values)?;
        let is_free = |card: &String| {
            !brought.contains(card.as_str()) && taken.iter().all(|row| row.card_no != *card)
        };
        cards.extend(drawn.into_iter().filter(is_free));
    }
    cards.reverse();
    Ok(cards)
}
