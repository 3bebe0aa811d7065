//! Visits and what they come to, as pages see them.

use schemars::JsonSchema;
use serde::Serialize;
use zhike_domain::guests::Habits;
use zhike_domain::kernel::id::{BillId, DishId, StoreId};
use zhike_domain::kernel::time::{BusinessDay, Millis};

/// Visits to the reader's stores in a time, and what they come to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HabitsView {
    /// The first day looked at; `null`: from the beginning.
    pub from: Option<BusinessDay>,
    /// The day after the last one; `null`: until today.
    pub to: Option<BusinessDay>,
    /// What the visits come to.
    #[serde(flatten)]
    pub habits: Habits,
    /// Dishes, the most frequent first; at most 20.
    pub dishes: Vec<DishTimes>,
}

/// How often and how much of a dish.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DishTimes {
    /// The dish.
    pub dish_id: DishId,
    /// Its name on the latest bill.
    pub name: String,
    /// On how many bills.
    pub times: i64,
    /// Portions, in thousandths.
    pub qty_milli: i64,
    /// What was paid for it.
    pub due_minor: i64,
    /// The last day.
    pub last_day: BusinessDay,
}

/// One visit with what was eaten.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VisitView {
    /// The bill.
    pub bill_id: BillId,
    /// Where.
    pub store_id: StoreId,
    /// The business day.
    pub business_day: BusinessDay,
    /// Its number of the day.
    pub bill_no: i64,
    /// When it was paid.
    pub at: Millis,
    /// `settled`, `part_refunded` or `refunded`.
    pub state: String,
    /// The table.
    pub table: Option<String>,
    /// How many guests.
    pub guests: i64,
    /// What was paid.
    pub due_minor: i64,
    /// What was given back.
    pub refunded_minor: i64,
    /// The dishes, as they stood on the bill.
    pub dishes: Vec<VisitDish>,
}

/// A dish of a visit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VisitDish {
    /// The dish.
    pub dish_id: Option<DishId>,
    /// Its name on the bill.
    pub name: String,
    /// Portions, in thousandths.
    pub qty_milli: i64,
    /// What was paid for it.
    pub due_minor: i64,
}
