//! Charges: tea seat, room, service, box. Lines without discount.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Discounts, Earning, Line, LineKind, LineNo, OrderingRefusal};
use crate::kernel::money::{BasisPoints, Minor, QtyMilli, Rounding};
use crate::kernel::words::words;

words! {
    /// What a charge is for.
    pub enum ChargeKind else OrderingRefusal::UnknownWord {
        /// 茶位.
        TeaSeat = "tea_seat",
        /// 包间.
        Room = "room",
        /// 服务费.
        Service = "service",
        /// 打包盒.
        Box = "box",
        /// 配送费.
        Delivery = "delivery",
    }
}

/// How large a charge is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, tag = "by", rename_all = "snake_case")]
pub enum ChargeSize {
    /// For every guest at the table.
    Guest {
        /// For one, minor units.
        unit_minor: Minor,
    },
    /// Once for the bill.
    Bill {
        /// For the bill, minor units.
        unit_minor: Minor,
    },
    /// A share of the dishes at menu price.
    Share {
        /// The share, basis points.
        share_bp: BasisPoints,
    },
}

/// A charge as the owner sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// For what.
    pub charge: ChargeKind,
    /// How large.
    pub size: ChargeSize,
    /// Whether what is paid for it earns points.
    pub earning: Earning,
}

/// The lines of charges for a table of `guests`, behind the lines of the dishes. A charge that
/// comes to nothing makes no line.
///
/// # Examples
/// Tea for six at ¥5 is one line of 6 × ¥5:
/// ```
/// use zhike_domain::kernel::money::Minor;
/// use zhike_domain::ordering::{Charge, ChargeKind, ChargeSize, Earning, charge_lines};
/// let size = ChargeSize::Guest { unit_minor: Minor::from_raw(500) };
/// let tea = Charge { charge: ChargeKind::TeaSeat, size, earning: Earning::Earns };
/// assert_eq!(charge_lines(&[tea], &[], 6)[0].list_amount().raw(), 3_000);
/// ```
#[must_use]
pub fn charge_lines(charges: &[Charge], dishes: &[Line], guests: u32) -> Vec<Line> {
    let behind = dishes.iter().map(|line| line.line.0).max().unwrap_or_default();
    let is_dish = |line: &&Line| line.dish_id().is_some();
    let list: Minor = dishes.iter().filter(is_dish).map(Line::list_amount).sum();
    let line = |(at, charge): (u32, &Charge)| {
        let (list_minor, qty_milli) = match charge.size {
            ChargeSize::Guest { unit_minor } => (unit_minor, QtyMilli::units(guests)),
            ChargeSize::Bill { unit_minor } => (unit_minor, QtyMilli::ONE),
            ChargeSize::Share { share_bp } => {
                (list.times(share_bp.ratio(), Rounding::HalfUp), QtyMilli::ONE)
            }
        };
        Line {
            line: LineNo(behind + at),
            what: LineKind::Charge { charge: charge.charge },
            qty_milli,
            list_minor,
            prices: Vec::new(),
            discounts: Discounts::Barred,
            earning: charge.earning,
        }
    };
    let all = (1..).zip(charges).map(line);
    all.filter(|line| !line.list_amount().is_zero()).collect()
}
