//! Amounts, points, quantities and rates: integers of one unit each, never a float.
//!
//! Sums and differences are checked: an overflow is a fault of the program and panics, while a
//! number from outside that is out of range is refused. Every rounding is named where it happens.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::refusal::{AsParam, Param, carry, refusals};

mod round;
mod split;

pub use round::{Ratio, Rounding};
pub use split::{split, unwind};

refusals! {
    /// Why a number cannot be an amount, points, a quantity or a rate.
    pub enum MoneyRefusal {
        /// Further from zero than any bill or balance.
        #[error("an amount lies between -{most} and {most} minor units")]
        Amount {
            /// The greatest amount, minor units.
            most: i64,
        } => "amount.out_of_range", Refused;
        /// Further from zero than any balance of points.
        #[error("points lie between -{most} and {most}")]
        Points {
            /// The most points.
            most: i64,
        } => "points.out_of_range", Refused;
        /// Negative, or more than any kitchen can serve.
        #[error("a quantity lies between 0 and {most} thousandths")]
        Qty {
            /// The greatest quantity, thousandths.
            most: i64,
        } => "quantity.out_of_range", Refused;
        /// Not a share of a whole.
        #[error("a share lies between 0 and {most} basis points")]
        Rate {
            /// The whole, basis points.
            most: i64,
        } => "rate.out_of_range", Refused;
        /// Negative, or a multiplier beyond a thousand.
        #[error("a multiplier lies between 0 and {most} thousandths")]
        Multiplier {
            /// The greatest multiplier, thousandths.
            most: i64,
        } => "multiplier.out_of_range", Refused;
    }
}

/// Declares an integer of one unit with its range, its refusal and its form in JSON.
macro_rules! unit {
    ($( $(#[$meta:meta])* $name:ident, $least:expr, $most:expr, $refusal:ident; )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// None of it.
            pub const ZERO: Self = Self(0);
            /// The greatest that is taken from outside.
            pub const MOST: i64 = $most;
            /// The least that is taken from outside.
            pub const LEAST: i64 = $least;

            /// Takes a number from outside.
            ///
            /// # Errors
            /// [`MoneyRefusal`] beyond the range of the unit.
            pub fn new(raw: i64) -> Result<Self, MoneyRefusal> {
                let within = ($least..=$most).contains(&raw);
                if within { Ok(Self(raw)) } else { Err(MoneyRefusal::$refusal { most: $most }) }
            }

            /// Takes a number that this program wrote: a column of the database or a literal.
            #[must_use]
            pub const fn from_raw(raw: i64) -> Self {
                Self(raw)
            }

            /// The bare number, for the database and for parameters.
            #[must_use]
            pub const fn raw(self) -> i64 {
                self.0
            }

            /// Whether it is exactly none.
            #[must_use]
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl AsParam for $name {
            fn as_param(&self) -> Param {
                Param::Int(self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = i64::deserialize(deserializer)?;
                Self::new(raw).map_err(|refused| serde::de::Error::custom(carry(&refused)))
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "integer",
                    "format": "int64",
                    "minimum": Self::LEAST,
                    "maximum": Self::MOST,
                })
            }
        }
    )*};
}

/// Sums and differences of a unit with itself.
macro_rules! sums {
    ($($name:ident),*) => {$(
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                checked(i128::from(self.0) + i128::from(other.0), Self)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                checked(i128::from(self.0) - i128::from(other.0), Self)
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                checked(-i128::from(self.0), Self)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: Self) {
                *self = *self - other;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self::ZERO, |sum, one| sum + one)
            }
        }

        impl<'a> Sum<&'a $name> for $name {
            fn sum<I: Iterator<Item = &'a $name>>(all: I) -> Self {
                all.copied().sum()
            }
        }
    )*};
}

unit! {
    /// An amount of money in minor units (分) of the company's one currency.
    ///
    /// # Examples
    /// ¥695.80 less ¥26.30 is ¥669.50:
    /// ```
    /// use zhike_domain::kernel::money::Minor;
    /// let due = Minor::from_raw(69_580) - Minor::from_raw(2_630);
    /// assert_eq!(due.raw(), 66_950);
    /// ```
    Minor, -1_000_000_000_000, 1_000_000_000_000, Amount;
    /// Points: whole numbers, not money.
    Points, -1_000_000_000_000, 1_000_000_000_000, Points;
    /// A quantity in thousandths: 1000 is one portion, 1350 is 1.35 斤.
    QtyMilli, 0, 10_000_000, Qty;
    /// A share in hundredths of a percent: 8.8折 is a `pay_bp` of 8800.
    BasisPoints, 0, 10_000, Rate;
    /// A multiplier in thousandths: 1.5 times is 1500.
    Milli, 0, 1_000_000, Multiplier;
}

sums!(Minor, Points, QtyMilli);

/// Brings a result back into 64 bits.
///
/// # Panics
/// When it does not fit: inputs are at most 10^12, so the caller multiplied what it should not.
fn checked<T>(wide: i128, make: impl Fn(i64) -> T) -> T {
    let narrow = i64::try_from(wide).ok();
    assert!(narrow.is_some(), "an amount outgrew 64 bits");
    make(narrow.unwrap_or_default())
}

impl Minor {
    /// This amount times a ratio, rounded once to the minor unit.
    ///
    /// # Examples
    /// 10 % of ¥0.25 is 2.5 fen, half up 3:
    /// ```
    /// use zhike_domain::kernel::money::{Minor, Ratio, Rounding};
    /// let tenth = Minor::from_raw(25).times(Ratio::of(1, 10), Rounding::HalfUp);
    /// assert_eq!(tenth.raw(), 3);
    /// ```
    #[must_use]
    pub fn times(self, ratio: Ratio, rounding: Rounding) -> Self {
        checked(ratio.apply(self.0, rounding), Self)
    }

    /// Price of one unit times a quantity: ¥88 a 斤 × 1.35 is ¥118.80. Half up to the minor unit.
    #[must_use]
    pub fn for_qty(self, qty: QtyMilli) -> Self {
        self.times(Ratio::of(qty.raw(), 1_000), Rounding::HalfUp)
    }

    /// What a discount takes off when the guest pays `pay_bp`; 9折 on ¥263 takes ¥26.30. Half up.
    #[must_use]
    pub fn off_at(self, pay_bp: BasisPoints) -> Self {
        let off = BasisPoints::MOST - pay_bp.raw();
        self.times(Ratio::of(off, BasisPoints::MOST), Rounding::HalfUp)
    }

    /// This amount as a whole number of `step`s: 649.50 in steps of ¥1 is 649, down.
    #[must_use]
    pub fn in_steps(self, step: Self, rounding: Rounding) -> Self {
        let step_raw = step.0.max(1);
        let steps = Ratio::of(1, step_raw).apply(self.0, rounding);
        checked(steps * i128::from(step_raw), Self)
    }

    /// Zero instead of a negative amount.
    #[must_use]
    pub fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl Points {
    /// These points times a ratio, rounded once to a whole point.
    #[must_use]
    pub fn times(self, ratio: Ratio, rounding: Rounding) -> Self {
        checked(ratio.apply(self.0, rounding), Self)
    }

    /// Zero instead of negative points.
    #[must_use]
    pub fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

impl QtyMilli {
    /// One portion.
    pub const ONE: Self = Self(1_000);

    /// This many whole portions.
    #[must_use]
    pub const fn units(units: u32) -> Self {
        Self(units as i64 * 1_000)
    }

    /// Whole portions only: 2.9 gives 2, 1.35 斤 gives 1.
    #[must_use]
    pub fn whole_units(self) -> u32 {
        u32::try_from(self.0 / 1_000).unwrap_or_default()
    }

    /// Whether it is a whole number of portions.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % 1_000 == 0
    }
}

impl BasisPoints {
    /// All of it.
    pub const WHOLE: Self = Self(Self::MOST);

    /// As a ratio of the whole.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio::of(self.0, Self::MOST)
    }
}

impl Milli {
    /// Times one.
    pub const ONE: Self = Self(1_000);

    /// As a ratio.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio::of(self.0, 1_000)
    }
}
