//! A dish with its options becomes a line of the bill.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Dish, Earning, Line, LineKind, LineNo, OptionGroup, OrderingRefusal, Selling, UnitPrice,
    unit_prices,
};
use crate::kernel::id::TierId;
use crate::kernel::money::{Minor, QtyMilli};
use crate::kernel::time::Moment;

/// One choice made: the positions of option and choice in the dish, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// Which option.
    pub option: u32,
    /// Which of its choices.
    pub choice: u32,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The line it becomes.
    pub line: LineNo,
    /// How much, thousandths of the selling unit.
    pub qty_milli: QtyMilli,
    /// The choices made.
    pub chosen: Vec<Chosen>,
    /// Today's price of a market dish, minor units per selling unit.
    pub market_minor: Option<Minor>,
    /// Whether it earns points.
    pub earning: Earning,
}

/// Rings up a dish for a guest of this tier (`None`: not a member) at a moment. What options add
/// is added to every price.
///
/// # Errors
/// [`OrderingRefusal`]: nothing, a fraction of a portion, no price of the day, or choices that the
/// dish does not have or does not allow.
pub fn ring_up(
    dish: &Dish,
    asked: &Asked,
    tier_id: Option<TierId>,
    at: &Moment,
) -> Result<Line, OrderingRefusal> {
    if asked.qty_milli.is_zero() {
        return Err(OrderingRefusal::NoQuantity);
    }
    if dish.selling == Selling::Portion && !asked.qty_milli.is_whole() {
        return Err(OrderingRefusal::Fraction);
    }
    let list = match (dish.selling, asked.market_minor) {
        (Selling::Market, None) => return Err(OrderingRefusal::NoMarketPrice),
        (Selling::Market, Some(today)) if today < Minor::ZERO => {
            return Err(OrderingRefusal::NegativePrice);
        }
        (Selling::Market, Some(today)) => today,
        _ => dish.list_minor,
    };
    let extra = extra(&dish.options, &asked.chosen)?;
    let special = unit_prices(&dish.prices, tier_id, at);
    let with_extra = |price: UnitPrice| UnitPrice { unit_minor: price.unit_minor + extra, ..price };
    Ok(Line {
        line: asked.line,
        what: LineKind::Dish { dish_id: dish.dish_id, category_id: dish.category_id },
        qty_milli: asked.qty_milli,
        list_minor: list + extra,
        prices: special.into_iter().map(with_extra).collect(),
        discounts: dish.discounts,
        earning: asked.earning,
    })
}

fn extra(options: &[OptionGroup], chosen: &[Chosen]) -> Result<Minor, OrderingRefusal> {
    let is_there = |one: &Chosen| {
        let option = options.get(one.option as usize);
        option.is_some_and(|option| option.choices.get(one.choice as usize).is_some())
    };
    if !chosen.iter().all(is_there) {
        return Err(OrderingRefusal::UnknownOption);
    }
    let mut extra = Minor::ZERO;
    for (at, option) in (0_u32..).zip(options) {
        let mine: Vec<_> = chosen.iter().filter(|one| one.option == at).collect();
        let count = u32::try_from(mine.len()).unwrap_or(u32::MAX);
        let OptionGroup { at_least, at_most, .. } = *option;
        if !(at_least..=at_most).contains(&count) {
            return Err(OrderingRefusal::Choices { at_least, at_most });
        }
        let choices = mine.iter().filter_map(|one| option.choices.get(one.choice as usize));
        extra += choices.map(|choice| choice.extra_minor).sum();
    }
    Ok(extra)
}
