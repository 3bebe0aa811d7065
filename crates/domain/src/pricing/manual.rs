//! Discounts by hand: with a reason each, and with the sums that a role's limits look at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::refusal::ManualRefusal;
use crate::kernel::money::{BasisPoints, Minor, Ratio, Rounding, split};
use crate::kernel::name::Name;
use crate::ordering::{Discounts, Line, LineNo};

/// What is given by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "act", rename_all = "snake_case")]
pub enum ManualAct {
    /// 手工折扣: of the lines that take discounts, so much is paid.
    Percent {
        /// What is paid, basis points.
        pay_bp: BasisPoints,
    },
    /// 手工减: an amount off the lines that take discounts.
    Amount {
        /// How much, minor units.
        off_minor: Minor,
    },
    /// 赠菜: a whole line for nothing, whatever it is.
    Gift {
        /// Which line.
        line: LineNo,
    },
    /// 免单: the whole bill for nothing.
    Comp,
}

/// One discount by hand. The reason is never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manual {
    /// What is given.
    pub act: ManualAct,
    /// Why.
    pub reason: Name,
}

/// What was given by hand on one bill: the numbers that the limits of a role are compared with.
/// Above a limit a second person approves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ByHand {
    /// Percent and amount discounts, minor units (limit `discount_minor`).
    pub discount_minor: Minor,
    /// The same as a share of what was due before them, basis points, up (limit `discount_bp`).
    pub discount_bp: BasisPoints,
    /// Gifts and 免单, minor units (limit `comp_minor`).
    pub comp_minor: Minor,
}

impl ByHand {
    /// Nothing by hand.
    pub const NONE: Self = Self {
        discount_minor: Minor::ZERO,
        discount_bp: BasisPoints::ZERO,
        comp_minor: Minor::ZERO,
    };

    pub(super) fn add(&mut self, act: &ManualAct, off: Minor, due_before: Minor) {
        match act {
            ManualAct::Percent { .. } | ManualAct::Amount { .. } => self.discount_minor += off,
            ManualAct::Gift { .. } | ManualAct::Comp => self.comp_minor += off,
        }
        if !due_before.is_zero() {
            let whole = Minor::from_raw(BasisPoints::MOST);
            let share = Ratio::of(self.discount_minor.raw(), due_before.raw());
            self.discount_bp = BasisPoints::from_raw(whole.times(share, Rounding::Up).raw());
        }
    }
}

/// What an act takes off each line of which `left` is left; with it, what took part.
pub(super) fn off(
    act: &ManualAct,
    lines: &[Line],
    left: &[Minor],
) -> Result<(Vec<Minor>, Minor), ManualRefusal> {
    let allowed = |(line, left): (&Line, &Minor)| match line.discounts {
        Discounts::Allowed => *left,
        Discounts::Barred => Minor::ZERO,
    };
    let amounts: Vec<Minor> = lines.iter().zip(left).map(allowed).collect();
    let base: Minor = amounts.iter().sum();
    match act {
        ManualAct::Percent { pay_bp } => Ok((split(base.off_at(*pay_bp), &amounts), base)),
        ManualAct::Amount { off_minor } if *off_minor <= Minor::ZERO => {
            Err(ManualRefusal::NothingOff)
        }
        ManualAct::Amount { off_minor } if *off_minor > base => {
            Err(ManualRefusal::TooMuch { most_minor: base })
        }
        ManualAct::Amount { off_minor } => Ok((split(*off_minor, &amounts), base)),
        ManualAct::Gift { line } => {
            let no_line = ManualRefusal::NoLine { line: line.0 };
            let at = lines.iter().position(|one| one.line == *line).ok_or(no_line)?;
            let mut shares = vec![Minor::ZERO; left.len()];
            shares[at] = left[at];
            Ok((shares, left[at]))
        }
        ManualAct::Comp => Ok((left.to_vec(), left.iter().sum())),
    }
}
