//! What the owner of the demo has chosen: the menu's words, the programme, offers and coupons, as a
//! page would send them.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use zhike_domain::kernel::id::{CategoryId, DishId};
use zhike_sim::plan::{CATEGORIES, DISHES, Gift, PlannedDish, Sold};

use crate::membership::programme::Programme;
use crate::ordering::bodies::{CategoryBody, ChargeBody, DishBody};
use crate::platform::problem::Problem;
use crate::pricing::bodies::{OfferBody, TemplateBody};
use crate::pricing::rules::PricingRules;

const SILVER: &str = "tier_0000000000002";
const GOLD: &str = "tier_0000000000003";
const PLATINUM: &str = "tier_0000000000004";
const DIAMOND: &str = "tier_0000000000005";

/// Names of the stores in English, by their order in the plan.
pub(super) const STORE_NAMES_EN: [&str; 3] = ["West Lake", "Wulin", "Binjiang"];

/// Name, what is paid, bonus: from the smallest.
pub(super) const TOP_UP_PLANS: [(&str, &str, i64, i64); 3] = [
    ("充500送50", "500, 50 on top", 50_000, 5_000),
    ("充1000送120", "1,000, 120 on top", 100_000, 12_000),
    ("充2000送300", "2,000, 300 on top", 200_000, 30_000),
];

/// A body as it comes out of JSON.
fn body<T: DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_json::from_value(value).map_err(Problem::fault)
}

pub(super) fn categories() -> Result<Vec<CategoryBody>, Problem> {
    let one = |(at, (name, name_en, _)): (usize, &(&str, &str, u64))| {
        body(json!({"name": name, "name_en": name_en, "position": at}))
    };
    CATEGORIES.iter().enumerate().map(one).collect()
}

pub(super) fn dish(
    at: usize,
    dish: &PlannedDish,
    category_id: CategoryId,
) -> Result<DishBody, Problem> {
    let mut said = json!({
        "name": dish.name, "name_en": dish.name_en, "code": dish.code,
        "category_id": category_id, "list_minor": dish.list_minor,
        "allergens": dish.allergens, "position": at,
    });
    if dish.member_minor > 0 {
        said["prices"] = json!([{"kind": "member", "price_minor": dish.member_minor}]);
    }
    match dish.sold {
        Sold::Portion => {}
        Sold::NoDiscount => said["discounts"] = json!("barred"),
        Sold::Market => {
            said["discounts"] = json!("barred");
            said["selling"] = json!("market");
            said["unit"] = json!("斤");
        }
    }
    body(said)
}

/// ¥5 a seat, at the table only.
pub(super) fn charges() -> Result<Vec<ChargeBody>, Problem> {
    body(json!([{
        "name": "茶位", "name_en": "Tea seat", "charge": "tea_seat",
        "size": {"by": "guest", "unit_minor": 500}, "channels": ["dine_in"],
    }]))
}

/// 抹零 to whole yuan.
pub(super) fn pricing_rules() -> Result<PricingRules, Problem> {
    body(json!({"round_off": {"step_minor": 100, "rounding": "down"}}))
}

/// The programme of a new house with points that end after ten months, a member day and a welcome.
pub(super) fn programme(
    welcome: zhike_domain::kernel::id::CouponTemplateId,
) -> Result<Programme, Problem> {
    let mut said = serde_json::to_value(Programme::default()).map_err(Problem::fault)?;
    said["earn"]["expiry"] =
        serde_json::to_value(zhike_domain::ledger::ExpiryRule::Months { months: 10 })
            .map_err(Problem::fault)?;
    said["campaigns"] = json!([{
        "name": "会员日双倍积分", "multiplier_milli": 2_000, "schedule": {"month_days": [8]},
    }]);
    said["welcome"] = json!({"points": 50, "coupons": [{"template_id": welcome, "count": 1}]});
    body(said)
}

pub(super) fn offers(dishes: &[DishId]) -> Result<Vec<OfferBody>, Problem> {
    let rates = json!([
        {"tier_id": SILVER, "pay_bp": 9_500}, {"tier_id": GOLD, "pay_bp": 9_000},
        {"tier_id": PLATINUM, "pay_bp": 8_800}, {"tier_id": DIAMOND, "pay_bp": 8_500},
    ]);
    let chicken = DISHES.iter().position(|dish| dish.name.starts_with("叫化鸡"));
    let chicken = chicken.and_then(|at| dishes.get(at)).ok_or_else(Problem::not_there)?;
    let deal = deal(1, 5_000, "dish", Value::Null);
    let lunch = json!({"weekdays": [1, 2, 3, 4, 5], "hours": [{"from": "10:30", "to": "14:00"}]});
    [
        json!({"name": "会员等级折扣", "name_en": "Tier discount", "active": true, "position": 1,
            "benefit": {"kind": "tier", "rates": rates}}),
        json!({"name": "叫化鸡第二份半价", "name_en": "Second beggar's chicken at half",
            "active": true, "lane": "line", "position": 1, "benefit": deal,
            "dishes": {"of": "dishes", "dish_ids": [chicken]}}),
        json!({"name": "工作日午市满200减20", "name_en": "Weekday lunch: 20 off 200",
            "active": true, "position": 2, "benefit": {"kind": "cash", "off_minor": 2_000},
            "conditions": {"schedule": lunch,
                "minimum": {"need_minor": 20_000, "of": "lane_start"}}}),
    ]
    .into_iter()
    .map(body)
    .collect()
}

fn deal(buy: u32, pay_bp: i64, pool: &str, at_most: Value) -> Value {
    json!({"kind": "deal", "buy": buy, "buy_dishes": {"of": "all"}, "get": 1,
        "off": {"by": "percent", "pay_bp": pay_bp}, "which": "cheapest", "pool": pool,
        "at_most": at_most, "incomplete": false})
}

/// The template of each gift.
pub(super) fn template(gift: Gift, dishes: &[DishId]) -> Result<TemplateBody, Problem> {
    let cash = |off: i64, need: i64| {
        json!({"face_minor": off, "benefit": {"kind": "cash", "off_minor": off},
            "conditions": {"minimum": {"need_minor": need, "of": "lane_start"}}})
    };
    let (mut said, names, days) = match gift {
        Gift::Welcome => (cash(2_000, 10_000), ("入会礼 满100减20", "Welcome: 20 off 100"), 60),
        Gift::ComeBack => {
            (cash(4_000, 20_000), ("好久不见 满200减40", "Come back: 40 off 200"), 45)
        }
        Gift::Birthday => {
            let noodles = DISHES.iter().position(|dish| dish.name == "长寿面");
            let noodles = noodles.and_then(|at| dishes.get(at)).ok_or_else(Problem::not_there)?;
            let free = json!({"lane": "line", "benefit": deal(0, 0, "together", json!(1)),
                "dishes": {"of": "dishes", "dish_ids": [noodles]}});
            (free, ("生日礼 长寿面一碗", "Birthday: noodles of long life"), 21)
        }
    };
    said["name"] = json!(names.0);
    said["name_en"] = json!(names.1);
    said["position"] = json!(5);
    said["term"] = json!({"kind": "days", "after": 0, "days": days});
    match gift {
        Gift::Welcome => said["per_guest"] = json!(1),
        Gift::ComeBack => said["stock"] = json!(5_000),
        Gift::Birthday => {}
    }
    body(said)
}
