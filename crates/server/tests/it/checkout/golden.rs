//! The two bills of the pictures, entered over HTTP with menu, offers, coupons and a member: to the
//! fen.

use serde_json::{Value, json};

use super::amounts::{cashier, manager, open, path, pay};
use super::kit::*;
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: the_bill_of_the_till_comes_to_649_and_earns_896,
        the_bill_on_the_phone_comes_to_486_and_earns_688;
}

/// 充1000送100, of which so much is used: the rest stands in the proportion of the top-up.
async fn with_stored_value(app: &TestApp, guest: &str, left: i64) {
    top_up(app, guest).await;
    buy(app, guest, 110_000 - left, "stored_value").await;
}

fn ladder(quote: &Value) -> Vec<(String, i64)> {
    let steps = quote["steps"].as_array().unwrap().iter();
    let step = |step: &Value| {
        (step["lane"].as_str().unwrap().to_owned(), step["off_minor"].as_i64().unwrap())
    };
    steps.map(step).collect()
}

fn expected(steps: &[(&str, i64)]) -> Vec<(String, i64)> {
    steps.iter().map(|(lane, off)| ((*lane).to_owned(), *off)).collect()
}

fn column(rows: &Value, name: &str) -> Vec<i64> {
    rows.as_array().unwrap().iter().map(|row| row[name].as_i64().unwrap()).collect()
}

fn not_used<'q>(quote: &'q Value, name: &str) -> &'q Value {
    let all = quote["not_used"].as_array().unwrap();
    all.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("{quote}"))
}

/// 西湖小馆, table B2, 林婉.
async fn till(app: &TestApp) -> (String, Value) {
    let guest = gold(app, 9_001).await;
    with_stored_value(app, &guest, 56_250).await;
    let barred = json!({"discounts": "barred"});
    let fish = json!({"discounts": "barred", "selling": "weighed", "unit": "斤"});
    let menu = menu(
        app,
        &[
            ("龙井虾仁", 15_800, member_price(13_800)),
            ("蟹粉豆腐", 6_800, member_price(5_800)),
            ("鲈鱼", 8_800, fish),
            ("叫化鸡", 5_800, json!({})),
            ("鱼羹", 4_800, json!({})),
            ("牛柳", 7_800, json!({})),
            ("时蔬", 3_200, json!({})),
            ("长寿面", 2_800, json!({})),
            ("米饭", 300, json!({})),
            ("龙井茶", 8_800, barred),
        ],
    )
    .await;
    let [shrimp, tofu, bass, chicken, soup, beef, greens, noodles, rice, tea] =
        menu.dishes.as_slice()
    else {
        panic!("ten dishes")
    };
    tea_seats(app).await;
    to_yuan(app).await;
    second_at_half(app, chicken).await;
    gold_pays_90(app).await;
    coupon(app, &guest, 11, dish_for_nothing("长寿面券", noodles)).await;
    coupon(app, &guest, 39, cash_off("满300减50", 30_000, 5_000)).await;
    coupon(app, &guest, 39, cash_off("满200减20", 20_000, 2_000)).await;
    set_points(app, &guest, 3_280).await;
    let dishes = json!([
        portions(shrimp, 1_000),
        portions(tofu, 1_000),
        portions(bass, 1_350),
        portions(chicken, 2_000),
        portions(soup, 1_000),
        portions(beef, 1_000),
        portions(greens, 1_000),
        portions(noodles, 1_000),
        portions(rice, 6_000),
        portions(tea, 1_000),
    ]);
    let body = json!({"table": "B2", "guests": 6, "guest_id": guest,
        "content": {"mode": "dishes", "dishes": dishes},
        "points_asked": {"use": "exactly", "points": 2_000}});
    (guest, body)
}

/// Every figure of the picture.
fn check_quote(quote: &Value) {
    assert_eq!((&quote["list_minor"], &quote["priced_minor"]), (&json!(78_280), &json!(75_280)));
    let steps = [
        ("unit_price", 3_000),
        ("line", 2_900),
        ("line", 2_800),
        ("bill", 2_630),
        ("points", 2_000),
        ("rounding", 50),
    ];
    assert_eq!(ladder(quote), expected(&steps));
    assert_eq!(
        (&quote["after_offers_minor"], &quote["due_minor"]),
        (&json!(66_950), &json!(64_900))
    );
    let after = [13_800, 5_800, 11_880, 7_830, 4_320, 7_020, 2_880, 0, 1_620, 8_800, 3_000];
    assert_eq!(column(&quote["lines"], "after_offers_minor"), after);
    assert_eq!(
        (&quote["steps"][3]["name"], &quote["steps"][3]["base_minor"]),
        (&json!("金卡9折"), &json!(26_300))
    );
    assert_eq!(column(&quote["steps"][3]["shares"], "off_minor"), [870, 480, 780, 320, 180]);
    assert_eq!(not_used(quote, "满300减50")["why"]["lacks_minor"], 3_700);
    assert_eq!(not_used(quote, "满200减20")["why"]["saves_less_minor"], 630);
    assert_eq!(not_used(quote, "满200减20")["instead"]["name"], "金卡9折");
    assert_eq!(quote["lines"][10]["name"], "茶位");
    assert_eq!(
        (&quote["lines"][2]["unit"], &quote["lines"][2]["why_not"]),
        (&json!("斤"), &json!("no_discount"))
    );
    assert_eq!(
        (&quote["lines"][0]["why_not"], &quote["lines"][0]["member_unit_minor"]),
        (&json!("special_price"), &json!(13_800))
    );
    let stored = &quote["stored_value"];
    assert_eq!(
        stored["for_due"],
        json!({"amount_minor": 56_250, "principal_minor": 51_136, "bonus_minor": 5_114})
    );
    assert_eq!(
        quote["suggested_tenders"],
        json!([
        {"tender": "stored_value", "amount_minor": 56_250},
        {"tender": "cash", "amount_minor": 8_650, "given_minor": 8_650}])
    );
}

async fn the_bill_of_the_till_comes_to_649_and_earns_896(app: &TestApp) {
    let (guest, body) = till(app).await;
    let cashier = cashier(app);
    let bill = open(app, &cashier, body).await;
    check_quote(&bill["quote"]);
    let before = account(app, &guest).await["balances"].clone();
    let coupons = app.rows::<String>("select state from coupon order by coupon_id");
    let tenders = json!([{"tender": "stored_value", "amount_minor": 56_250},
        {"tender": "cash", "amount_minor": 8_650, "given_minor": 10_000}]);
    let settled = cashier.post(&path(&bill, "/settle"), pay(&bill, tenders)).await.ok();
    assert_eq!((&settled["earned_points"], &settled["change_minor"]), (&json!(896), &json!(1_350)));
    assert_eq!(settled["balances_after"]["points"], 3_280 - 2_000 + 896);
    assert_eq!(settled["balances_after"]["principal_minor"], 0);
    assert_eq!(settled["settlement"]["tenders"][0]["principal_minor"], 51_136);
    assert_eq!(settled["settlement"]["tenders"][0]["bonus_minor"], 5_114);
    assert_eq!(cashier.get(&path(&bill, "/explain")).await.ok(), settled["quote"]);
    let kept = app.rows::<i64>(
        "select due_minor from bill_line l join settlement s \
        on s.bill_id = l.bill_id where s.created_at = (select max(created_at) from settlement) \
        and l.bill_id = (select max(bill_id) from bill_line) order by line",
    );
    assert_eq!(kept.iter().sum::<i64>(), 64_900);
    // Undone as a whole, everything is as it was before.
    let boss = manager(app);
    let wish = json!({"whole": true, "shown_minor": 64_900, "reason": "换桌重结"});
    let undone = boss.post(&path(&bill, "/refunds"), wish).await.ok();
    assert_eq!(undone["state"], "refunded");
    assert_eq!(undone["refunds"][0]["principal_minor"], 51_136);
    assert_eq!(account(app, &guest).await["balances"], before);
    let back = app.rows::<String>("select state from coupon order by coupon_id");
    assert_eq!((coupons[0].as_str(), back[0].as_str()), ("issued", "returned"));
    assert_eq!(coupons[1..], back[1..]);
    app.audit_books();
}

async fn the_bill_on_the_phone_comes_to_486_and_earns_688(app: &TestApp) {
    let guest = gold(app, 9_002).await;
    with_stored_value(app, &guest, 86_250).await;
    let menu = menu(
        app,
        &[
            ("蟹粉豆腐", 6_800, member_price(5_800)),
            ("龙井虾仁", 15_800, member_price(13_800)),
            ("小笼", 2_200, json!({})),
            ("白切鸡", 5_600, json!({"selling": "weighed", "unit": "斤"})),
            ("鱼羹", 4_800, json!({})),
            ("时蔬", 3_200, json!({})),
            ("龙井茶", 8_800, json!({"discounts": "barred"})),
        ],
    )
    .await;
    tea_seats(app).await;
    to_yuan(app).await;
    gold_pays_90(app).await;
    coupon(app, &guest, 8, dish_for_nothing("时蔬券", &menu.dishes[5])).await;
    coupon(app, &guest, 39, cash_off("满200减20", 20_000, 2_000)).await;
    set_points(app, &guest, 4_292).await;
    let qty = [1_000, 1_000, 4_000, 1_350, 1_000, 1_000, 1_000];
    let dishes: Vec<Value> =
        menu.dishes.iter().zip(qty).map(|(dish, qty)| portions(dish, qty)).collect();
    let body = json!({"table": "A3", "guests": 4, "guest_id": guest,
        "content": {"mode": "dishes", "dishes": dishes},
        "points_asked": {"use": "exactly", "points": 800}});
    let till = cashier(app);
    let bill = open(app, &till, body).await;
    let quote = &bill["quote"];
    let steps = [
        ("unit_price", 3_000),
        ("line", 3_200),
        ("bill", 2_116),
        ("points", 800),
        ("rounding", 44),
    ];
    assert_eq!(ladder(quote), expected(&steps));
    assert_eq!((&quote["list_minor"], &quote["due_minor"]), (&json!(57_760), &json!(48_600)));
    assert_eq!(quote["steps"][2]["base_minor"], 21_160);
    assert_eq!(not_used(quote, "满200减20")["why"]["saves_less_minor"], 116);
    let tenders = json!([{"tender": "stored_value", "amount_minor": 30_000},
        {"tender": "wechat", "amount_minor": 18_600}]);
    let settled = till.post(&path(&bill, "/settle"), pay(&bill, tenders)).await.ok();
    assert_eq!(settled["earned_points"], 688);
    assert_eq!(settled["settlement"]["tenders"][0]["principal_minor"], 27_273);
    app.audit_books();
}
