//! Many menu prices changed at once.

use std::collections::BTreeSet;

use zhike_domain::kernel::id::DishId;
use zhike_domain::kernel::money::{Minor, Ratio, Rounding};
use zhike_domain::ordering::check_dish;
use zhike_store::{Tx, Val, p};

use super::dishes::{body_of, columns};
use super::{changed, stale};
use crate::ordering::bodies::{DishBody, PriceChangeBody, PriceStep};
use crate::ordering::read::rule_of;
use crate::ordering::sql::dish::{self as sql, DishRow};
use crate::ordering::views::{PriceChangeView, PriceChanged};
use crate::platform::audit::Change;
use crate::platform::http::act::{Done, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;

/// The most dishes at once.
const MOST: usize = 500;
/// How many changes are told.
const TOLD: usize = 100;
/// The greatest share, basis points: ten times the price.
const MOST_BP: i64 = 100_000;
/// A whole, basis points.
const WHOLE_BP: i64 = 10_000;

/// One dish whose price changes.
struct Step {
    kept: DishRow,
    after: Minor,
}

fn stepped(list: Minor, body: &PriceChangeBody) -> Minor {
    let moved = match body.change {
        PriceStep::Percent { by_bp } => {
            let ratio = Ratio::of(WHOLE_BP + by_bp, WHOLE_BP);
            list.times(ratio, Rounding::HalfUp)
        }
        PriceStep::Amount { by_minor } => list + by_minor,
    };
    moved.in_steps(body.round_to_minor, Rounding::HalfUp)
}

fn check(body: &PriceChangeBody) -> Result<(), Problem> {
    if body.dish_ids.len() > MOST {
        return Err(Problem::field("/dish_ids", "dish.too_many").with("most", MOST));
    }
    if !(1..=100_000).contains(&body.round_to_minor.raw()) {
        return Err(Problem::field("/round_to_minor", "dish.price_step"));
    }
    match body.change {
        PriceStep::Percent { by_bp } if !(-WHOLE_BP..=MOST_BP).contains(&by_bp) => {
            Err(Problem::field("/change/by_bp", "dish.price_step"))
        }
        _ => Ok(()),
    }
}

fn steps(tx: &mut Tx<'_>, body: &PriceChangeBody) -> Result<Vec<Step>, Problem> {
    check(body)?;
    let mut seen = BTreeSet::new();
    let mut steps = Vec::new();
    for (at, dish_id) in body.dish_ids.iter().enumerate() {
        let pointer = format!("/dish_ids/{at}");
        if !seen.insert(*dish_id) {
            continue;
        }
        let kept: Option<DishRow> = tx.opt(&sql::FIND, p![0, dish_id.raw()])?;
        let Some(kept) = kept else { return Err(Problem::field(pointer, "dish.not_there")) };
        let mut rule = rule_of(&kept)?;
        let before = rule.list_minor;
        rule.list_minor = Minor::new(stepped(before, body).raw()).map_err(refuse)?;
        if let Err(refusal) = check_dish(&rule) {
            let mut problem = refuse(refusal);
            problem.errors.iter_mut().for_each(|field| field.pointer.clone_from(&pointer));
            return Err(problem.with("name", kept.name));
        }
        if rule.list_minor != before {
            steps.push(Step { kept, after: rule.list_minor });
        }
    }
    Ok(steps)
}

fn view(steps: &[Step], dry_run: bool) -> PriceChangeView {
    let item = |step: &Step| PriceChanged {
        dish_id: DishId::from_raw(step.kept.dish_id),
        before_minor: Minor::from_raw(step.kept.list_minor),
        after_minor: step.after,
    };
    let items = steps.iter().take(TOLD).map(item).collect();
    PriceChangeView { dry_run, changed: steps.len(), items }
}

/// What would change.
pub fn look(tx: &mut Tx<'_>, body: &PriceChangeBody) -> Result<PriceChangeView, Problem> {
    Ok(view(&steps(tx, body)?, true))
}

/// Changes the prices, all or none.
pub fn change(work: &mut Work<'_, '_>, body: &PriceChangeBody) -> Result<PriceChangeView, Problem> {
    let steps = steps(work.tx, body)?;
    for step in &steps {
        let wanted = DishBody { list_minor: step.after, ..body_of(&step.kept)? };
        let rule =
            wanted.rule(DishId::from_raw(step.kept.dish_id), &rule_of(&step.kept)?.prices, 0);
        let values = columns(&wanted, &rule, &[Val::from(step.kept.version)])?;
        if work.tx.execute(&sql::UPDATE, &values)? == 0 {
            return Err(stale());
        }
    }
    if !steps.is_empty() {
        let told = |step: &Step| {
            let dish_id = DishId::from_raw(step.kept.dish_id).to_string();
            let pair = [step.kept.list_minor, step.after.raw()];
            serde_json::json!({"dish_id": dish_id, "list_minor": pair})
        };
        let after: serde_json::Value = steps.iter().map(told).collect();
        let changes = vec![Change::of("list_minor", serde_json::Value::Null, after)];
        work.audit(Done { action: "dish.prices_changed", changes, ..Done::default() })?;
        changed(work, None, &[])?;
    }
    Ok(view(&steps, false))
}
