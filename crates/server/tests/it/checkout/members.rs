//! Bills of members: points, coupons, vouchers, refunds that put everything back.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::amounts::{amount, cash, cashier, manager, open, path, pay};
use super::kit::*;
use crate::house::{Client, HOUR, Place, TestApp, both_engines};

both_engines! {
    SetUp: members_earn_and_others_do_not,
        sixty_four_tills_redeem_one_coupon_once,
        refunding_after_points_were_spent_leaves_a_debt_that_earning_pays,
        partial_refunds_add_up_to_the_full_one,
        a_coupon_that_is_over_used_or_voided_lowers_nothing,
        a_voucher_excludes_offers_and_earns_nothing,
        points_are_not_used_on_a_bill_for_nothing,
        a_dish_that_ran_out_is_not_ordered_anew_but_stays_on_its_bill,
        a_budget_is_never_passed,
        money_that_a_refunded_bill_brings_back_is_not_paid_back_twice,
        a_bill_says_what_to_say_to_its_guest,
        what_a_bill_would_earn_follows_its_tenders;
}

async fn members_earn_and_others_do_not(app: &TestApp) {
    let guest = member(app, 9_101).await;
    let settled = buy(app, &guest, 12_345, "wechat").await;
    assert_eq!(settled["earned_points"], 123);
    assert_eq!(settled["balances_after"]["growth"], 123);
    let till = cashier(app);
    let bill = open(app, &till, amount(12_345)).await;
    assert_eq!((&bill["guest"], &bill["quote"]["earns_points"]), (&Value::Null, &json!(0)));
    let settled = till.post(&path(&bill, "/settle"), pay(&bill, json!([cash(12_345)]))).await.ok();
    assert_eq!((&settled["earned_points"], &settled["balances_after"]), (&json!(0), &Value::Null));
    assert_eq!(points(app, &guest).await, 123);
    let mut nobody = amount(100);
    nobody["guest_id"] = json!("guest_0000000000009");
    let store = format!("/api/v1/stores/{}/bills", app.people().store_a);
    let told = till.post(&store, nobody).await.refused(422, "guest.not_there");
    assert_eq!(told["errors"][0]["pointer"], "/guest_id");
    app.audit_books();
}

async fn sixty_four_tills_redeem_one_coupon_once(app: &TestApp) {
    let guest = member(app, 9_102).await;
    coupon(app, &guest, 30, cash_off("满50减20", 5_000, 2_000)).await;
    let till = cashier(app);
    let mut bills = Vec::new();
    for _ in 0..64 {
        let bill = open(app, &till, amount_of(&guest, 10_000)).await;
        assert_eq!(bill["quote"]["due_minor"], 8_000);
        bills.push(bill);
    }
    let numbers: Vec<i64> = bills.iter().map(|bill| bill["bill_no"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=64).collect::<Vec<i64>>());
    let settle = |bill: &Value| {
        let ask = till.post(&path(bill, "/settle"), pay(bill, json!([cash(8_000)])));
        tokio::spawn(async move { ask.await })
    };
    let under_way: Vec<_> = bills.iter().map(settle).collect();
    let mut paid = 0;
    for answer in under_way {
        let answer = answer.await.unwrap();
        match answer.status {
            200 => paid += 1,
            _ => assert_eq!(answer.refused(409, "bill.changed")["params"]["due_minor"], 10_000),
        }
    }
    assert_eq!(paid, 1);
    let redeemed = "select count(*) from coupon where state = 'redeemed'";
    assert_eq!(app.row::<i64>(redeemed), 1);
    assert_eq!(app.row::<i64>("select count(*) from settlement"), 1);
    app.audit_books();
}

async fn refunding_after_points_were_spent_leaves_a_debt_that_earning_pays(app: &TestApp) {
    let guest = member(app, 9_103).await;
    let (till, boss) = (cashier(app), manager(app));
    let first = buy(app, &guest, 50_000, "cash").await;
    assert_eq!(points(app, &guest).await, 500);
    let mut body = amount_of(&guest, 1_000);
    body["points_asked"] = json!({"use": "exactly", "points": 500});
    let second = open(app, &till, body).await;
    assert_eq!(second["quote"]["due_minor"], 500);
    till.post(&path(&second, "/settle"), pay(&second, json!([cash(500)]))).await.ok();
    assert_eq!(points(app, &guest).await, 5);
    let tried = boss.post(&path(&first, "/refund-quotes"), json!({"whole": true})).await.ok();
    assert_eq!((&tried["points_taken"], &tried["points_debt"]), (&json!(500), &json!(495)));
    let wish = json!({"whole": true, "shown_minor": 50_000, "reason": "退餐"});
    let undone = boss.post(&path(&first, "/refunds"), wish).await.ok();
    assert_eq!(undone["refunds"][0]["points_debt"], 495);
    let balances = account(app, &guest).await["balances"].clone();
    assert_eq!((&balances["points"], &balances["points_debt"]), (&json!(0), &json!(495)));
    app.audit_books();
    buy(app, &guest, 60_000, "cash").await;
    let balances = account(app, &guest).await["balances"].clone();
    assert_eq!((&balances["points"], &balances["points_debt"]), (&json!(105), &json!(0)));
    app.audit_books();
}

async fn partial_refunds_add_up_to_the_full_one(app: &TestApp) {
    let guest = gold(app, 9_104).await;
    top_up(app, &guest).await;
    gold_pays_90(app).await;
    let menu =
        menu(app, &[("虾", 3_333, json!({})), ("鱼", 7_777, json!({})), ("面", 1_111, json!({}))])
            .await;
    let taken = coupon(app, &guest, 9, dish_for_nothing("面券", &menu.dishes[2])).await;
    set_points(app, &guest, 1_000).await;
    let before = account(app, &guest).await["balances"].clone();
    let dishes: Vec<Value> = menu
        .dishes
        .iter()
        .zip([3_000, 2_000, 1_000])
        .map(|(dish, qty)| portions(dish, qty))
        .collect();
    let body = json!({"guests": 2, "guest_id": guest,
        "content": {"mode": "dishes", "dishes": dishes},
        "points_asked": {"use": "exactly", "points": 700}});
    let (till, boss) = (cashier(app), manager(app));
    let bill = open(app, &till, body).await;
    let due = bill["quote"]["due_minor"].as_i64().unwrap();
    let tenders = json!([{"tender": "stored_value", "amount_minor": 10_000}, cash(due - 10_000)]);
    till.post(&path(&bill, "/settle"), pay(&bill, tenders)).await.ok();
    let whole = boss.post(&path(&bill, "/refund-quotes"), json!({"whole": true})).await.ok();
    let part = |line: u32, qty: i64| json!({"line": line, "part": {"by": "qty", "qty_milli": qty}});
    let names =
        ["minor", "principal_minor", "bonus_minor", "points_back", "points_taken", "growth_taken"];
    let mut sums = [0_i64; 6];
    for lines in [
        json!([part(1, 1_000)]),
        json!([part(2, 1_000), part(1, 1_000)]),
        json!([part(3, 1_000)]),
        json!([part(2, 1_000)]),
        json!([part(1, 1_000)]),
    ] {
        let tried = boss.post(&path(&bill, "/refund-quotes"), json!({"lines": lines})).await.ok();
        let wish = json!({"lines": lines, "shown_minor": tried["minor"], "reason": "退菜"});
        boss.post(&path(&bill, "/refunds"), wish).await.ok();
        for (sum, name) in sums.iter_mut().zip(names) {
            *sum += tried[name].as_i64().unwrap();
        }
        let is_last = tried["completes"] == true;
        let back = if is_last { json!([taken]) } else { json!([]) };
        assert_eq!(tried["coupon_ids"], back, "coupons come back with the last part only");
        app.audit_books();
    }
    let full = names.map(|name| whole[name].as_i64().unwrap());
    assert_eq!(sums, full);
    assert_eq!(account(app, &guest).await["balances"], before);
    let done = boss.get(&path(&bill, "")).await.ok();
    assert_eq!((&done["state"], &done["refundable_minor"]), (&json!("refunded"), &json!(0)));
}

async fn a_coupon_that_is_over_used_or_voided_lowers_nothing(app: &TestApp) {
    let guest = member(app, 9_105).await;
    let till = cashier(app);
    let short = coupon(app, &guest, 1, cash_off("今天减20", 5_000, 2_000)).await;
    let voided = coupon(app, &guest, 30, cash_off("满50减30", 5_000, 3_000)).await;
    let bill = open(app, &till, amount_of(&guest, 10_000)).await;
    assert_eq!(bill["quote"]["due_minor"], 7_000);
    let body = json!({"reason": "发错了"});
    let path_of = format!("/api/v1/coupons/{voided}/void");
    app.owner().post(&path_of, body).await.ok();
    let now = till.get(&path(&bill, "")).await.ok();
    assert_eq!(now["quote"]["due_minor"], 8_000);
    let wish = json!({"version": 1, "due_minor": 7_000, "tenders": [cash(7_000)]});
    till.post(&path(&bill, "/settle"), wish).await.refused(409, "bill.changed");
    app.pass(3 * 24 * HOUR);
    let fresh = app.elsewhere(
        app.people().who(zhike_domain::team::role::Preset::Cashier, crate::house::Place::A),
    );
    let now = fresh.get(&path(&bill, "")).await.ok();
    assert_eq!(now["quote"]["due_minor"], 10_000, "{short} is over");
    fresh.post(&path(&bill, "/settle"), pay(&now, json!([cash(10_000)]))).await.ok();
}

async fn a_voucher_excludes_offers_and_earns_nothing(app: &TestApp) {
    let guest = gold(app, 9_106).await;
    gold_pays_90(app).await;
    let till = cashier(app);
    let bill = open(app, &till, amount_of(&guest, 20_000)).await;
    assert_eq!(bill["quote"]["due_minor"], 18_000);
    let with = till.post(&path(&bill, "/quote"), json!({"voucher": true})).await.ok();
    assert_eq!(
        (&with["due_minor"], &with["not_used"][0]["why"]["why"]),
        (&json!(20_000), &json!("voucher"))
    );
    let voucher = json!({"tender": "voucher", "amount_minor": 15_000, "face_minor": 15_000,
        "paid_minor": 12_900});
    let wish = json!({"version": 1, "due_minor": 18_000, "tenders": [voucher, cash(3_000)]});
    till.post(&path(&bill, "/settle"), wish).await.refused(409, "bill.changed");
    let wish = json!({"version": 1, "due_minor": 20_000, "tenders": [voucher, cash(5_000)]});
    let settled = till.post(&path(&bill, "/settle"), wish).await.ok();
    assert_eq!(settled["earned_points"], 75);
    assert_eq!(settled["settlement"]["tenders"][0]["paid_minor"], 12_900);
    app.audit_books();
}

async fn points_are_not_used_on_a_bill_for_nothing(app: &TestApp) {
    let guest = member(app, 9_107).await;
    set_points(app, &guest, 1_000).await;
    let boss = manager(app);
    let mut body = amount_of(&guest, 2_000);
    body["points_asked"] = json!({"use": "most"});
    body["manual"] = json!([{"act": {"act": "comp"}, "reason": "上错菜"}]);
    let bill = open(app, &boss, body).await;
    assert_eq!((&bill["quote"]["due_minor"], &bill["quote"]["points"]), (&json!(0), &Value::Null));
    let settled = boss.post(&path(&bill, "/settle"), pay(&bill, json!([]))).await.ok();
    assert_eq!(settled["balances_after"]["points"], 1_000);
    app.audit_books();
}

async fn a_dish_that_ran_out_is_not_ordered_anew_but_stays_on_its_bill(app: &TestApp) {
    let menu = menu(app, &[("虾", 3_000, json!({})), ("鱼", 7_000, json!({}))]).await;
    let (till, store) = (cashier(app), app.people().store_a);
    let body = |dishes: &[&String]| {
        let dishes: Vec<Value> = dishes.iter().map(|dish| portions(dish, 1_000)).collect();
        json!({"guests": 2, "content": {"mode": "dishes", "dishes": dishes}})
    };
    let (shrimp, fish) = (&menu.dishes[0], &menu.dishes[1]);
    let bill = open(app, &till, body(&[shrimp])).await;
    let out = format!("/api/v1/stores/{store}/dishes/{shrimp}/sold-out");
    till.post(&out, json!({"sold_out": true, "until_day_end": true})).await.ok();
    let changed = till.put(&path(&bill, ""), body(&[shrimp, fish])).if_match(1).await.ok();
    assert_eq!(changed["quote"]["due_minor"], 10_000);
    let told = till.post(&format!("/api/v1/stores/{store}/bills"), body(&[fish, shrimp])).await;
    let told = told.refused(422, "dish.sold_out");
    assert_eq!(told["errors"][0]["pointer"], "/content/dishes/1/dish_id");
    till.post(&path(&bill, "/settle"), pay(&changed, json!([cash(10_000)]))).await.ok();
    let bad = json!({"dish_id": fish, "qty_milli": 1_500});
    let bad = json!({"guests": 2, "content": {"mode": "dishes", "dishes": [bad]}});
    let told = till.post(&format!("/api/v1/stores/{store}/bills"), bad).await;
    let told = told.refused(422, "dish.fraction");
    assert_eq!(told["errors"][0]["pointer"], "/content/dishes/0/qty_milli");
}

async fn a_budget_is_never_passed(app: &TestApp) {
    let benefit = json!({"kind": "cash", "off_minor": 1_000});
    let body =
        json!({"name": "开业减10", "active": true, "benefit": benefit, "budget_minor": 5_000});
    offer(app, body).await;
    let till = cashier(app);
    let mut bills = Vec::new();
    for _ in 0..12 {
        bills.push(open(app, &till, amount(10_000)).await);
    }
    let settle = |bill: &Value| {
        let ask = till.post(&path(bill, "/settle"), pay(bill, json!([cash(9_000)])));
        tokio::spawn(async move { ask.await })
    };
    let under_way: Vec<_> = bills.iter().map(settle).collect();
    let mut paid = 0;
    for answer in under_way {
        let answer = answer.await.unwrap();
        match answer.status {
            200 => paid += 1,
            _ => drop(answer.refused(409, "bill.changed")),
        }
    }
    assert_eq!(paid, 5);
    assert_eq!(app.row::<i64>("select budget_used_minor from offer"), 5_000);
    let first = bills.iter().map(|bill| path(bill, ""));
    let mut settled = Vec::new();
    for path in first {
        let bill = till.get(&path).await.ok();
        if bill["state"] == "settled" {
            settled.push(bill);
        }
    }
    let wish = json!({"whole": true, "shown_minor": 9_000, "reason": "退餐"});
    manager(app).post(&path(&settled[0], "/refunds"), wish).await.ok();
    assert_eq!(app.row::<i64>("select budget_used_minor from offer"), 4_000);
}

async fn a_bill_says_what_to_say_to_its_guest(app: &TestApp) {
    let guest = member(app, 9_110).await;
    let told = async |till: &Client| {
        let bill = open(app, till, amount_of(&guest, 10_000)).await;
        (bill["greeting"].clone(), bill)
    };
    let till = cashier(app);
    assert_eq!(told(&till).await.0["kind"], "first_visit");
    let settled = buy(app, &guest, 300_000, "cash").await;
    assert_eq!(settled["greeting"], Value::Null, "said and done");
    let gold = json!({"kind": "tier_new", "params": {"tier_id": GOLD}});
    assert_eq!(told(&till).await.0, gold);
    let nobody = open(app, &till, amount(100)).await;
    assert_eq!(nobody["greeting"], Value::Null);
    app.pass(24 * HOUR);
    let person = app.people().who(Preset::Cashier, Place::A);
    let till = app.elsewhere(person);
    let (greeting, bill) = told(&till).await;
    assert_eq!(greeting, gold);
    till.post(&path(&bill, "/settle"), pay(&bill, json!([cash(10_000)]))).await.ok();
    let back = json!({"kind": "welcome_back", "params": {"visits": 2}});
    assert_eq!(told(&till).await.0, back);
    app.pass(60 * 24 * HOUR);
    let away = json!({"kind": "long_away", "params": {"days": 60}});
    assert_eq!(told(&app.elsewhere(person)).await.0, away);
}

async fn what_a_bill_would_earn_follows_its_tenders(app: &TestApp) {
    let guest = member(app, 9_111).await;
    top_up(app, &guest).await;
    let till = cashier(app);
    let bill = open(app, &till, amount_of(&guest, 22_000)).await;
    assert_eq!(bill["quote"]["earns_points"], 220);
    let asked = |tenders: Value| till.post(&path(&bill, "/quote"), json!({"tenders": tenders}));
    let earns = async |tenders: Value| asked(tenders).await.ok()["earns_points"].clone();
    let stored = |minor: i64| json!({"tender": "stored_value", "amount_minor": minor});
    let voucher = json!({"tender": "voucher", "amount_minor": 2_000, "face_minor": 2_000,
        "paid_minor": 1_500});
    assert_eq!(earns(json!([])).await, 220);
    // 10 of 11 parts of it are principal.
    assert_eq!(earns(json!([stored(22_000)])).await, 200);
    assert_eq!(earns(json!([stored(11_000)])).await, 210);
    assert_eq!(earns(json!([voucher])).await, 200);
    asked(json!([stored(22_001)])).await.refused(422, "tender.not_due");
    asked(json!([stored(0)])).await.refused(422, "tender.nothing");
    let settled =
        till.post(&path(&bill, "/settle"), pay(&bill, json!([stored(22_000)]))).await.ok();
    assert_eq!(settled["earned_points"], 200, "as was said");
    app.audit_books();
}

/// Principal is spent before bonus.
async fn principal_first(app: &TestApp) {
    let (owner, programme) = (app.owner(), "/api/v1/membership/programme");
    let mut body = owner.get(programme).await.ok();
    for field in ["version", "welcome"] {
        body.as_object_mut().unwrap().remove(field);
    }
    body["welcome_points"] = json!(0);
    body["welcome_coupons"] = json!([]);
    body["spend_order"] = json!("principal_first");
    owner.put(programme, body).if_match(0).await.ok();
}

async fn money_that_a_refunded_bill_brings_back_is_not_paid_back_twice(app: &TestApp) {
    principal_first(app).await;
    let guest = member(app, 9_112).await;
    let owner = app.owner();
    let plan = json!({"name": "充1000送200", "pay_minor": 100_000, "bonus_minor": 20_000});
    let plan = owner.post("/api/v1/top-up-plans", plan).await.ok()["top_up_plan_id"].clone();
    let body = json!({"guest_id": guest, "top_up_plan_id": plan, "terms_version": 1,
        "tenders": [{"tender": "wechat", "amount_minor": 100_000}]});
    let sold = format!("/api/v1/stores/{}/top-ups", app.people().store_a);
    let sold = owner.post(&sold, body).await.ok();
    let top_up = format!("/api/v1/top-ups/{}", sold["top_up_id"].as_str().unwrap());
    let settled = buy(app, &guest, 60_000, "stored_value").await;
    let quote = async |ground: &str| {
        let quoted = owner.get(&format!("{top_up}/refund-quote?ground={ground}")).await.ok();
        let of = |name: &str| quoted[name].as_i64().unwrap();
        (of("pays_minor"), of("house_adds_minor"), of("made_up_minor"))
    };
    let back = |ground: &str, minor: i64| {
        let body = json!({"ground": ground, "shown_minor": minor, "reason": "停业",
            "tenders": [{"tender": "wechat", "amount_minor": minor}]});
        owner.post(&format!("{top_up}/refunds"), body)
    };
    // ¥400 are left; by art. 18 it is 1,000 − 600 × 1,000/1,200 = ¥500, so the house adds ¥100.
    assert_eq!(quote("closing").await, (50_000, 10_000, 0));
    back("closing", 50_000).await.ok();
    let wish = json!({"whole": true, "shown_minor": 60_000, "reason": "退餐"});
    manager(app).post(&path(&settled, "/refunds"), wish).await.ok();
    assert_eq!(account(app, &guest).await["balances"]["principal_minor"], 60_000);
    // Of the ¥600 that came back the house has paid ¥100: ¥1,000 in all, as was paid in.
    assert_eq!(quote("wish").await, (50_000, 0, 10_000));
    assert_eq!(quote("closing").await, (50_000, 0, 10_000));
    back("wish", 50_000).await.ok();
    assert_eq!(account(app, &guest).await["balances"]["principal_minor"], 0);
    back("wish", 0).await.refused(422, "stored_value.nothing_left");
    app.audit_books();
}
