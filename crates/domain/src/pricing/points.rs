//! Points as cash: only when the guest asks, in whole steps, up to a share of the bill.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusal::PointsRefusal;
use crate::kernel::money::{BasisPoints, Minor, Points, Rounding};

/// The house's rate for points as cash.
///
/// # Examples
/// 100 points are ¥1, used by the hundred, at most half of a bill:
/// ```
/// use zhike_domain::kernel::money::{BasisPoints, Minor, Points};
/// use zhike_domain::pricing::PointsRule;
/// let rule = PointsRule {
///     step_points: Points::from_raw(100),
///     step_minor: Minor::from_raw(100),
///     least_points: Points::from_raw(100),
///     max_share_bp: BasisPoints::from_raw(5_000),
/// };
/// let (most, worth) = rule.most(Points::from_raw(3_280), Minor::from_raw(66_950));
/// assert_eq!((most.raw(), worth.raw()), (3_200, 3_200));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsRule {
    /// Points are used in whole multiples of this.
    pub step_points: Points,
    /// What one step is worth, minor units.
    pub step_minor: Minor,
    /// The fewest that are taken at once, points.
    pub least_points: Points,
    /// The share of the bill that points may pay, basis points.
    pub max_share_bp: BasisPoints,
}

/// What the guest asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "use", rename_all = "snake_case")]
pub enum PointsAsked {
    /// Nothing: points are never used unasked.
    None,
    /// So many.
    Exactly {
        /// How many.
        points: Points,
    },
    /// As many as go.
    Most,
}

/// What points pay of a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PointsUsed {
    /// How many are spent.
    pub points: Points,
    /// What they pay, minor units.
    pub off_minor: Minor,
}

impl PointsRule {
    /// The most that a member with `have` points may use on `due`, with its worth; none when that
    /// is below the minimum.
    #[must_use]
    pub fn most(&self, have: Points, due: Minor) -> (Points, Minor) {
        let share = due.or_zero().times(self.max_share_bp.ratio(), Rounding::Down);
        let by_share = share.raw() / self.step_minor.raw().max(1);
        let by_balance = have.or_zero().raw() / self.step_points.raw().max(1);
        let used = self.worth(by_share.min(by_balance));
        if used.0 < self.least_points { (Points::ZERO, Minor::ZERO) } else { used }
    }

    fn worth(&self, steps: i64) -> (Points, Minor) {
        let points = Points::from_raw(steps * self.step_points.raw());
        (points, Minor::from_raw(steps * self.step_minor.raw()))
    }

    fn exactly(
        &self,
        asked: Points,
        have: Points,
        due: Minor,
    ) -> Result<PointsUsed, PointsRefusal> {
        let step = Points::from_raw(self.step_points.raw().max(1));
        if asked.raw() % step.raw() != 0 {
            return Err(PointsRefusal::Step { step });
        }
        if asked < self.least_points || asked <= Points::ZERO {
            return Err(PointsRefusal::TooFew { least: self.least_points.max(step) });
        }
        let (most, _) = self.most(have, due);
        if asked > most {
            return Err(PointsRefusal::TooMany { most });
        }
        let (points, off_minor) = self.worth(asked.raw() / step.raw());
        Ok(PointsUsed { points, off_minor })
    }
}

/// What points pay of `due`; `None` when they are not asked for or nothing goes.
pub(super) fn used(
    rule: Option<&PointsRule>,
    asked: PointsAsked,
    have: Option<Points>,
    due: Minor,
) -> Result<Option<PointsUsed>, PointsRefusal> {
    if asked == PointsAsked::None {
        return Ok(None);
    }
    let rule = rule.ok_or(PointsRefusal::NotAsCash)?;
    let have = have.ok_or(PointsRefusal::NoMember)?;
    match asked {
        PointsAsked::Exactly { points } => rule.exactly(points, have, due).map(Some),
        _ => {
            let (points, off_minor) = rule.most(have, due);
            Ok((!points.is_zero()).then_some(PointsUsed { points, off_minor }))
        }
    }
}
