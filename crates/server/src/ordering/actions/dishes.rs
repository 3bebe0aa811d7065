//! Dishes: made, changed, taken off the menu.

use serde_json::Value;
use zhike_domain::kernel::id::DishId;
use zhike_domain::kernel::name::Name;
use zhike_domain::ordering::{Dish, check_dish};
use zhike_store::{Tx, Val, p};

use super::{changed, differences, spelled, stale};
use crate::ordering::bodies::{DishBody, PriceBody};
use crate::ordering::read::rule_of;
use crate::ordering::sql::category::{self as category_sql, CategoryRow};
use crate::ordering::sql::dish::{self as sql, DishRow};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// The most of each list of a dish.
const MOST_OF_A_LIST: usize = 100;
/// The longest code, in characters.
const LONGEST_CODE: usize = 32;

const FIELDS: &[&str] = &[
    "name",
    "name_zh_tw",
    "name_en",
    "code",
    "category_id",
    "selling",
    "unit",
    "list_minor",
    "prices",
    "discounts",
    "earning",
    "options",
    "parts",
    "allergens",
    "diets",
    "position",
];

/// Finds a dish that is on the menu, at the company's own price.
pub fn find(tx: &mut Tx<'_>, dish_id: DishId) -> Result<DishRow, Problem> {
    tx.opt(&sql::FIND, p![0, dish_id.raw()])?.ok_or_else(Problem::not_there)
}

/// What is kept, as it would be sent.
pub fn body_of(row: &DishRow) -> Result<DishBody, Problem> {
    let rule = rule_of(row)?;
    Ok(DishBody {
        name: rule.name,
        name_zh_tw: rule.name_zh_tw,
        name_en: rule.name_en,
        code: row.code.clone(),
        category_id: rule.category_id,
        selling: rule.selling,
        unit: row.unit.as_deref().map(str::parse).transpose().map_err(refuse)?,
        list_minor: rule.list_minor,
        prices: rule.prices.iter().map(PriceBody::of).collect(),
        discounts: rule.discounts,
        earning: row.earning.parse().map_err(refuse)?,
        options: rule.options,
        parts: rule.parts,
        allergens: rule.allergens,
        diets: rule.diets,
        position: u32::try_from(row.position).map_err(Problem::fault)?,
    })
}

/// Whether a till can send this code.
#[must_use]
pub fn is_code(code: &str) -> bool {
    (1..=LONGEST_CODE).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_graphic())
}

fn check_lists(body: &DishBody) -> Result<(), Problem> {
    let choices = body.options.iter().map(|option| option.choices.len()).max().unwrap_or(0);
    for (pointer, count) in [
        ("/options", body.options.len().max(choices)),
        ("/parts", body.parts.len()),
        ("/prices", body.prices.len()),
    ] {
        if count > MOST_OF_A_LIST {
            return Err(Problem::field(pointer, "dish.too_many").with("most", MOST_OF_A_LIST));
        }
    }
    Ok(())
}

fn check_parts(tx: &mut Tx<'_>, rule: &Dish) -> Result<(), Problem> {
    for (at, part) in rule.parts.iter().enumerate() {
        let pointer = format!("/parts/{at}/dish_id");
        let found: Option<DishRow> = tx.opt(&sql::FIND, p![0, part.dish_id.raw()])?;
        let fits = part.dish_id != rule.dish_id;
        match found.filter(|_| fits) {
            Some(row) if row.parts == "[]" => {}
            Some(_) => return Err(Problem::field(pointer, "dish.part_is_set")),
            None => return Err(Problem::field(pointer, "dish.not_there")),
        }
    }
    Ok(())
}

fn check(tx: &mut Tx<'_>, body: &DishBody, rule: &Dish) -> Result<(), Problem> {
    check_lists(body)?;
    if body.code.as_deref().is_some_and(|code| !is_code(code)) {
        return Err(Problem::field("/code", "dish.code_malformed").with("most", LONGEST_CODE));
    }
    check_dish(rule).map_err(refuse)?;
    let category = rule.category_id.raw();
    let found: Option<CategoryRow> = tx.opt(&category_sql::FIND, p![category])?;
    if found.is_none() {
        return Err(Problem::field("/category_id", "category.not_there"));
    }
    if let Some(code) = &body.code {
        let taken: i64 = tx.one(&sql::CODE_TAKEN, p![code, rule.dish_id.raw()])?;
        if taken > 0 {
            return Err(Problem::field("/code", "dish.code_taken").with("code", code.as_str()));
        }
    }
    check_parts(tx, rule)
}

fn text<T: serde::Serialize>(value: &T) -> Result<Val, Problem> {
    Ok(Val::from(serde_json::to_string(value).map_err(Problem::fault)?))
}

/// The columns that a dish is written with: its id, `second`, and all others.
pub(super) fn columns(body: &DishBody, rule: &Dish, second: &[Val]) -> Result<Vec<Val>, Problem> {
    let (pinyin, initials) = spelled(body.name.as_str());
    let mut values = vec![Val::from(rule.dish_id.raw())];
    values.extend_from_slice(second);
    values.extend([
        Val::from(body.code.as_deref()),
        Val::from(body.name.as_str()),
        Val::from(body.name_zh_tw.as_ref().map(Name::as_str)),
        Val::from(body.name_en.as_ref().map(Name::as_str)),
        Val::from(body.category_id.raw()),
        Val::from(body.selling.as_str()),
        Val::from(body.unit.as_ref().map(Name::as_str)),
        Val::from(body.list_minor.raw()),
        text(&rule.prices)?,
        Val::from(body.discounts.as_str()),
        Val::from(body.earning.as_str()),
        text(&rule.options)?,
        text(&rule.parts)?,
        text(&rule.allergens)?,
        text(&rule.diets)?,
        Val::from(pinyin),
        Val::from(initials),
        Val::from(body.position),
    ]);
    Ok(values)
}

/// Makes a dish.
pub fn create(work: &mut Work<'_, '_>, body: &DishBody) -> Result<DishId, Problem> {
    let dish = work.id()?;
    let rule = body.rule(DishId::from_raw(dish), &[], 1);
    check(work.tx, body, &rule)?;
    let mut values = columns(body, &rule, &[])?;
    values.push(Val::from(work.now().0));
    work.tx.execute(&sql::INSERT, &values)?;
    let changes = vec![
        Change::of("name", Value::Null, body.name.as_str()),
        Change::of("list_minor", Value::Null, body.list_minor.raw()),
    ];
    let object = Some(("dish", dish));
    work.audit(Done { action: "dish.created", object, changes, ..Done::default() })?;
    changed(work, None, &[("dish", dish)])?;
    Ok(rule.dish_id)
}

/// Changes a dish. A price that changes gets the dish's new version.
pub fn change(
    work: &mut Work<'_, '_>,
    dish_id: DishId,
    version: i64,
    body: &DishBody,
) -> Result<(), Problem> {
    let kept = find(work.tx, dish_id)?;
    if kept.version != version {
        return Err(stale());
    }
    let next = u32::try_from(version + 1).map_err(Problem::fault)?;
    let rule = body.rule(dish_id, &rule_of(&kept)?.prices, next);
    check(work.tx, body, &rule)?;
    let values = columns(body, &rule, &[Val::from(version)])?;
    if work.tx.execute(&sql::UPDATE, &values)? == 0 {
        return Err(stale());
    }
    let changes = differences(FIELDS, &body_of(&kept)?, body)?;
    let object = Some(("dish", dish_id.raw()));
    work.audit(Done { action: "dish.updated", object, changes, ..Done::default() })?;
    changed(work, None, &[("dish", dish_id.raw())])
}

/// Takes a dish off the menu. Bills that hold it still find it.
pub fn archive(work: &mut Work<'_, '_>, dish_id: DishId, version: i64) -> Result<(), Problem> {
    find(work.tx, dish_id)?;
    let now = work.now().0;
    if work.tx.execute(&sql::ARCHIVE, p![dish_id.raw(), version, now])? == 0 {
        return Err(stale());
    }
    let object = Some(("dish", dish_id.raw()));
    work.audit(Done { action: "dish.archived", object, ..Done::default() })?;
    changed(work, None, &[("dish", dish_id.raw())])
}
