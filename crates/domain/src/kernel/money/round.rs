//! Exact ratios, and the one place where a fraction becomes a whole number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a fraction becomes a whole number; for negative numbers the mirror image, so that undoing
/// something takes back exactly what doing it gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Towards zero: 2.9 is 2 (抹零, points).
    Down,
    /// To the nearer one, a half away from zero: 2.5 is 3 (discounts, weighed dishes).
    HalfUp,
    /// Away from zero: 2.1 is 3 (what a ceiling is compared with).
    Up,
}

/// An exact fraction of two whole numbers, so that several rates are multiplied before the one
/// rounding at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    /// `over / under`.
    ///
    /// # Panics
    /// When `under` is not positive.
    #[must_use]
    pub fn of(over: i64, under: i64) -> Self {
        assert!(under > 0, "a ratio has a positive denominator");
        Self { over: i128::from(over), under: i128::from(under) }
    }

    /// Both ratios, one after the other, without rounding between: 1.5 × 2 is 3.
    ///
    /// # Panics
    /// When the numbers outgrow 128 bits: no rule multiplies so many rates.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let over = self.over.checked_mul(other.over);
        let under = self.under.checked_mul(other.under);
        assert!(over.is_some() && under.is_some(), "a ratio outgrew 128 bits");
        Self { over: over.unwrap_or_default(), under: under.unwrap_or(1) }.reduced()
    }

    fn reduced(self) -> Self {
        let common = greatest_common_divisor(self.over.abs(), self.under).max(1);
        Self { over: self.over / common, under: self.under / common }
    }

    /// `whole × self`, rounded once.
    pub(super) fn apply(self, whole: i64, rounding: Rounding) -> i128 {
        let exact = i128::from(whole).checked_mul(self.over);
        assert!(exact.is_some(), "an amount times a ratio outgrew 128 bits");
        let exact = exact.unwrap_or_default();
        let (floor, rest) = (exact.abs() / self.under, exact.abs() % self.under);
        let up = match rounding {
            Rounding::Down => false,
            Rounding::HalfUp => rest >= self.under - rest,
            Rounding::Up => rest > 0,
        };
        exact.signum() * (floor + i128::from(up))
    }
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
