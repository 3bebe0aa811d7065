//! What somebody holds, and journals as they were written.

use zhike_domain::kernel::id::{
    GiftCardId, GuestId, HoldId, JournalId, LotId, RightId, StaffId, StoreId, TopUpId,
};
use zhike_domain::kernel::time::Millis;
use zhike_domain::ledger::{
    Account, Cause, CauseKind, Hold, Holder, Holding, House, Journal, Kind, Life, Lot, Part,
    Pocket, Posting, Stamp, Unit,
};
use zhike_store::{Tx, Want, p};

use crate::ledger::sql::balance::{self, BalanceRow};
use crate::ledger::sql::hold::{self, HoldRow, PartRow};
use crate::ledger::sql::journal::{self, JournalRow, MovedRow, PostingRow};
use crate::ledger::sql::lot::{self, LotRow};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// What a holder has, all lots of a unit together, as the last journal left it. Lots whose time is
/// over are in it until the job has cleared them; what may be spent says [`Holding::spendable`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Balances {
    /// Points that may be spent.
    pub points: i64,
    /// Points that count later.
    pub points_pending: i64,
    /// Points set aside for a bill.
    pub points_held: i64,
    /// Points owed.
    pub points_debt: i64,
    /// Growth.
    pub growth: i64,
    /// Principal, minor units.
    pub principal_minor: i64,
    /// Principal set aside, minor units.
    pub principal_held_minor: i64,
    /// Bonus, minor units.
    pub bonus_minor: i64,
    /// Bonus set aside, minor units.
    pub bonus_held_minor: i64,
}

/// The two columns that name a holder.
#[must_use]
pub const fn holder_key(holder: Holder) -> (&'static str, i64) {
    match holder {
        Holder::Guest(guest_id) => ("guest", guest_id.raw()),
        Holder::GiftCard(gift_card_id) => ("gift_card", gift_card_id.raw()),
    }
}

/// The holder that two columns name.
pub fn holder_of(kind: &str, id: i64) -> Result<Holder, Problem> {
    match kind {
        "guest" => Ok(Holder::Guest(GuestId::from_raw(id))),
        "gift_card" => Ok(Holder::GiftCard(GiftCardId::from_raw(id))),
        other => Err(Problem::fault(format!("a holder of the kind {other}"))),
    }
}

/// A unit by the word of its column: `points`, or a right's id.
pub fn unit_of(text: &str) -> Result<Unit, Problem> {
    Ok(match text {
        "points" => Unit::Points,
        "growth" => Unit::Growth,
        "principal" => Unit::Principal,
        "bonus" => Unit::Bonus,
        "allowance" => Unit::Allowance,
        right => Unit::Right(right.parse::<RightId>().map_err(refuse)?),
    })
}

/// What [`holding`] reads, for who reads ahead.
#[must_use]
pub fn ahead(holder: Holder) -> [Want; 2] {
    let (kind, id) = holder_key(holder);
    [&lot::LIVE, &balance::DEBT].map(|read| (read, p![kind, id].to_vec()))
}

/// What a holder has to decide on: lots that are not used up, and the debt. Growth, which no bill
/// ever spends, is left out; [`whole_holding`] has it.
pub fn holding(tx: &mut Tx<'_>, holder: Holder) -> Result<Holding, Problem> {
    let (kind, id) = holder_key(holder);
    let rows: Vec<LotRow> = tx.all(&lot::LIVE, p![kind, id])?;
    let debt: Option<i64> = tx.opt(&balance::DEBT, p![kind, id])?;
    let lots = rows.into_iter().map(lot_of).collect::<Result<_, _>>()?;
    Ok(Holding { holder, lots, debt_points: debt.unwrap_or(0), elsewhere: Vec::new() })
}

/// [`holding`] with the lots of growth.
pub fn whole_holding(tx: &mut Tx<'_>, holder: Holder) -> Result<Holding, Problem> {
    let mut held = holding(tx, holder)?;
    let (kind, id) = holder_key(holder);
    let rows: Vec<LotRow> = tx.all(&lot::GROWTH, p![kind, id])?;
    for row in rows {
        held.lots.push(lot_of(row)?);
    }
    Ok(held)
}

/// [`holding`] with every lot, used up or not, of the chains that `original` touched.
pub fn holding_for_undo(
    tx: &mut Tx<'_>,
    holder: Holder,
    original: &Journal,
) -> Result<Holding, Problem> {
    let mut held = holding(tx, holder)?;
    let (kind, id) = holder_key(holder);
    let root = |posting: &Posting| match posting.account {
        Account::House { root, .. } => root,
        _ => None,
    };
    let mut roots: Vec<LotId> = original.postings().iter().filter_map(root).collect();
    roots.sort_unstable();
    roots.dedup();
    for root in roots {
        let rows: Vec<LotRow> = tx.all(&lot::OF_ROOT, p![kind, id, root.raw()])?;
        let is_elsewhere = rows.is_empty();
        add_lots(&mut held, rows)?;
        if is_elsewhere {
            let rows: Vec<LotRow> = tx.all(&lot::OF_CHAIN, p![root.raw()])?;
            for row in rows {
                let lot = lot_of(row)?;
                held.elsewhere.push(Lot { free: 0, pending: 0, held: 0, ..lot });
            }
        }
    }
    Ok(held)
}

fn add_lots(held: &mut Holding, rows: Vec<LotRow>) -> Result<(), Problem> {
    for row in rows {
        if held.lot(LotId::from_raw(row.lot_id)).is_none() {
            held.lots.push(lot_of(row)?);
        }
    }
    Ok(())
}

/// What taking a merge apart looks at.
#[derive(Debug, Clone)]
pub struct MergedFacts {
    /// What the survivor has.
    pub survivor: Holding,
    /// What the other one has: used-up lots, as a rule.
    pub merged: Holding,
    /// The lots of the survivor that belong to chains of the other.
    pub brought: Vec<LotId>,
    /// What happened since that concerns the other alone.
    pub own: Vec<(Unit, i64)>,
}

/// Reads what taking a merge apart looks at; `family` is the one who was merged and those who had
/// been merged into him. In a write, lock both guests.
pub fn merged_facts(
    tx: &mut Tx<'_>,
    survivor_id: GuestId,
    family: &[GuestId],
    merge: &Journal,
) -> Result<MergedFacts, Problem> {
    let merged_id = family.first().copied().unwrap_or(survivor_id);
    let merged_by = merge.stamp().journal_id.raw();
    let both = |tx: &mut Tx<'_>, guest_id: GuestId| -> Result<Holding, Problem> {
        let mut held = whole_holding(tx, Holder::Guest(guest_id))?;
        let rows: Vec<LotRow> = tx.all(&lot::NAMED_IN, p![guest_id.raw(), merged_by])?;
        add_lots(&mut held, rows)?;
        Ok(held)
    };
    let (survivor, mut merged) = (both(tx, survivor_id)?, both(tx, merged_id)?);
    let mut brought = Vec::new();
    for mine in survivor.lots.iter().filter(|mine| mine.root != mine.lot_id) {
        let of_chain = p!["guest", merged_id.raw(), mine.root.raw()];
        let rows: Vec<LotRow> = tx.all(&lot::OF_ROOT, of_chain)?;
        if !rows.is_empty() {
            brought.push(mine.lot_id);
            add_lots(&mut merged, rows)?;
        }
    }
    let mut own = Vec::new();
    for guest_id in family {
        let since = p![survivor_id.raw(), merged_by, guest_id.raw()];
        let rows: Vec<MovedRow> = tx.all(&journal::OWN_SINCE, since)?;
        for row in rows {
            own.push((unit_of(&row.unit)?, row.amount));
        }
    }
    Ok(MergedFacts { survivor, merged, brought, own })
}

/// A journal as it was written. What expired of the chains of its lots is that of today.
pub fn journal(tx: &mut Tx<'_>, journal_id: JournalId) -> Result<Journal, Problem> {
    let row: Option<JournalRow> = tx.opt(&journal::FIND, p![journal_id.raw()])?;
    whole(tx, row.ok_or_else(Problem::not_there)?)
}

/// The journal that was written for a cause, if there is one.
pub fn journal_by_cause(
    tx: &mut Tx<'_>,
    kind: Kind,
    cause: Cause,
) -> Result<Option<Journal>, Problem> {
    let by = p![kind.as_str(), cause.kind.as_str(), cause.id];
    let row: Option<JournalRow> = tx.opt(&journal::BY_CAUSE, by)?;
    row.map(|row| whole(tx, row)).transpose()
}

/// The journals that undid parts of this one, oldest first.
pub fn undoings(tx: &mut Tx<'_>, journal_id: JournalId) -> Result<Vec<Journal>, Problem> {
    let rows: Vec<JournalRow> = tx.all(&journal::UNDOING, p![journal_id.raw()])?;
    rows.into_iter().map(|row| whole(tx, row)).collect()
}

/// The balances of a holder.
pub fn balances(tx: &mut Tx<'_>, holder: Holder) -> Result<Balances, Problem> {
    let (kind, id) = holder_key(holder);
    let rows: Vec<BalanceRow> = tx.all(&balance::OF_HOLDER, p![kind, id])?;
    let mut found = Balances::default();
    for row in rows {
        match row.unit.as_str() {
            "points" => {
                found.points = row.free;
                found.points_pending = row.pending;
                found.points_held = row.held;
                found.points_debt = row.debt;
            }
            "growth" => found.growth = row.free,
            "principal" => {
                (found.principal_minor, found.principal_held_minor) = (row.free, row.held);
            }
            "bonus" => (found.bonus_minor, found.bonus_held_minor) = (row.free, row.held),
            _ => {}
        }
    }
    Ok(found)
}

/// Growth gained since an instant, what refunds took back taken off.
pub fn growth_since(tx: &mut Tx<'_>, holder: Holder, since: Millis) -> Result<i64, Problem> {
    let (kind, id) = holder_key(holder);
    Ok(tx.one(&lot::GROWN, p![kind, id, since.0])?)
}

/// A hold with its parts, and where it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldFound {
    /// Whose.
    pub holder: Holder,
    /// In which store.
    pub store_id: StoreId,
    /// What.
    pub hold: Hold,
}

/// A hold; 404 when there is none.
pub fn find_hold(tx: &mut Tx<'_>, hold_id: HoldId) -> Result<HoldFound, Problem> {
    let row: Option<HoldRow> = tx.opt(&hold::FIND, p![hold_id.raw()])?;
    let row = row.ok_or_else(Problem::not_there)?;
    let parts: Vec<PartRow> = tx.all(&hold::PARTS, p![hold_id.raw()])?;
    let part = |part: PartRow| -> Result<Part, Problem> {
        let (lot_id, unit) = (LotId::from_raw(part.lot_id), unit_of(&part.unit)?);
        Ok(Part { lot_id, unit, amount: part.amount })
    };
    let parts = parts.into_iter().map(part).collect::<Result<_, _>>()?;
    let state = row.state.parse().map_err(refuse)?;
    let expires_at = Millis(row.expires_at);
    Ok(HoldFound {
        holder: holder_of(&row.holder_kind, row.holder_id)?,
        store_id: StoreId::from_raw(row.store_id),
        hold: Hold { hold_id, state, expires_at, parts },
    })
}

fn lot_of(row: LotRow) -> Result<Lot, Problem> {
    let life = match (row.life.as_str(), row.life_until, row.life_months) {
        ("never", ..) => Life::Never,
        ("until", Some(until), _) => Life::Until(Millis(until)),
        ("while_visiting", _, Some(months)) => {
            Life::WhileVisiting { months: u32::try_from(months).map_err(Problem::fault)? }
        }
        (other, ..) => return Err(Problem::fault(format!("a lot that lives {other}"))),
    };
    Ok(Lot {
        lot_id: LotId::from_raw(row.lot_id),
        root: LotId::from_raw(row.root),
        unit: unit_of(&row.unit)?,
        store_id: StoreId::from_raw(row.store_id),
        opened_at: Millis(row.opened_at),
        life,
        expires_at: row.expires_at.map(Millis),
        matures_at: row.matures_at.map(Millis),
        top_up_id: row.top_up_id.map(TopUpId::from_raw),
        free: row.free,
        pending: row.pending,
        held: row.held,
        expired: row.expired,
    })
}

fn whole(tx: &mut Tx<'_>, row: JournalRow) -> Result<Journal, Problem> {
    let postings: Vec<PostingRow> = tx.all(&journal::POSTINGS, p![row.journal_id])?;
    let postings: Vec<Posting> = postings.iter().map(posting_of).collect::<Result<_, _>>()?;
    let opened: Vec<LotRow> = tx.all(&lot::OPENED_BY, p![row.journal_id])?;
    let mut lots = Vec::with_capacity(opened.len());
    for row in opened {
        lots.push(as_opened(lot_of(row)?, &postings));
    }
    let stamp = Stamp {
        journal_id: JournalId::from_raw(row.journal_id),
        kind: row.kind.parse().map_err(refuse)?,
        cause: Cause {
            kind: row.cause_kind.parse::<CauseKind>().map_err(refuse)?,
            id: row.cause_id,
        },
        store_id: StoreId::from_raw(row.store_id),
        staff_id: row.staff_id.map(StaffId::from_raw),
        at: Millis(row.at),
        reverses: row.reverses.map(JournalId::from_raw),
    };
    Ok(Journal::of(stamp, lots, postings))
}

/// A lot as the journal that opened it left it.
fn as_opened(lot: Lot, postings: &[Posting]) -> Lot {
    let sum = |wanted: Pocket| -> i64 {
        let of_lot = postings.iter().filter(|posting| {
            matches!(posting.account, Account::Lot { lot_id, pocket, .. }
                if lot_id == lot.lot_id && pocket == wanted)
        });
        of_lot.map(|posting| posting.amount).sum()
    };
    let (free, pending, held) = (sum(Pocket::Free), sum(Pocket::Pending), sum(Pocket::Held));
    Lot { free, pending, held, ..lot }
}

fn posting_of(row: &PostingRow) -> Result<Posting, Problem> {
    let unit = unit_of(&row.unit)?;
    let holder = match (&row.holder_kind, row.holder_id) {
        (Some(kind), Some(id)) => Some(holder_of(kind, id)?),
        _ => None,
    };
    let account = match (holder, row.lot_id, row.store_id) {
        (Some(holder), Some(lot_id), _) => {
            let pocket = row.account.parse::<Pocket>().map_err(refuse)?;
            Account::Lot { holder, pocket, lot_id: LotId::from_raw(lot_id) }
        }
        (Some(holder), None, _) => Account::Debt { holder },
        (None, _, Some(store_id)) => Account::House {
            store_id: StoreId::from_raw(store_id),
            house: row.account.parse::<House>().map_err(refuse)?,
            root: row.root.map(LotId::from_raw),
        },
        (None, _, None) => return Err(Problem::fault("a posting without an account")),
    };
    Ok(Posting { account, unit, amount: row.amount })
}
