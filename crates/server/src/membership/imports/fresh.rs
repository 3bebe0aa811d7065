//! What rows become in the database, made ready before the transaction that writes it begins, while
//! the transaction before it runs: sealing takes as long as writing does.

use serde_json::json;
use zhike_domain::guests::imported::ImportedGuest;
use zhike_domain::kernel::id::{GuestId, IdBlock, JournalId, StaffId, TierId};
use zhike_domain::kernel::time::{BusinessDay, local_instant};
use zhike_domain::ledger::{
    Cause, CauseKind, Credit, Draft, Holder, Holding, House, Journal, Kind, Stamp, Unit,
};
use zhike_domain::membership::review::Standing;
use zhike_store::{Val, p};

use super::plan::Frame;
use crate::guests::imported as guests;
use crate::ledger::actions::Opened;
use crate::membership::actions::join::points_credit;
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

/// How many ids a row with so many contacts may need.
pub(super) fn ids_for(contacts: u32) -> u32 {
    contacts + u32::try_from(FIXED_IDS).unwrap_or(0) + LOTS
}

/// Ids that are handed out one by one.
pub(super) struct Ids<'a> {
    block: &'a IdBlock,
    drawn: u32,
}

impl Ids<'_> {
    pub fn of(block: &IdBlock) -> Ids<'_> {
        Ids { block, drawn: 0 }
    }

    pub fn one(&mut self) -> i64 {
        self.drawn += 1;
        self.block.at(self.drawn - 1)
    }

    pub fn some(&mut self, count: usize) -> Vec<i64> {
        (0..count).map(|_| self.one()).collect()
    }

    fn part(&mut self, count: u32) -> IdBlock {
        self.drawn += count;
        self.block.part(self.drawn - count, count)
    }
}

/// Somebody whom nobody knows, as rows.
pub(super) struct New {
    pub guest: i64,
    pub rows: guests::Rows,
    pub joining: Option<Joining>,
    pub opened: Option<Opened>,
    pub entry: Vec<Val>,
}

/// A membership that begins; its card is drawn when it is written.
pub(super) struct Joining {
    pub member: i64,
    standing: Standing,
    day: BusinessDay,
    at: i64,
}

/// What one row brought, for its entry.
#[derive(Default)]
pub(super) struct Brought {
    pub guest: i64,
    pub is_new: bool,
    pub version: i64,
    pub fields: Vec<&'static str>,
    pub contacts: Vec<i64>,
    pub note: Option<i64>,
    pub member: Option<i64>,
    pub journal: Option<JournalId>,
}

impl Frame {
    /// The rows of somebody whom nobody knows.
    pub fn new_one(
        &self,
        place: (usize, u32),
        row: &ImportedGuest,
        tier_id: Option<TierId>,
        ids: &IdBlock,
    ) -> Result<New, Problem> {
        let mut ids = Ids::of(ids);
        let guest = ids.one();
        let own = ids.some(row.contacts.len() + usize::from(row.note.is_some()));
        let fresh = guests::Fresh { guest, row, ids: &own };
        let rows = guests::Rows::of(&self.keyring, &fresh, self.from())?;
        let note = row.note.as_ref().and_then(|_| own.last().copied());
        let entry = ids.one();
        let joining = row.is_member.then(|| self.joining(row, tier_id, &mut ids)).transpose()?;
        let nothing = || Holding::empty(holder(guest));
        let journal = row.has_balance().then(|| self.opening(row, entry, nothing(), &mut ids));
        let journal = journal.transpose()?;
        let opened = journal.as_ref().map(|one| Opened::of(holder(guest), one, self.today));
        let brought = Brought {
            guest,
            is_new: true,
            version: 1,
            note,
            member: joining.as_ref().map(|joining| joining.member),
            journal: journal.as_ref().map(|one| one.stamp().journal_id),
            ..Brought::default()
        };
        let entry = self.entry(place, row, entry, &brought);
        Ok(New { guest, rows, joining, opened: opened.transpose()?, entry })
    }

    /// A new membership.
    pub fn joining(
        &self,
        row: &ImportedGuest,
        tier_id: Option<TierId>,
        ids: &mut Ids<'_>,
    ) -> Result<Joining, Problem> {
        let standing = self.programme.ladder.brought(tier_id, self.today).map_err(refuse)?;
        let day = row.joined.unwrap_or(self.today);
        let noon = local_instant(day, NOON, &self.clock.zone).0;
        Ok(Joining { member: ids.one(), standing, day, at: noon.min(self.now.0) })
    }

    /// Its row.
    pub fn member(&self, guest: i64, joining: &Joining, card_no: &str) -> Vec<Val> {
        let Joining { member, standing, day, at } = joining;
        p![
            *member,
            guest,
            card_no,
            standing.tier_id.raw(),
            standing.since.days(),
            standing.ends_on.map(BusinessDay::days),
            standing.reason.as_str(),
            NO_TERMS,
            false,
            self.clock.store_id.raw(),
            day.days(),
            *at,
            self.staff,
            1
        ]
        .to_vec()
    }

    /// Points and money that a row brings, as one journal.
    pub fn opening(
        &self,
        row: &ImportedGuest,
        entry: i64,
        held: Holding,
        ids: &mut Ids<'_>,
    ) -> Result<Journal, Problem> {
        let stamp = Stamp {
            journal_id: JournalId::from_raw(ids.one()),
            kind: Kind::Import,
            cause: Cause { kind: CauseKind::Import, id: entry },
            store_id: self.clock.store_id,
            staff_id: self.staff.map(StaffId::from_raw),
            at: self.now,
            reverses: None,
        };
        let mut draft = Draft::begin(stamp, held, ids.part(LOTS));
        for credit in self.credits(row) {
            draft.credit(&credit).map_err(refuse)?;
        }
        Ok(draft.finish())
    }

    /// Points live as points that are given today do; money does not end.
    fn credits(&self, row: &ImportedGuest) -> Vec<Credit> {
        let plain = |unit, amount| Credit { from: House::Adjusted, ..Credit::new(unit, amount) };
        let points = points_credit(&self.programme, row.points, &self.clock, self.now);
        let credits = [
            Credit { from: House::Adjusted, ..points },
            plain(Unit::Growth, row.growth),
            plain(Unit::Principal, row.principal.raw()),
            plain(Unit::Bonus, row.bonus.raw()),
        ];
        credits.into_iter().filter(|credit| credit.amount > 0).collect()
    }

    /// What is kept of a row, for taking it back.
    pub fn entry(
        &self,
        place: (usize, u32),
        row: &ImportedGuest,
        entry: i64,
        brought: &Brought,
    ) -> Vec<Val> {
        let added = json!({"fields": brought.fields, "contacts": brought.contacts}).to_string();
        let note = brought.note.and_then(|_| self.note_index(row));
        let sheet = i64::try_from(place.0).unwrap_or(i64::MAX);
        p![
            entry,
            self.import,
            sheet,
            place.1,
            brought.guest,
            brought.is_new,
            brought.version,
            added,
            brought.note,
            note,
            brought.member,
            brought.journal.map(JournalId::raw),
            "there"
        ]
        .to_vec()
    }
}

pub(super) fn holder(guest: i64) -> Holder {
    Holder::Guest(GuestId::from_raw(guest))
}
