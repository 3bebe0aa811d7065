//! Tiers: up at once after a bill, back when a refund takes away what an upgrade stood on.

use zhike_domain::kernel::id::{GuestId, JournalId, MemberId, StoreId, TierId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::{BusinessDay, business_day_span};
use zhike_domain::ledger::Holder;
use zhike_domain::membership::review::{Change, Reason, Standing};
use zhike_domain::membership::tier::{Ladder, Measure, Measured};
use zhike_store::{Tx, p};

use crate::ledger::actions::visited;
use crate::ledger::read as ledger;
use crate::membership::programme::{Programme, programme};
use crate::membership::read::standing_of;
use crate::membership::sql::member::{self, DoneRow, MemberRow};
use crate::membership::sql::tier::{self as sql, ChangeRow};
use crate::membership::sql::top_up;
use crate::platform::choices;
use crate::platform::http::act::Work;
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::platform::store_clock::StoreClock;

/// A bill that was paid; its journal is written.
#[derive(Debug, Clone)]
pub struct Visit<'a> {
    /// Who paid.
    pub guest_id: GuestId,
    /// The store's clock.
    pub clock: &'a StoreClock,
    /// What was paid, minor units.
    pub paid_minor: Minor,
    /// The settlement's journal, when there is one.
    pub journal_id: Option<JournalId>,
}

/// A bill that was refunded, wholly or in part; the refund's journal is written.
#[derive(Debug, Clone)]
pub struct Unvisit<'a> {
    /// Who had paid.
    pub guest_id: GuestId,
    /// The store's clock.
    pub clock: &'a StoreClock,
    /// The business day of the settlement.
    pub settled_day: BusinessDay,
    /// What was paid back now, minor units.
    pub back_minor: Minor,
    /// Whether nothing of the bill is left, so that the visit no longer counts.
    pub whole: bool,
    /// The refund's journal, when there is one.
    pub journal_id: Option<JournalId>,
}

/// A change of tier in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierChange {
    /// Whose.
    pub member_id: MemberId,
    /// The tier before.
    pub before: TierId,
    /// Its name.
    pub before_name: String,
    /// The tier since.
    pub after: TierId,
    /// Its name.
    pub after_name: String,
    /// The first day after the new tier's term.
    pub ends_on: Option<BusinessDay>,
    /// Why.
    pub reason: Reason,
}

/// Counts the visit, lets points that live while the guest comes live on, and raises the tier that
/// he has now reached. Lock the guest.
pub fn after_settlement(
    work: &mut Work<'_, '_>,
    visit: &Visit<'_>,
) -> Result<Option<TierChange>, Problem> {
    let Visit { guest_id, clock, paid_minor, journal_id } = *visit;
    visited(work, Holder::Guest(guest_id), clock)?;
    let Some(row) = member_row(work.tx, guest_id)? else { return Ok(None) };
    let day = clock.day(work.now());
    work.tx.put(&member::CAME, p![row.member_id, day.days(), paid_minor.raw(), 1])?;
    let programme = programme(work.tx)?;
    let at = Place { day, store_id: Some(clock.store_id), journal_id };
    raise(work, &row, &programme, clock, at)
}

/// Raises a member to the tier that he has reached.
pub fn raise(
    work: &mut Work<'_, '_>,
    row: &MemberRow,
    programme: &Programme,
    clock: &StoreClock,
    at: Place,
) -> Result<Option<TierChange>, Problem> {
    let measured = measured(work.tx, row, &programme.ladder, clock, at.day)?;
    let standing = standing_of(row)?;
    let change = programme.ladder.rise(&standing, &measured, at.day).map_err(refuse)?;
    change.map(|change| write(work, row, programme, &change, at)).transpose()
}

/// Takes the visit back, and the upgrade that no longer stands. Lock the guest.
pub fn after_refund(
    work: &mut Work<'_, '_>,
    undone: &Unvisit<'_>,
) -> Result<Option<TierChange>, Problem> {
    let Unvisit { guest_id, clock, settled_day, back_minor, whole, journal_id } = *undone;
    let Some(row) = member_row(work.tx, guest_id)? else { return Ok(None) };
    let visits = if whole { -1 } else { 0 };
    let came = p![row.member_id, settled_day.days(), -back_minor.raw(), visits];
    work.tx.put(&member::CAME, came)?;
    let day = clock.day(work.now());
    let programme = programme(work.tx)?;
    let measured = measured(work.tx, &row, &programme.ladder, clock, day)?;
    let history = history(work.tx, row.member_id)?;
    let standing = standing_of(&row)?;
    let change = programme.ladder.after_refund(&standing, &history, &measured, day);
    let at = Place { day, store_id: Some(clock.store_id), journal_id };
    change.map_err(refuse)?.map(|change| write(work, &row, &programme, &change, at)).transpose()
}

/// A member by his guest, locked in a write.
pub fn member_row(tx: &mut Tx<'_>, guest_id: GuestId) -> Result<Option<MemberRow>, Problem> {
    Ok(tx.opt(&member::OF_GUEST, p![guest_id.raw()])?)
}

/// What a member did in the window that ends today; only what the ladder asks for is counted.
pub fn measured(
    tx: &mut Tx<'_>,
    row: &MemberRow,
    ladder: &Ladder,
    clock: &StoreClock,
    day: BusinessDay,
) -> Result<Measured, Problem> {
    let asks = |measure: Measure| {
        let mut criteria = ladder.tiers.iter().flat_map(|tier| &tier.criteria);
        criteria.any(|criterion| criterion.measure == measure)
    };
    let first = window_begins(day, ladder.window_months);
    let mut found =
        Measured { tenure: tenure(BusinessDay(row.joined_day), day), ..Measured::default() };
    if asks(Measure::Growth) {
        let (since, _) = business_day_span(first, &clock.zone, clock.cut_over);
        let holder = Holder::Guest(GuestId::from_raw(row.guest_id));
        found.growth = ledger::growth_since(tx, holder, since)?;
    }
    if asks(Measure::Spend) || asks(Measure::Visits) {
        let before = first.plus_days(-1).days();
        let done: DoneRow = tx.one(&member::DONE, p![row.guest_id, before])?;
        (found.spend, found.visits) = (done.spend_minor, done.visits);
    }
    if asks(Measure::TopUp) {
        let before = first.plus_days(-1).days();
        found.top_up = tx.one(&top_up::LARGEST, p![row.guest_id, before])?;
    }
    Ok(found)
}

/// The first day of a window of so many months that ends with `day`.
fn window_begins(day: BusinessDay, months: u32) -> BusinessDay {
    // The days of a month differ: the first day whose window still reaches `day`.
    let mut first = day.plus_days(-31 * i64::from(months) - 1);
    while first.plus_months(months) <= day {
        first = first.plus_days(1);
    }
    first
}

/// Whole months from one day to another.
fn tenure(joined: BusinessDay, day: BusinessDay) -> i64 {
    let most = u32::try_from((day.days() - joined.days()).max(0) / 28 + 1).unwrap_or(u32::MAX);
    let whole = (1..=most).take_while(|months| joined.plus_months(*months) <= day).count();
    i64::try_from(whole).unwrap_or(i64::MAX)
}

/// When and where a change of tier came about.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The business day.
    pub day: BusinessDay,
    /// The store, if it was in one.
    pub store_id: Option<StoreId>,
    /// The journal that brought it.
    pub journal_id: Option<JournalId>,
}

/// Writes a change: the member's standing, its history, the event.
pub fn write(
    work: &mut Work<'_, '_>,
    row: &MemberRow,
    programme: &Programme,
    change: &Change,
    at: Place,
) -> Result<TierChange, Problem> {
    let (now, tier_change_id) = (work.now(), work.id()?);
    let Standing { tier_id, since, ends_on, reason } = change.after;
    // The programme is locked only here, where somebody really moves: it may have lost the tier
    // since it was read.
    let (kept, _) = choices::get::<Programme>(work.tx)?;
    kept.ladder.place(tier_id).map_err(refuse)?;
    let ends = ends_on.map(BusinessDay::days);
    let stand = p![row.member_id, tier_id.raw(), since.days(), ends, reason.as_str()];
    work.tx.put(&member::STAND, stand)?;
    let staff = work.act.who.as_ref().map(|who| who.staff_id.raw());
    let before = change.before;
    let values = p![
        tier_change_id,
        row.member_id,
        before.tier_id.raw(),
        before.since.days(),
        before.ends_on.map(BusinessDay::days),
        before.reason.as_str(),
        tier_id.raw(),
        since.days(),
        ends,
        reason.as_str(),
        at.day.days(),
        now.0,
        at.store_id.map(StoreId::raw),
        staff,
        at.journal_id.map(JournalId::raw)
    ];
    work.tx.put(&sql::INSERT, values)?;
    let subjects = [("guest", row.guest_id), ("member", row.member_id), ("tier", tier_id.raw())];
    let is_kept = before.tier_id == tier_id;
    let kind = if is_kept { "tier.kept" } else { "tier.changed" };
    work.emit(kind, at.store_id, &subjects)?;
    let name = |tier_id| {
        programme.tier(tier_id).map(|tier| tier.name.as_str().to_owned()).unwrap_or_default()
    };
    Ok(TierChange {
        member_id: MemberId::from_raw(row.member_id),
        before: before.tier_id,
        before_name: name(before.tier_id),
        after: tier_id,
        after_name: name(tier_id),
        ends_on,
        reason,
    })
}

/// The changes of a member, oldest first.
pub fn history(tx: &mut Tx<'_>, member_id: i64) -> Result<Vec<Change>, Problem> {
    let rows: Vec<ChangeRow> = tx.all(&sql::OF_MEMBER, p![member_id])?;
    let one = |row: ChangeRow| -> Result<Change, Problem> {
        let before = Standing {
            tier_id: TierId::from_raw(row.before_tier_id),
            since: BusinessDay(row.before_since),
            ends_on: row.before_ends_on.map(BusinessDay),
            reason: row.before_reason.parse().map_err(refuse)?,
        };
        let after = Standing {
            tier_id: TierId::from_raw(row.after_tier_id),
            since: BusinessDay(row.after_since),
            ends_on: row.after_ends_on.map(BusinessDay),
            reason: row.after_reason.parse().map_err(refuse)?,
        };
        Ok(Change { before, after })
    };
    rows.into_iter().map(one).collect()
}
