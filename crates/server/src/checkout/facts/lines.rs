//! What was rung up, as lines of a bill with their words.

use std::collections::BTreeSet;

use zhike_domain::kernel::id::{DishId, TierId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::time::Moment;
use zhike_domain::ordering::{
    Allergen, Asked, Charge, Discounts, Dish, Earning, Line, LineKind, LineNo, SpecialPrice,
    amount_lines, charge_lines, ring_up,
};
use zhike_store::Tx;

use super::Place;
use crate::checkout::bodies::{BillBody, Content, DishAsked, PosLine};
use crate::checkout::views::Words;
use crate::ordering::read::{self as menu, MenuDish, StoreCharge};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// What a line is called, beside what the rules know of it.
#[derive(Clone, Debug, Default)]
pub struct LineWords {
    /// Its name.
    pub words: Words,
    /// What one selling unit is called.
    pub unit: Option<String>,
    /// The choices made, in words.
    pub chosen: Vec<String>,
    /// A word for the kitchen.
    pub note: Option<String>,
    /// What of the guest's allergies is in it.
    pub hits: BTreeSet<Allergen>,
    /// The member price per unit, minor units.
    pub member_unit_minor: Option<Minor>,
}

/// Lines with their words, in one order.
#[derive(Clone, Debug, Default)]
pub struct RungUp {
    /// For the rules.
    pub lines: Vec<Line>,
    /// For the page.
    pub words: Vec<LineWords>,
}

impl RungUp {
    fn push(&mut self, line: Line, words: LineWords) {
        self.lines.push(line);
        self.words.push(words);
    }
}

/// For whom and when it is rung up.
#[derive(Clone, Debug)]
pub struct For<'a> {
    /// The tier of the member, if he is one.
    pub tier_id: Option<TierId>,
    /// What must not be in his food.
    pub allergens: &'a BTreeSet<Allergen>,
    /// When.
    pub at: &'a Moment,
}

/// Rings up what is on a bill.
///
/// # Errors
/// The refusals of the rules, said of the place in `/content`.
pub fn ring(
    tx: &mut Tx<'_>,
    place: &Place,
    body: &BillBody,
    whose: &For<'_>,
) -> Result<RungUp, Problem> {
    match &body.content {
        Content::Amount { amount_minor, no_discount_minor } => {
            let lines = amount_lines(*amount_minor, *no_discount_minor).map_err(refuse);
            let lines = lines.map_err(|problem| at(problem, "/content"))?;
            let words = vec![LineWords::default(); lines.len()];
            Ok(RungUp { lines, words })
        }
        Content::Dishes { dishes } => {
            let mut rung = dish_lines(tx, place, dishes, whose)?;
            let charges = menu::charges(tx, place.store_id)?;
            let charges: Vec<StoreCharge> =
                charges.into_iter().filter(|charge| charge.holds(body.channel)).collect();
            add_charges(&mut rung, &charges, body.guests);
            Ok(rung)
        }
        Content::Lines { lines } => pos_lines(tx, place, lines, whose),
    }
}

/// A refusal said of a place in the body.
fn at(mut problem: Problem, place: &str) -> Problem {
    for error in &mut problem.errors {
        error.pointer = format!("{place}{}", error.pointer);
    }
    problem
}

fn dish_lines(
    tx: &mut Tx<'_>,
    place: &Place,
    asked: &[DishAsked],
    whose: &For<'_>,
) -> Result<RungUp, Problem> {
    if asked.is_empty() {
        return Err(Problem::field("/content/dishes", "bill.empty"));
    }
    let ids: Vec<DishId> = asked.iter().map(|one| one.dish_id).collect();
    let known = menu::known(tx, place.store_id, &ids, place.now)?;
    let mut rung = RungUp::default();
    for ((number, one), index) in (1..).zip(asked).zip(0..) {
        let place = format!("/content/dishes/{index}");
        let found = known.get(&one.dish_id);
        let dish = found.ok_or_else(|| {
            Problem::field(format!("{place}/dish_id"), "dish.not_there")
                .with("dish_id", one.dish_id.to_string())
        })?;
        let wish = Asked {
            line: LineNo(number),
            qty_milli: one.qty_milli,
            chosen: one.chosen.clone(),
            market_minor: one.market_minor,
            earning: dish.earning,
        };
        let line = ring_up(&dish.dish, &wish, whose.tier_id, whose.at).map_err(refuse);
        let line = line.map_err(|problem| at(problem, &place))?;
        let mut words = words_of(dish, whose);
        words.note = one.note.as_ref().map(Name::to_string);
        words.chosen = chosen(&dish.dish, one);
        let extra = line.list_minor - base(dish, one);
        words.member_unit_minor = words.member_unit_minor.map(|price| price + extra);
        rung.push(line, words);
    }
    Ok(rung)
}

fn base(dish: &MenuDish, one: &DishAsked) -> Minor {
    use zhike_domain::ordering::Selling;
    match (dish.dish.selling, one.market_minor) {
        (Selling::Market, Some(today)) => today,
        _ => dish.dish.list_minor,
    }
}

fn words_of(dish: &MenuDish, whose: &For<'_>) -> LineWords {
    LineWords {
        words: names_of(&dish.dish),
        unit: dish.unit.clone(),
        hits: dish.dish.allergens.intersection(whose.allergens).copied().collect(),
        member_unit_minor: member_price(&dish.dish, whose.tier_id),
        ..LineWords::default()
    }
}

/// A dish's names.
#[must_use]
pub fn names_of(dish: &Dish) -> Words {
    Words {
        name: Some(dish.name.to_string()),
        name_zh_tw: dish.name_zh_tw.as_ref().map(Name::to_string),
        name_en: dish.name_en.as_ref().map(Name::to_string),
    }
}

/// The member price that stands beside the menu price: this tier's, or what every member pays.
fn member_price(dish: &Dish, tier_id: Option<TierId>) -> Option<Minor> {
    let mine = dish.prices.iter().filter_map(|price| match price {
        SpecialPrice::Member { tier_ids, price_minor, .. } => {
            let holds =
                tier_ids.is_empty() || tier_id.is_some_and(|tier_id| tier_ids.contains(&tier_id));
            holds.then_some(*price_minor)
        }
        _ => None,
    });
    mine.min()
}

fn chosen(dish: &Dish, one: &DishAsked) -> Vec<String> {
    let word = |chosen: &zhike_domain::ordering::Chosen| {
        let option = dish.options.get(chosen.option as usize)?;
        Some(option.choices.get(chosen.choice as usize)?.name.to_string())
    };
    one.chosen.iter().filter_map(word).collect()
}

fn add_charges(rung: &mut RungUp, charges: &[StoreCharge], guests: u32) {
    let behind = rung.lines.len();
    let rules: Vec<Charge> = charges.iter().map(|charge| charge.charge).collect();
    for line in charge_lines(&rules, &rung.lines, guests) {
        let charge = charges.get((line.line.0 as usize).saturating_sub(behind + 1));
        let words = charge.map(|charge| Words {
            name: Some(charge.name.clone()),
            name_zh_tw: charge.name_zh_tw.clone(),
            name_en: charge.name_en.clone(),
        });
        rung.push(line, LineWords { words: words.unwrap_or_default(), ..LineWords::default() });
    }
}

fn pos_lines(
    tx: &mut Tx<'_>,
    place: &Place,
    lines: &[PosLine],
    whose: &For<'_>,
) -> Result<RungUp, Problem> {
    let codes: Vec<&str> = lines.iter().filter_map(|line| line.dish_code.as_deref()).collect();
    let by_code = menu::by_codes(tx, &codes)?;
    let ids: Vec<DishId> = by_code.values().copied().collect();
    let known = menu::known(tx, place.store_id, &ids, place.now)?;
    let mut rung = RungUp::default();
    for (number, one) in (1..).zip(lines) {
        let dish_id = one.dish_code.as_deref().and_then(|code| by_code.get(code));
        let dish = dish_id.and_then(|dish_id| known.get(dish_id));
        let what = dish.map_or(LineKind::Amount, |dish| LineKind::Dish {
            dish_id: dish.dish.dish_id,
            category_id: dish.dish.category_id,
        });
        let line = Line {
            line: LineNo(number),
            what,
            qty_milli: one.qty_milli,
            list_minor: one.unit_minor,
            prices: Vec::new(),
            discounts: if one.discountable { Discounts::Allowed } else { Discounts::Barred },
            earning: if one.earns { Earning::Earns } else { Earning::Excluded },
        };
        let mut words = dish.map(|dish| words_of(dish, whose)).unwrap_or_default();
        words.member_unit_minor = None;
        words.words = Words { name: Some(one.name.to_string()), ..Words::default() };
        rung.push(line, words);
    }
    Ok(rung)
}

/// Lets pass only dishes that can be ordered now; those in `before` are on the bill already.
///
/// # Errors
/// 422 `dish.not_on_sale` or `dish.sold_out`, said of the place in `/content`.
pub fn require_on_sale(
    tx: &mut Tx<'_>,
    place: &Place,
    content: &Content,
    before: Option<&Content>,
) -> Result<(), Problem> {
    let ids = |content: &Content| -> Vec<DishId> {
        match content {
            Content::Dishes { dishes } => dishes.iter().map(|one| one.dish_id).collect(),
            _ => Vec::new(),
        }
    };
    let before: BTreeSet<DishId> = before.map(ids).unwrap_or_default().into_iter().collect();
    let asked = ids(content);
    if asked.iter().all(|dish_id| before.contains(dish_id)) {
        return Ok(());
    }
    let known = menu::known(tx, place.store_id, &asked, place.now)?;
    for (index, dish_id) in asked.iter().enumerate() {
        let code = match known.get(dish_id) {
            _ if before.contains(dish_id) => continue,
            None => "dish.not_there",
            Some(dish) if dish.archived || !dish.on_sale => "dish.not_on_sale",
            Some(dish) if dish.sold_out => "dish.sold_out",
            Some(_) => continue,
        };
        let name = known.get(dish_id).map(|dish| dish.dish.name.to_string());
        return Err(Problem::field(format!("/content/dishes/{index}/dish_id"), code)
            .with("dish_id", dish_id.to_string())
            .with("name", name));
    }
    Ok(())
}
