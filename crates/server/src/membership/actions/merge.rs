//! Two records that are one guest: what both have, and the higher tier, go to the one that stays;
//! and back.

use axum::http::StatusCode;
use zhike_domain::guests::{Choice, MergeRefusal};
use zhike_domain::kernel::id::{GuestId, GuestMergeId, IdBlock, JournalId, StoreId, TierId};
use zhike_domain::ledger::{Apart, Cause, CauseKind, Draft, Holder, Journal, Kind, Merged, Stamp};
use zhike_domain::membership::review::{Change, Reason, Standing};
use zhike_store::{Tx, p};

use super::join::points_credit;
use super::tiers::{self, Place, member_row};
use crate::guests::actions::{self as guests, Parted};
use crate::ledger::actions::{stamp, write};
use crate::ledger::read::{self as ledger, MergedFacts};
use crate::membership::programme::programme;
use crate::membership::read::standing_of;
use crate::membership::sql::member::MemberRow;
use crate::membership::sql::tier::{self as tier_sql, MergedChangeRow};
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock;

/// What is to become one.
#[derive(Clone, Copy, Debug)]
pub struct MergeWish {
    /// The record that stays.
    pub survivor_id: GuestId,
    /// The record that goes.
    pub merged_id: GuestId,
    /// Where it is done.
    pub store_id: StoreId,
    /// Whose values count.
    pub keep: Choice,
}

/// How many ids the journal of a merge may draw: a lot each, and some that arise on the way.
pub fn ids_needed(tx: &mut Tx<'_>, guests: &[GuestId]) -> Result<u32, Problem> {
    let mut lots = 0;
    for guest_id in guests {
        lots += ledger::whole_holding(tx, Holder::Guest(*guest_id))?.lots.len();
    }
    u32::try_from(lots + SPARE).map_err(Problem::fault)
}

/// Lots that may arise between the count and the merge.
const SPARE: usize = 64;

/// Merges. Lock both guests.
///
/// # Errors
/// [`MergeRefusal`]; 409 `hold.in_the_way` while a bill of the other is being paid.
pub fn merge(
    work: &mut Work<'_, '_>,
    wish: &MergeWish,
    ids: &IdBlock,
) -> Result<GuestMergeId, Problem> {
    let (survivor, merged) = (wish.survivor_id, wish.merged_id);
    if survivor == merged {
        return Err(refuse(MergeRefusal::OneRecord));
    }
    guests::require(work.tx, survivor)?;
    guests::require(work.tx, merged).map_err(|problem| match problem.code {
        "thing.not_there" => Problem::field("/other_id", "guest.not_there"),
        _ => problem,
    })?;
    let (mine, theirs) = (member_row(work.tx, survivor)?, member_row(work.tx, merged)?);
    if mine.is_none() && theirs.is_some() {
        return Err(refuse(MergeRefusal::MemberStays { guest_id: merged }));
    }
    let guest_merge_id = GuestMergeId::from_raw(work.id()?);
    let cause = Cause { kind: CauseKind::Merge, id: guest_merge_id.raw() };
    let stamp = stamp(work, Kind::Merge, cause, wish.store_id)?;
    let holding = ledger::whole_holding(work.tx, Holder::Guest(survivor))?;
    let from = ledger::whole_holding(work.tx, Holder::Guest(merged))?;
    fits(ids, from.lots.len())?;
    let mut draft = Draft::begin(stamp, holding, ids.clone());
    draft.take_over(&from).map_err(refuse)?;
    let journal_id = write(work, &draft.finish())?;
    if let (Some(mine), Some(theirs)) = (&mine, &theirs) {
        lift(work, mine, theirs, wish.store_id, journal_id)?;
    }
    let (survivor_id, merged_id) = (survivor, merged);
    let MergeWish { store_id, keep, .. } = *wish;
    let record =
        guests::Merge { survivor_id, merged_id, store_id, keep, guest_merge_id, journal_id };
    guests::merge(work, &record)?;
    Ok(guest_merge_id)
}

fn fits(ids: &IdBlock, lots: usize) -> Result<(), Problem> {
    match usize::try_from(ids.len()).is_ok_and(|ids| ids > lots) {
        true => Ok(()),
        false => Err(Problem::new(StatusCode::CONFLICT, "ledger.moved")),
    }
}

/// Gives the survivor the other's tier when that is the higher one.
fn lift(
    work: &mut Work<'_, '_>,
    mine: &MemberRow,
    theirs: &MemberRow,
    store_id: StoreId,
    journal_id: Option<JournalId>,
) -> Result<(), Problem> {
    let programme = programme(work.tx)?;
    let place = |row: &MemberRow| programme.ladder.place(TierId::from_raw(row.tier_id));
    if place(theirs).map_err(refuse)? <= place(mine).map_err(refuse)? {
        return Ok(());
    }
    let day = store_clock::of(work.tx, store_id)?.day(work.now());
    let after = Standing { since: day, reason: Reason::Merged, ..standing_of(theirs)? };
    let change = Change { before: standing_of(mine)?, after };
    let at = Place { day, store_id: Some(store_id), journal_id };
    tiers::write(work, mine, &programme, &change, at)?;
    Ok(())
}

/// A merge taken apart.
#[derive(Clone, Debug)]
pub struct Unmerged {
    /// The two records.
    pub parted: Parted,
    /// What of the ledger could not be as before.
    pub apart: Apart,
}

/// Takes a merge apart: both are as before, but for what happened since. Lock both guests.
///
/// # Errors
/// [`MergeRefusal`]; 409 `hold.in_the_way` while a bill of the survivor is being paid.
pub fn unmerge(
    work: &mut Work<'_, '_>,
    guest_merge_id: GuestMergeId,
    store_id: StoreId,
    ids: &IdBlock,
) -> Result<Unmerged, Problem> {
    let row = guests::find_merge(work.tx, guest_merge_id)?;
    let survivor_id = GuestId::from_raw(row.survivor_id);
    let mut family = vec![GuestId::from_raw(row.merged_id)];
    family.extend(guests::family_of(work.tx, family[0])?);
    let cause = Cause { kind: CauseKind::Merge, id: guest_merge_id.raw() };
    let plain = stamp(work, Kind::Unmerge, cause, store_id)?;
    let journal = match row.journal_id {
        Some(journal_id) => ledger::journal(work.tx, JournalId::from_raw(journal_id))?,
        // Nothing was moved then; what came since may still be the other's.
        None => Journal::of(
            Stamp { journal_id: JournalId::from_raw(guest_merge_id.raw()), ..plain },
            Vec::new(),
            Vec::new(),
        ),
    };
    let facts = ledger::merged_facts(work.tx, survivor_id, &family, &journal)?;
    fits(ids, facts.survivor.lots.len())?;
    let MergedFacts { survivor, merged, brought, own } = facts;
    let reverses = row.journal_id.map(JournalId::from_raw);
    let mut draft = Draft::begin(Stamp { reverses, ..plain }, merged, ids.clone());
    let clock = store_clock::of(work.tx, store_id)?;
    let fresh = points_credit(&*programme(work.tx)?, 1, &clock, plain.at);
    let (brought, own, fresh) = (&brought, &own, &fresh);
    let merged = Merged { survivor: &survivor, journal: &journal, brought, own, fresh };
    let apart = draft.take_apart(&merged).map_err(refuse)?;
    let written = write(work, &draft.finish())?;
    lower(work, survivor_id, row.merged_at, store_id, written)?;
    let parted = guests::part(work, guest_merge_id, store_id)?;
    Ok(Unmerged { parted, apart })
}

/// Takes the tier back that the merge gave, unless something else moved it since.
fn lower(
    work: &mut Work<'_, '_>,
    survivor_id: GuestId,
    merged_at: i64,
    store_id: StoreId,
    journal_id: Option<JournalId>,
) -> Result<(), Problem> {
    let Some(member) = member_row(work.tx, survivor_id)? else { return Ok(()) };
    let found: Option<MergedChangeRow> =
        work.tx.opt(&tier_sql::BY_MERGE, p![member.member_id, merged_at])?;
    let Some(lifted) = found else { return Ok(()) };
    let history = tiers::history(work.tx, member.member_id)?;
    let given = history.iter().find(|change| {
        change.after.reason == Reason::Merged
            && change.after.tier_id.raw() == lifted.after_tier_id
            && change.after.since.days() == lifted.after_since
    });
    let now = standing_of(&member)?;
    let Some(given) = given.filter(|change| change.after == now) else { return Ok(()) };
    let day = store_clock::of(work.tx, store_id)?.day(work.now());
    let change = Change { before: now, after: given.before };
    let at = Place { day, store_id: Some(store_id), journal_id };
    let programme = programme(work.tx)?;
    tiers::write(work, &member, &programme, &change, at)?;
    Ok(())
}
