//! The refund: a settlement undone, wholly or by lines, in as many parts as it takes.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CheckoutRefusal, LineDone, Settled, SettledLine, TenderKind, UndoRefusal};
use crate::kernel::id::{CouponId, IdBlock};
use crate::kernel::money::{Minor, Points, QtyMilli, Ratio, Rounding};
use crate::ledger::{Draft, Flow, Holding, Journal, Piece, Stamp, Unit};
use crate::ordering::LineNo;

/// How much of a line is asked back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "by", rename_all = "snake_case")]
pub enum PartAsked {
    /// So much of its quantity.
    Qty {
        /// Thousandths.
        qty_milli: QtyMilli,
    },
    /// So much of what was paid for it: for lines of 金额收银.
    Amount {
        /// Minor units.
        amount_minor: Minor,
    },
}

/// A part of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineRefund {
    /// Which line.
    pub line: LineNo,
    /// How much of it.
    pub part: PartAsked,
}

/// What is asked back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "what", rename_all = "snake_case")]
pub enum Ask {
    /// All that is left.
    Whole,
    /// Parts of lines.
    Lines {
        /// Which.
        lines: Vec<LineRefund>,
    },
}

/// What a refund looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundFacts {
    /// The settlement.
    pub settled: Settled,
    /// What of each line is refunded already, in the order of the bill.
    pub done: Vec<LineDone>,
}

/// What one tender gives back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TenderBack {
    /// Which kind: the way it was paid is the way it goes back.
    pub tender: TenderKind,
    /// How much, minor units.
    pub amount_minor: Minor,
}

/// What is undone by this refund, and only by this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// What of each line is refunded now in all, to be kept.
    pub done: Vec<LineDone>,
    /// Paid back now, minor units.
    pub minor: Minor,
    /// By which tenders; those that give nothing are left out.
    pub tenders: Vec<TenderBack>,
    /// Principal that goes back, minor units.
    pub principal_minor: Minor,
    /// Bonus that goes back, minor units.
    pub bonus_minor: Minor,
    /// Principal that goes back to the group's account, minor units.
    pub group_principal_minor: Minor,
    /// Bonus that goes back to the group's account, minor units.
    pub group_bonus_minor: Minor,
    /// Meal money that goes back, to the lots it came from, minor units.
    pub allowance_minor: Minor,
    /// Spent points that go back, to the lots they came from.
    pub points_back: Points,
    /// Earned points that are taken back; those already spent become a debt.
    pub points_taken: Points,
    /// Earned growth that is taken back.
    pub growth_taken: Points,
    /// Coupons that come back: all of them with the last part of a full refund, else none.
    pub coupon_ids: Vec<CouponId>,
}

/// Undoes a settlement, wholly or in part.
///
/// # Errors
/// [`UndoRefusal`]: all was refunded before, nothing is asked, a line is not there or has less
/// left.
///
/// # Examples
/// One of two portions of a bill of ¥100 that earned 100 points: ¥50 and 50 points.
/// ```
/// use zhike_domain::checkout::*;
/// use zhike_domain::kernel::money::{Minor, Points, QtyMilli};
/// use zhike_domain::ordering::{Earning, LineNo};
/// let line = SettledLine {
///     line: LineNo(1), qty_milli: QtyMilli::units(2), due_minor: Minor::from_raw(10_000),
///     points_minor: Minor::ZERO, earning: Earning::Earns,
/// };
/// let settled = Settled {
///     lines: vec![line],
///     tenders: vec![PaidBy { tender: TenderKind::Cash, amount_minor: line.due_minor }],
///     stored: Vec::new(), group: Vec::new(), points_spent: Points::ZERO,
///     points_earned: Points::from_raw(100), growth_earned: Points::from_raw(100),
///     coupon_ids: Vec::new(),
/// };
/// let part = PartAsked::Qty { qty_milli: QtyMilli::ONE };
/// let ask = Ask::Lines { lines: vec![LineRefund { line: LineNo(1), part }] };
/// let facts = RefundFacts { done: settled.untouched(), settled };
/// let refund = refund(&facts, &ask)?;
/// assert_eq!((refund.minor.raw(), refund.points_taken.raw()), (5_000, 50));
/// # Ok::<(), UndoRefusal>(())
/// ```
pub fn refund(facts: &RefundFacts, ask: &Ask) -> Result<Refund, UndoRefusal> {
    let RefundFacts { settled, done } = facts;
    if settled.is_complete(done) {
        return Err(UndoRefusal::Done);
    }
    let after = match ask {
        Ask::Whole => settled.complete(),
        Ask::Lines { lines } => grown(settled, done, lines)?,
    };
    if after == *done {
        return Err(UndoRefusal::Nothing);
    }
    let (was, is) = (settled.undone(done), settled.undone(&after));
    let now = is.tenders.iter().zip(&was.tenders).map(|(is, was)| *is - *was);
    let tenders = settled.tenders.iter().zip(now);
    let tenders = tenders.filter(|(_, amount)| !amount.is_zero());
    let sum = |of: &[(Minor, Minor)], part: fn(&(Minor, Minor)) -> Minor| -> Minor {
        of.iter().map(part).sum()
    };
    let (principal, bonus) = (|of: &(Minor, Minor)| of.0, |of: &(Minor, Minor)| of.1);
    let stored = |part| sum(&is.stored, part) - sum(&was.stored, part);
    let group = |part| sum(&is.group, part) - sum(&was.group, part);
    let is_whole = settled.is_complete(&after);
    Ok(Refund {
        minor: is.minor - was.minor,
        tenders: tenders
            .map(|(one, amount_minor)| TenderBack { tender: one.tender, amount_minor })
            .collect(),
        principal_minor: stored(principal),
        bonus_minor: stored(bonus),
        group_principal_minor: group(principal),
        group_bonus_minor: group(bonus),
        allowance_minor: is.allowance_minor - was.allowance_minor,
        points_back: is.points_spent - was.points_spent,
        points_taken: is.points_earned - was.points_earned,
        growth_taken: is.growth_earned - was.growth_earned,
        coupon_ids: if is_whole { settled.coupon_ids.clone() } else { Vec::new() },
        done: after,
    })
}

fn grown(
    settled: &Settled,
    done: &[LineDone],
    asked: &[LineRefund],
) -> Result<Vec<LineDone>, UndoRefusal> {
    let (mut after, mut seen) = (done.to_vec(), BTreeSet::new());
    for LineRefund { line, part } in asked {
        let found = settled.lines.iter().position(|one| one.line == *line);
        let at = found.filter(|_| seen.insert(*line));
        let at = at.ok_or(UndoRefusal::Line { line: line.0 })?;
        after[at] = grow(&settled.lines[at], done[at], *part)?;
    }
    Ok(after)
}

/// A line after one more part: a quantity brings its amount with it, rounded from the whole, so
/// that the last portion takes what is left.
fn grow(line: &SettledLine, done: LineDone, part: PartAsked) -> Result<LineDone, UndoRefusal> {
    let left_minor = line.due_minor - done.minor;
    let left_qty_milli = (line.qty_milli - done.qty_milli).raw();
    let too_much = UndoRefusal::MoreThanLeft { line: line.line.0, left_qty_milli, left_minor };
    let after = match part {
        PartAsked::Qty { qty_milli } => {
            let qty_milli = done.qty_milli + qty_milli;
            let share = Ratio::of(qty_milli.raw(), line.qty_milli.raw().max(1));
            let minor = line.due_minor.times(share, Rounding::HalfUp).max(done.minor);
            LineDone { qty_milli, minor }
        }
        PartAsked::Amount { amount_minor } if amount_minor <= Minor::ZERO => {
            return Err(UndoRefusal::Nothing);
        }
        PartAsked::Amount { amount_minor } => {
            let minor = done.minor + amount_minor;
            let is_all = minor == line.due_minor;
            let qty_milli = if is_all { line.qty_milli } else { done.qty_milli };
            LineDone { qty_milli, minor }
        }
    };
    let fits = after.qty_milli <= line.qty_milli && after.minor <= line.due_minor;
    if fits { Ok(after) } else { Err(too_much) }
}

/// The journal of a refund: it undoes that much of the settlement's journal. `before` are the
/// journals of the refunds before it. `None` when no guest is concerned.
///
/// # Errors
/// [`crate::ledger::LedgerRefusal`] when the settlement's journal does not bear it.
pub fn refund_journal(
    refund: &Refund,
    original: &Journal,
    before: &[Journal],
    holding: Holding,
    stamp: Stamp,
    ids: IdBlock,
) -> Result<Option<Journal>, CheckoutRefusal> {
    let piece = |unit, flow, amount| Piece { unit, flow, amount };
    let pieces = [
        piece(Unit::Points, Flow::Out, refund.points_back.raw()),
        piece(Unit::Principal, Flow::Out, refund.principal_minor.raw()),
        piece(Unit::Bonus, Flow::Out, refund.bonus_minor.raw()),
        piece(Unit::Allowance, Flow::Out, refund.allowance_minor.raw()),
        piece(Unit::Points, Flow::In, refund.points_taken.raw()),
        piece(Unit::Growth, Flow::In, refund.growth_taken.raw()),
    ];
    let pieces: Vec<Piece> = pieces.into_iter().filter(|piece| piece.amount > 0).collect();
    if pieces.is_empty() {
        return Ok(None);
    }
    let mut draft = Draft::begin(stamp, holding, ids);
    draft.undo(original, before, &pieces)?;
    Ok(Some(draft.finish()))
}
