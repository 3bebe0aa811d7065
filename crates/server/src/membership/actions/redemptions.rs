//! The five figures of every redemption of stored value, and of what comes back.

use std::ops::Range;

use zhike_domain::kernel::id::{BillId, RefundId, SettlementId, StoreId, TopUpId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::BusinessDay;
use zhike_domain::membership::stored_value::Redemption;
use zhike_store::{Val, p};

use crate::membership::sql::redemption::{self as sql, COLUMNS, RedemptionRow};
use crate::platform::http::act::Work;
use crate::platform::problem::Problem;

/// Which bill, where and when.
#[derive(Debug, Clone, Copy)]
pub struct Spent {
    /// The settlement.
    pub settlement_id: SettlementId,
    /// The bill.
    pub bill_id: BillId,
    /// The store.
    pub store_id: StoreId,
    /// The business day on which this is written.
    pub day: BusinessDay,
}

/// Keeps what a settlement took from each top-up.
pub fn write_redemptions(
    work: &mut Work<'_, '_>,
    spent: Spent,
    figures: &[Redemption],
) -> Result<(), Problem> {
    insert(work, spent, spent.settlement_id.raw(), figures)
}

/// Keeps what a refund gave back of the stored value that the settlement took: of each range of
/// lines an amount, what was taken last first, each with its principal and bonus in the proportion
/// used. The guest's own top-ups stand before those of his group.
///
/// # Errors
/// A fault when more comes back than was taken: the refund was worked out from something else.
pub fn return_redemptions(
    work: &mut Work<'_, '_>,
    spent: Spent,
    refund_id: RefundId,
    parts: &[(Range<i64>, Minor)],
) -> Result<(), Problem> {
    let settlement = spent.settlement_id.raw();
    let rows: Vec<RedemptionRow> = work.tx.all(&sql::OF_SETTLEMENT, p![settlement])?;
    let (taken, back): (Vec<RedemptionRow>, Vec<RedemptionRow>) =
        rows.into_iter().partition(|row| row.cause_id == settlement);
    let mut figures = Vec::new();
    for (lines, minor) in parts {
        let mut missing = minor.raw();
        for row in taken.iter().rev().filter(|row| lines.contains(&row.line)) {
            let of_line = back.iter().filter(|one| one.line == row.line);
            let before: i64 = -of_line.map(|one| one.charged_minor).sum::<i64>();
            let here = missing.min(row.charged_minor - before);
            if here > 0 {
                let (from, to) = (Minor::from_raw(before), Minor::from_raw(before + here));
                figures.push((row.line, negated(figure(row).given_back(from, to))));
                missing -= here;
            }
        }
        if missing > 0 {
            return Err(Problem::fault("more stored value comes back than was taken"));
        }
    }
    insert_lines(work, spent, refund_id.raw(), &figures)
}

fn figure(row: &RedemptionRow) -> Redemption {
    Redemption {
        top_up_id: row.top_up_id.map(TopUpId::from_raw),
        list_minor: Minor::from_raw(row.list_minor),
        charged_minor: Minor::from_raw(row.charged_minor),
        principal_minor: Minor::from_raw(row.principal_minor),
        bonus_minor: Minor::from_raw(row.bonus_minor),
    }
}

fn negated(figure: Redemption) -> Redemption {
    Redemption {
        top_up_id: figure.top_up_id,
        list_minor: -figure.list_minor,
        charged_minor: -figure.charged_minor,
        principal_minor: -figure.principal_minor,
        bonus_minor: -figure.bonus_minor,
    }
}

fn insert(
    work: &mut Work<'_, '_>,
    spent: Spent,
    cause_id: i64,
    figures: &[Redemption],
) -> Result<(), Problem> {
    let lines: Vec<(i64, Redemption)> = (0_i64..).zip(figures.iter().copied()).collect();
    insert_lines(work, spent, cause_id, &lines)
}

fn insert_lines(
    work: &mut Work<'_, '_>,
    spent: Spent,
    cause_id: i64,
    lines: &[(i64, Redemption)],
) -> Result<(), Problem> {
    let now = work.now();
    let mut values: Vec<Val> = Vec::with_capacity(lines.len() * COLUMNS);
    for (line, figure) in lines {
        values.extend_from_slice(p![
            cause_id,
            *line,
            spent.settlement_id.raw(),
            spent.bill_id.raw(),
            spent.store_id.raw(),
            spent.day.days(),
            figure.top_up_id.map(TopUpId::raw),
            figure.list_minor.raw(),
            figure.charged_minor.raw(),
            figure.principal_minor.raw(),
            figure.bonus_minor.raw(),
            now.0
        ]);
    }
    Ok(work.tx.put_many(&sql::INSERT, COLUMNS, &values)?)
}
