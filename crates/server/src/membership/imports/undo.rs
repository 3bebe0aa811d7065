//! Taking back what a list of guests brought: those it made go, those it added to get back what
//! they had. Whoever was changed, or came, since stays as he is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use zhike_domain::guests::imported::{GuestRowRefusal, Why};
use zhike_domain::kernel::id::{GuestId, IdBlock, ImportId, JournalId, StaffId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};
use zhike_domain::ledger::{Cause, CauseKind, Draft, Holder, Kind, Stamp};
use zhike_store::{Tx, Val, p};

use crate::guests::imported::{self as guests, Added, From, Remains};
use crate::imports::engine::told;
use crate::imports::kind::{Bad, Hands};
use crate::imports::read as imports;
use crate::ledger::actions as ledger;
use crate::ledger::read as books;
use crate::membership::sql::imported::{self as sql, EntryRow, NumberOf};
use crate::platform::http::call::refuse;
use crate::platform::jobs::JobError;
use crate::platform::problem::Problem;

/// Guests taken back in one transaction.
const AT_ONCE: i64 = 200;
/// Ids that taking one back may need: a journal, and lots for what is returned.
const IDS_EACH: u32 = 5;

/// What an import had added, as its entry tells.
#[derive(Deserialize)]
struct AddedBy {
    fields: Vec<String>,
    contacts: Vec<i64>,
}

/// Takes a part back; answers of how many guests.
pub(super) fn clear(hands: &Hands<'_>, import: i64) -> Result<u64, JobError> {
    let ids = (hands.ids)(u32::try_from(AT_ONCE).unwrap_or(0) * IDS_EACH + 1);
    let now = Millis((hands.now)());
    let done = hands.store.write_blocking(move |tx| {
        let rows: Vec<EntryRow> = tx.all(&sql::THERE, p![import, AT_ONCE])?;
        if rows.is_empty() {
            return Ok(0);
        }
        let row = imports::import(tx, ImportId::from_raw(import))?;
        let store_id = StoreId::from_raw(row.store_id);
        let day = ledger::day_of(tx, store_id, now)?;
        let since = Since::of(tx, &rows)?;
        let back = Back { store_id, staff: row.created_by, day, now, ids: &ids };
        let mut gone = Vec::new();
        for (at, row) in (0_u32..).zip(&rows) {
            let is_back = !since.touched(row) && back.take(tx, row, at)?;
            let state = if is_back { "gone" } else { "stayed" };
            tx.put(&sql::MARK, p![row.guest_import_id, state])?;
            gone.extend(is_back.then_some(row.guest_id));
        }
        let from = From { store_id, staff: row.created_by, now: now.0 };
        guests::tell(tx, ids.at(ids.len() - 1), &gone, from)?;
        Ok::<_, Problem>(rows.len() as u64)
    });
    done.map_err(told)
}

/// What has happened to guests since an import brought something.
struct Since {
    versions: BTreeMap<i64, i64>,
    relied_on: BTreeSet<i64>,
    merged: BTreeSet<i64>,
    journals: Vec<NumberOf>,
    members: BTreeMap<i64, i64>,
}

impl Since {
    fn of(tx: &mut Tx<'_>, rows: &[EntryRow]) -> Result<Since, Problem> {
        let ids: BTreeSet<i64> = rows.iter().map(|row| row.guest_id).collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        let values: Vec<Val> = ids.iter().map(|guest| Val::from(*guest)).collect();
        let mut relied_on: BTreeSet<i64> =
            tx.all_of::<i64>(&sql::RELIED_ON, &values)?.into_iter().collect();
        relied_on.extend(guests::relied_on(tx, &ids)?);
        let members: Vec<NumberOf> = tx.all_of(&sql::VERSIONS, &values)?;
        Ok(Since {
            versions: guests::versions(tx, &ids)?,
            relied_on,
            merged: guests::merged(tx, &ids)?,
            journals: tx.all_of(&sql::JOURNALS, &values)?,
            members: members.into_iter().map(|row| (row.guest_id, row.number)).collect(),
        })
    }

    /// Whether somebody has changed the guest, or relies on what came.
    fn touched(&self, row: &EntryRow) -> bool {
        let guest = row.guest_id;
        let is_changed =
            self.versions.get(&guest) != Some(&row.guest_version) || self.merged.contains(&guest);
        let other = |one: &NumberOf| one.guest_id == guest && Some(one.number) != row.journal_id;
        let has_moved = self.journals.iter().any(other);
        let is_member_changed =
            row.member_id.is_some() && self.members.get(&guest).is_some_and(|number| *number != 1);
        let is_relied_on = row.is_new && self.relied_on.contains(&guest);
        // A guest who was there before may have moved what he had; what came is looked at alone.
        let came_along = row.is_new || row.member_id.is_some();
        is_changed || is_member_changed || is_relied_on || came_along && has_moved
    }
}

/// Who takes back, where and when.
struct Back<'a> {
    store_id: StoreId,
    staff: Option<i64>,
    day: BusinessDay,
    now: Millis,
    ids: &'a IdBlock,
}

impl Back<'_> {
    /// Takes back what one row brought; `false` when some of the money or points was used since.
    fn take(&self, tx: &mut Tx<'_>, row: &EntryRow, at: u32) -> Result<bool, Problem> {
        if let Some(journal) = row.journal_id
            && !self.reverse(tx, row.guest_id, journal, at)?
        {
            return Ok(false);
        }
        if let Some(member) = row.member_id {
            tx.put(&sql::REMOVE_DAYS, p![member])?;
            tx.put(&sql::REMOVE_MEMBER, p![member])?;
        }
        if row.is_new {
            let has_books = row.journal_id.is_some();
            let remains = if has_books { Remains::Number } else { Remains::Nothing };
            guests::remove(tx, row.guest_id, remains, self.now.0)?;
            return Ok(true);
        }
        let added: AddedBy = serde_json::from_str(&row.added).map_err(Problem::fault)?;
        let has = |word: &str| added.fields.iter().any(|field| field == word);
        let fields = ["name", "title", "sex", "birthday"].map(has);
        let (guest, version) = (row.guest_id, row.guest_version);
        let added = Added { guest, version, fields, contacts: &added.contacts, note: row.note_id };
        guests::empty(tx, &added)?;
        Ok(true)
    }

    fn reverse(&self, tx: &mut Tx<'_>, guest: i64, journal: i64, at: u32) -> Result<bool, Problem> {
        let journal_id = JournalId::from_raw(journal);
        let original = books::journal(tx, journal_id)?;
        let holder = Holder::Guest(GuestId::from_raw(guest));
        let held = books::holding_for_undo(tx, holder, &original)?;
        let is_whole = original.opened().iter().all(|opened| {
            let now = held.lot(opened.lot_id);
            now.is_some_and(|now| {
                (now.free, now.pending, now.held) == (opened.free, opened.pending, opened.held)
            })
        });
        if !is_whole {
            return Ok(false);
        }
        let first = at * IDS_EACH;
        let stamp = Stamp {
            journal_id: JournalId::from_raw(self.ids.at(first)),
            kind: Kind::Reversal,
            cause: Cause { kind: CauseKind::Journal, id: journal },
            store_id: self.store_id,
            staff_id: self.staff.map(StaffId::from_raw),
            at: self.now,
            reverses: Some(journal_id),
        };
        let mut draft = Draft::begin(stamp, held, self.ids.part(first + 1, IDS_EACH - 1));
        draft.undo_rest(&original, &[]).map_err(refuse)?;
        ledger::write_down(tx, &draft.finish(), self.day, holder)?;
        Ok(true)
    }
}

/// The rows of which something stays.
pub(super) fn stayed(hands: &Hands<'_>, import: i64) -> Result<Vec<Bad>, JobError> {
    let rows: Vec<EntryRow> =
        hands.store.read_blocking(move |tx| tx.all(&sql::STAYED, p![import]))?;
    let why = Why::from(GuestRowRefusal::Touched);
    let bad = rows.into_iter().map(|row| Bad {
        sheet: String::new(),
        row: row.row_no,
        column: GuestId::from_raw(row.guest_id).to_string(),
        code: why.code,
        why: why.words.clone(),
    });
    Ok(bad.collect())
}
