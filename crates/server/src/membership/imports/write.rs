//! Rows as guests, members and first journals.

use std::collections::BTreeSet;

use zhike_domain::guests::imported::{Filling, Opening};
use zhike_domain::kernel::id::IdBlock;
use zhike_store::{Tx, Val, p};

use super::fresh::{Brought, Ids, Joining, New, holder};
use super::plan::{Fate, Frame, Planned};
use super::taken::{Part, Ready};
use crate::guests::imported::{self as guests, Fill};
use crate::ledger::actions::{self as ledger, Opened};
use crate::ledger::read::holding;
use crate::membership::actions::join::card_no;
use crate::membership::sql::imported::{self as sql, CardRow, ENTRY_COLUMNS, MEMBER_COLUMNS};
use crate::platform::problem::Problem;

/// What is written of the rows of one transaction.
struct Writing<'a> {
    frame: &'a Frame,
    /// Card numbers of the house for those who bring none.
    cards: Vec<String>,
    guests: guests::Rows,
    opened: Opened,
    members: Vec<Val>,
    entries: Vec<Val>,
    touched: Vec<i64>,
}

/// Writes rows whose fate is known.
pub(super) fn write(
    tx: &mut Tx<'_>,
    frame: &Frame,
    part: &Part,
    planned: &[Planned<'_>],
) -> Result<(), Problem> {
    let mut writing = Writing {
        frame,
        cards: house_cards(tx, planned)?,
        guests: guests::Rows::default(),
        opened: Opened::default(),
        members: Vec::new(),
        entries: Vec::new(),
        touched: Vec::new(),
    };
    for (one, ready) in planned.iter().zip(&part.rows) {
        match &one.fate {
            Fate::New => writing.new_one(one, ready)?,
            Fate::Known { guest, filling, .. } if !filling.is_empty() => {
                writing.known_one(tx, one, *guest, filling, &ready.ids)?;
            }
            Fate::Known { .. } | Fate::Bad(_) => {}
        }
    }
    guests::insert(tx, &writing.guests)?;
    tx.put_many(&sql::INSERT_MEMBERS, MEMBER_COLUMNS, &writing.members)?;
    ledger::open(tx, &writing.opened)?;
    tx.put_many(&sql::INSERT_ENTRIES, ENTRY_COLUMNS, &writing.entries)?;
    Ok(guests::tell(tx, part.event_id, &writing.touched, frame.from())?)
}

impl Writing<'_> {
    fn new_one(&mut self, one: &Planned<'_>, ready: &Ready) -> Result<(), Problem> {
        match &ready.new {
            Some(new) if one.is_as_read() => self.add(one, new),
            // A number of several guests was taken out meanwhile, or it failed before.
            _ => {
                let tier_id = ready.row.tier_id;
                self.add(one, &self.frame.new_one(one.place(), one.guest(), tier_id, &ready.ids)?)
            }
        }
    }

    fn add(&mut self, one: &Planned<'_>, new: &New) -> Result<(), Problem> {
        self.guests.add(&new.rows);
        if let Some(joining) = &new.joining {
            self.join(one, new.guest, joining)?;
        }
        if let Some(opened) = &new.opened {
            self.opened.add(opened);
        }
        self.entries.extend_from_slice(&new.entry);
        self.touched.push(new.guest);
        Ok(())
    }

    fn join(&mut self, one: &Planned<'_>, guest: i64, joining: &Joining) -> Result<(), Problem> {
        let own = one.card_no.clone().or_else(|| self.cards.pop());
        let own = own.ok_or_else(|| Problem::fault("too few card numbers were drawn"))?;
        self.members.extend(self.frame.member(guest, joining, &own));
        Ok(())
    }

    fn known_one(
        &mut self,
        tx: &mut Tx<'_>,
        one: &Planned<'_>,
        guest: i64,
        filling: &Filling,
        ids: &IdBlock,
    ) -> Result<(), Problem> {
        let Fate::Known { before, .. } = &one.fate else { return Ok(()) };
        let (frame, row, mut ids) = (self.frame, one.guest(), Ids::of(ids));
        let own = ids.some(filling.contacts.len() + usize::from(filling.notes));
        let note = row.note.as_ref().filter(|_| filling.notes);
        let fill = Fill { guest, before, filling, note, ids: &own };
        let version = guests::fill(tx, &frame.keyring, &fill, frame.from())?;
        let entry = ids.one();
        let joining =
            one.joins().then(|| frame.joining(row, one.tier_id(), &mut ids)).transpose()?;
        if let Some(joining) = &joining {
            self.join(one, guest, joining)?;
        }
        let mut journal_id = None;
        if one.opening() == Opening::Written {
            let held = holding(tx, holder(guest))?;
            let journal = frame.opening(row, entry, held, &mut ids)?;
            ledger::write_down(tx, &journal, frame.today, holder(guest))?;
            journal_id = Some(journal.stamp().journal_id);
        }
        let (contacts, notes) = own.split_at(filling.contacts.len());
        let brought = Brought {
            guest,
            is_new: false,
            version,
            fields: fields(filling),
            contacts: contacts.to_vec(),
            note: notes.first().copied(),
            member: joining.map(|joining| joining.member),
            journal: journal_id,
        };
        self.entries.extend(frame.entry(one.place(), row, entry, &brought));
        self.touched.push(guest);
        Ok(())
    }
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
fn house_cards(tx: &mut Tx<'_>, planned: &[Planned<'_>]) -> Result<Vec<String>, Problem> {
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
