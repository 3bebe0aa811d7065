//! One row of a file, and what it makes of a dish.

use std::collections::{BTreeMap, BTreeSet};

use zhike_domain::kernel::id::CategoryId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::name::Name;
use zhike_domain::kernel::refusal::Refusal;
use zhike_domain::ordering::{Discounts, Earning, Selling};

use crate::ordering::actions::dishes::is_code;
use crate::ordering::bodies::{DishBody, PriceBody};
use crate::ordering::columns::{self, Column};

/// A row of the file with its cells by column.
pub(super) struct Line<'s> {
    pub number: usize,
    pub cells: BTreeMap<Column, &'s str>,
}

/// What is wrong with a line, and in which column.
pub(super) struct Bad(pub Column, pub &'static str);

pub(super) fn parsed<T: std::str::FromStr<Err: Refusal>>(
    column: Column,
    cell: &str,
) -> Result<T, Bad> {
    cell.parse().map_err(|refusal: T::Err| Bad(column, refusal.code()))
}

impl Line<'_> {
    pub fn get(&self, column: Column) -> Option<&str> {
        self.cells.get(&column).and_then(|cell| columns::filled(cell))
    }

    fn name_in(&self, column: Column, kept: Option<Name>) -> Result<Option<Name>, Bad> {
        self.get(column).map_or(Ok(kept), |cell| parsed(column, cell).map(Some))
    }

    /// What the line makes of a dish; a cell that is empty changes nothing.
    pub fn apply(&self, mut body: DishBody, is_new: bool) -> Result<DishBody, Bad> {
        if let Some(code) = self.get(Column::Code) {
            if !is_code(code) {
                return Err(Bad(Column::Code, "dish.code_malformed"));
            }
            body.code = Some(code.to_owned());
        }
        body.name_zh_tw = self.name_in(Column::NameTw, body.name_zh_tw)?;
        body.name_en = self.name_in(Column::NameEn, body.name_en)?;
        body.unit = self.name_in(Column::Unit, body.unit)?;
        match self.get(Column::Price) {
            Some(cell) if columns::is_market(cell) => body.selling = Selling::Market,
            Some(cell) => {
                let price = columns::price(cell);
                body.list_minor = price.ok_or(Bad(Column::Price, "import.price_not_valid"))?;
            }
            None if is_new => return Err(Bad(Column::Price, "import.price_missing")),
            None => {}
        }
        if let Some(cell) = self.get(Column::MemberPrice) {
            let price = columns::price(cell);
            let price_minor = price.ok_or(Bad(Column::MemberPrice, "import.price_not_valid"))?;
            body.prices.retain(|price| !is_for_all(price));
            if price_minor != body.list_minor {
                body.prices.insert(0, PriceBody::Member { tier_ids: Vec::new(), price_minor });
            }
        }
        if let Some(cell) = self.get(Column::Discounts) {
            let yes =
                columns::yes_or_no(cell).ok_or(Bad(Column::Discounts, "import.not_yes_no"))?;
            body.discounts = if yes { Discounts::Allowed } else { Discounts::Barred };
        }
        Ok(body)
    }
}

pub(super) fn fresh(name: Name) -> DishBody {
    DishBody {
        name,
        name_zh_tw: None,
        name_en: None,
        code: None,
        category_id: CategoryId::from_raw(0),
        selling: Selling::Portion,
        unit: None,
        list_minor: Minor::ZERO,
        prices: Vec::new(),
        discounts: Discounts::Allowed,
        earning: Earning::Earns,
        options: Vec::new(),
        parts: Vec::new(),
        allergens: BTreeSet::new(),
        diets: BTreeSet::new(),
        position: 0,
    }
}

/// Whether it is the price of every member.
fn is_for_all(price: &PriceBody) -> bool {
    match price {
        PriceBody::Member { tier_ids, .. } => tier_ids.is_empty(),
        PriceBody::SetMeal { .. } | PriceBody::Time { .. } => false,
    }
}
