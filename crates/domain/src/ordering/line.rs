//! The lines of a bill, as pricing takes them.

use std::collections::BTreeSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ChargeKind, Discounts, OrderingRefusal, UnitPrice};
use crate::kernel::id::{CategoryId, DishId};
use crate::kernel::money::{Minor, QtyMilli};
use crate::kernel::refusal::{AsParam, Param};
use crate::kernel::words::words;

/// The most lines of one bill.
pub const MAX_LINES: u32 = 500;

/// The number of a line on its bill; it stays with the line when others go.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct LineNo(pub u32);

impl fmt::Display for LineNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl AsParam for LineNo {
    fn as_param(&self) -> Param {
        self.0.as_param()
    }
}

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LineKind {
    /// A dish or a set meal.
    Dish {
        /// Which.
        dish_id: DishId,
        /// Where it stands on the menu.
        category_id: CategoryId,
    },
    /// 附加费.
    Charge {
        /// For what.
        charge: ChargeKind,
    },
    /// 金额收银: an amount without dishes.
    Amount,
}

words! {
    /// Whether what is paid for a line earns points.
    pub enum Earning else OrderingRefusal::UnknownWord {
        /// It does.
        Earns = "earns",
        /// The owner left it out.
        Excluded = "excluded",
    }
}

/// One line of a bill before any discount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its number on the bill.
    pub line: LineNo,
    /// For what.
    pub what: LineKind,
    /// How much, thousandths of the selling unit.
    pub qty_milli: QtyMilli,
    /// 菜单价 per selling unit with its options, minor units.
    pub list_minor: Minor,
    /// The special prices that this guest may have for it.
    pub prices: Vec<UnitPrice>,
    /// Whether it takes part in discounts.
    pub discounts: Discounts,
    /// Whether what is paid for it earns points.
    pub earning: Earning,
}

impl Line {
    /// The dish, when it is one.
    #[must_use]
    pub const fn dish_id(&self) -> Option<DishId> {
        match self.what {
            LineKind::Dish { dish_id, .. } => Some(dish_id),
            _ => None,
        }
    }

    /// The menu price of the whole line, minor units, half up: ¥88 a 斤 × 1.35 is ¥118.80.
    #[must_use]
    pub fn list_amount(&self) -> Minor {
        self.list_minor.for_qty(self.qty_milli)
    }
}

/// The lines of 金额收银: one amount, and of it a part without discount. They are priced, settled
/// and refunded as any other lines.
///
/// # Errors
/// [`OrderingRefusal`] for nothing, a negative amount, or a part larger than the amount.
///
/// # Examples
/// ¥500, of which ¥118 drinks:
/// ```
/// use zhike_domain::kernel::money::Minor;
/// use zhike_domain::ordering::amount_lines;
/// let lines = amount_lines(Minor::from_raw(50_000), Minor::from_raw(11_800))?;
/// assert_eq!((lines.len(), lines[0].list_amount().raw()), (2, 38_200));
/// # Ok::<(), zhike_domain::ordering::OrderingRefusal>(())
/// ```
pub fn amount_lines(
    amount_minor: Minor,
    no_discount_minor: Minor,
) -> Result<Vec<Line>, OrderingRefusal> {
    if amount_minor.is_zero() {
        return Err(OrderingRefusal::NoQuantity);
    }
    if amount_minor < Minor::ZERO || no_discount_minor < Minor::ZERO {
        return Err(OrderingRefusal::NegativePrice);
    }
    if no_discount_minor > amount_minor {
        return Err(OrderingRefusal::PartTooLarge { amount_minor });
    }
    let parts = [
        (1, amount_minor - no_discount_minor, Discounts::Allowed),
        (2, no_discount_minor, Discounts::Barred),
    ];
    let line = |(line, list_minor, discounts)| Line {
        line: LineNo(line),
        what: LineKind::Amount,
        qty_milli: QtyMilli::ONE,
        list_minor,
        prices: Vec::new(),
        discounts,
        earning: Earning::Earns,
    };
    Ok(parts.into_iter().filter(|part| !part.1.is_zero()).map(line).collect())
}

/// Checks the lines of one bill together.
///
/// # Errors
/// [`OrderingRefusal`]: a number twice, a quantity of nothing, a negative price, too many lines, or
/// more than 10^12 minor units in all.
pub fn check_lines(lines: &[Line]) -> Result<(), OrderingRefusal> {
    if lines.len() > MAX_LINES as usize {
        return Err(OrderingRefusal::TooManyLines { most: MAX_LINES });
    }
    let (mut seen, mut sum) = (BTreeSet::new(), Minor::ZERO);
    for line in lines {
        if !seen.insert(line.line) {
            return Err(OrderingRefusal::LineTwice { line: line.line.0 });
        }
        if line.qty_milli.is_zero() {
            return Err(OrderingRefusal::NoQuantity);
        }
        let special = line.prices.iter().map(|price| price.unit_minor);
        if special.chain([line.list_minor]).any(|price| price < Minor::ZERO) {
            return Err(OrderingRefusal::NegativePrice);
        }
        sum += line.list_amount();
    }
    let most_minor = Minor::MOST;
    if sum.raw() > most_minor { Err(OrderingRefusal::TooMuch { most_minor }) } else { Ok(()) }
}
