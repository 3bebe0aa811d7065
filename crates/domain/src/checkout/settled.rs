//! A settlement as it is kept, and how much of it is undone at any point.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{SettleFacts, Settlement, TenderKind};
use crate::kernel::id::CouponId;
use crate::kernel::money::{Minor, Points, QtyMilli, Ratio, Rounding, unwind};
use crate::membership::earn::undone_part;
use crate::membership::stored_value::Taken;
use crate::ordering::{Earning, LineNo};
use crate::pricing::Lane;

/// One line of a settled bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SettledLine {
    /// Which line.
    pub line: LineNo,
    /// How much was sold, thousandths.
    pub qty_milli: QtyMilli,
    /// What was paid for it, minor units.
    pub due_minor: Minor,
    /// What points paid for it, minor units.
    pub points_minor: Minor,
    /// Whether it earned.
    pub earning: Earning,
}

/// One tender of a settled bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaidBy {
    /// Which kind.
    pub tender: TenderKind,
    /// What it paid, minor units.
    pub amount_minor: Minor,
}

/// What of a settlement a refund needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settled {
    /// The lines, in the order of the bill.
    pub lines: Vec<SettledLine>,
    /// The tenders, in the order in which they were given.
    pub tenders: Vec<PaidBy>,
    /// What each top-up gave, principal and bonus, minor units, in the order of the tender.
    pub stored: Vec<(Minor, Minor)>,
    /// What each top-up of the group gave, likewise.
    #[serde(default)]
    pub group: Vec<(Minor, Minor)>,
    /// Points that were spent.
    pub points_spent: Points,
    /// Points that were earned.
    pub points_earned: Points,
    /// Growth that was earned.
    pub growth_earned: Points,
    /// Coupons that were redeemed.
    pub coupon_ids: Vec<CouponId>,
}

impl Settled {
    /// What is kept of a settlement.
    #[must_use]
    pub fn of(facts: &SettleFacts, settlement: &Settlement) -> Self {
        let by_points = |line: LineNo| -> Minor {
            let steps = settlement.quote.steps.iter().filter(|step| step.lane == Lane::Points);
            let shares = steps.flat_map(|step| &step.shares).filter(|share| share.line == line);
            shares.map(|share| share.off_minor).sum()
        };
        let lines = facts.bill.lines.iter().zip(&settlement.quote.lines);
        let line =
            |(line, quoted): (&crate::ordering::Line, &crate::pricing::QuotedLine)| SettledLine {
                line: line.line,
                qty_milli: line.qty_milli,
                due_minor: quoted.due_minor,
                points_minor: by_points(line.line),
                earning: line.earning,
            };
        let parts = |taken: &Taken| (taken.principal_minor, taken.bonus_minor);
        let tender = |one: &super::Tendered| PaidBy {
            tender: one.tender.kind(),
            amount_minor: one.tender.amount_minor(),
        };
        Self {
            lines: lines.map(line).collect(),
            tenders: settlement.tenders.iter().map(tender).collect(),
            stored: settlement.taken().map(parts).collect(),
            group: settlement.taken_of_group().map(parts).collect(),
            points_spent: settlement.points_spent,
            points_earned: settlement.earned.points,
            growth_earned: settlement.earned.growth,
            coupon_ids: settlement.coupon_ids.clone(),
        }
    }

    /// What was paid, minor units.
    #[must_use]
    pub fn due_minor(&self) -> Minor {
        self.lines.iter().map(|line| line.due_minor).sum()
    }

    /// Nothing refunded yet.
    #[must_use]
    pub fn untouched(&self) -> Vec<LineDone> {
        vec![LineDone { qty_milli: QtyMilli::ZERO, minor: Minor::ZERO }; self.lines.len()]
    }

    /// Everything refunded.
    #[must_use]
    pub fn complete(&self) -> Vec<LineDone> {
        let all =
            |line: &SettledLine| LineDone { qty_milli: line.qty_milli, minor: line.due_minor };
        self.lines.iter().map(all).collect()
    }

    /// Whether every line is refunded.
    #[must_use]
    pub fn is_complete(&self, done: &[LineDone]) -> bool {
        done == self.complete()
    }

    /// How much of everything is undone when so much of each line is. It depends on `done` alone,
    /// not on the way there, and nothing in it ever falls while `done` grows: so partial refunds
    /// add up to the full one, whatever their order.
    #[must_use]
    pub fn undone(&self, done: &[LineDone]) -> Undone {
        let minor: Minor = done.iter().map(|one| one.minor).sum();
        let amounts: Vec<Minor> = self.tenders.iter().map(|one| one.amount_minor).collect();
        let tenders = unwind(minor, &amounts);
        let by = |kind: TenderKind| -> Minor {
            let its = self.tenders.iter().zip(&tenders).filter(|(one, _)| one.tender == kind);
            its.map(|(_, back)| *back).sum()
        };
        Undone {
            minor,
            stored: parts_undone(&self.stored, by(TenderKind::StoredValue)),
            group: parts_undone(&self.group, by(TenderKind::GroupBalance)),
            allowance_minor: by(TenderKind::Allowance),
            tenders,
            points_spent: self.points_undone(done),
            points_earned: self.earned_undone(self.points_earned, done),
            growth_earned: self.earned_undone(self.growth_earned, done),
        }
    }

    /// Spent points that go back: in proportion to what they paid for the refunded lines.
    fn points_undone(&self, done: &[LineDone]) -> Points {
        let paid: Minor = self.lines.iter().map(|line| line.points_minor).sum();
        if paid.is_zero() {
            return Points::ZERO;
        }
        let lines = self.lines.iter().zip(done);
        let back =
            lines.map(|(line, done)| line.points_minor.times(done.share(line), Rounding::HalfUp));
        undone_part(self.points_spent, paid, Minor::ZERO, back.sum())
    }

    /// Earned points or growth that are taken back: in proportion to the lines that earned.
    fn earned_undone(&self, whole: Points, done: &[LineDone]) -> Points {
        let lines = self.lines.iter().zip(done);
        let earning: Vec<_> = lines.filter(|(line, _)| line.earning == Earning::Earns).collect();
        let bill: Minor = earning.iter().map(|(line, _)| line.due_minor).sum();
        if bill.is_zero() {
            return Points::ZERO;
        }
        let back = earning.iter().map(|(_, done)| done.minor).sum();
        undone_part(whole, bill, Minor::ZERO, back)
    }
}

/// Each top-up's principal and bonus, in the proportion in which they were used. What was taken
/// last goes back first, as the ledger does it, so that both name the same top-up.
fn parts_undone(taken: &[(Minor, Minor)], minor: Minor) -> Vec<(Minor, Minor)> {
    let mut missing = minor;
    let mut back: Vec<(Minor, Minor)> = Vec::new();
    for (principal, bonus) in taken.iter().rev() {
        let mine = missing.min(*principal + *bonus);
        let parts = unwind(mine, &[*principal, *bonus]);
        back.push((parts[0], parts[1]));
        missing -= mine;
    }
    back.reverse();
    back
}

/// How much of one line is refunded so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineDone {
    /// Of its quantity, thousandths.
    pub qty_milli: QtyMilli,
    /// Of what was paid for it, minor units.
    pub minor: Minor,
}

impl LineDone {
    /// The refunded part of the line: by amount, or by quantity when nothing was paid for it.
    fn share(self, line: &SettledLine) -> Ratio {
        if line.due_minor.is_zero() {
            Ratio::of(self.qty_milli.raw(), line.qty_milli.raw().max(1))
        } else {
            Ratio::of(self.minor.raw(), line.due_minor.raw())
        }
    }
}

/// How much of a settlement is undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// Paid back in all, minor units.
    pub minor: Minor,
    /// Paid back by each tender, minor units.
    pub tenders: Vec<Minor>,
    /// Back to each top-up: principal and bonus, minor units.
    pub stored: Vec<(Minor, Minor)>,
    /// Back to each top-up of the group, likewise.
    pub group: Vec<(Minor, Minor)>,
    /// Meal money that went back, minor units.
    pub allowance_minor: Minor,
    /// Spent points that went back.
    pub points_spent: Points,
    /// Earned points that were taken back.
    pub points_earned: Points,
    /// Earned growth that was taken back.
    pub growth_earned: Points,
}
