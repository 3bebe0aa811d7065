//! Bills that a group pays: its money first, within its limits, and back where it came from.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::kit::{
    allowance, by_allowance, by_group, company, group, now, of, pay_in, person, shared,
};
use crate::checkout::amounts::{cash, cashier, manager, open, path, pay};
use crate::checkout::kit::{account, amount_of, member, points};
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: the_till_offers_meal_money_then_the_shared_balance_within_the_limit,
        what_a_group_does_not_pay_is_refused_and_changes_nothing,
        a_refund_gives_back_to_the_lots_and_the_limits,
        the_group_pays_nothing_for_who_has_left,
        of_many_members_at_once_the_shared_balance_lets_through_what_is_there,
        one_member_at_many_tills_stays_within_his_limit;
}

/// ¥50 a dinner, ¥80 a day.
fn limited(app: &TestApp, more: Value) -> Value {
    let mut body = company(
        app,
        json!({"limits": {"day_minor": 8_000,
        "meals": {"dinner": 5_000}}}),
    );
    for (field, value) in more.as_object().unwrap() {
        body[field] = value.clone();
    }
    body
}

async fn bill(app: &TestApp, guest: &str, minor: i64) -> Value {
    open(app, &cashier(app), amount_of(guest, minor)).await
}

async fn settle(app: &TestApp, bill: &Value, tenders: Value) -> crate::house::Answer {
    cashier(app).post(&path(bill, "/settle"), pay(bill, tenders)).await
}

async fn the_till_offers_meal_money_then_the_shared_balance_within_the_limit(app: &TestApp) {
    let made = group(app, limited(app, json!({"allowance_minor": 10_000}))).await;
    pay_in(app, &made, 100_000).await;
    let guest = person(app, &made, 1, 1).await;
    // 9 of 30 days of ¥100.
    assert_eq!(allowance(app, &made, &guest).await, 3_000);
    let first = bill(app, &guest, 7_000).await;
    let offer = &first["quote"]["group"];
    assert_eq!((&offer["name"], &offer["meal"]), (&json!("启明科技"), &json!("dinner")));
    assert_eq!(
        (&offer["allowance_minor"], &offer["shared_minor"]),
        (&json!(3_000), &json!(110_000))
    );
    assert_eq!(offer["room"], json!({"bound": "meal", "left_minor": 5_000}));
    let tenders = json!([by_allowance(3_000), by_group(2_000), cash(2_000)]);
    assert_eq!(first["quote"]["suggested_tenders"], tenders);
    let before = points(app, &guest).await;
    let settled = settle(app, &first, tenders).await.ok();
    let group_paid = &settled["settlement"]["tenders"][1];
    assert_eq!(group_paid["tender"], "group_balance");
    // 10 : 1, as it was paid in.
    assert_eq!(
        (&group_paid["principal_minor"], &group_paid["bonus_minor"]),
        (&json!(1_818), &json!(182))
    );
    // ¥20 in cash and the principal earn; meal money and bonus do not.
    assert_eq!(points(app, &guest).await - before, 38);
    assert_eq!(shared(app, &made).await, 108_000);
    assert_eq!(allowance(app, &made, &guest).await, 0);
    let second = bill(app, &guest, 1_000).await;
    let offer = &second["quote"]["group"];
    assert_eq!(
        (&offer["room"], &offer["used_meal_minor"]),
        (&json!({"bound": "meal", "left_minor": 0}), &json!(5_000))
    );
    assert_eq!(second["quote"]["suggested_tenders"], json!([cash(1_000)]));
    let receipt = settled["receipt_token"].as_str().unwrap();
    let public = app.stranger().get(&format!("/api/v1/public/receipts/{receipt}")).await.ok();
    assert_eq!(public["quote"]["group"], Value::Null, "a paper tells nobody's employer's balance");
    let nobody = member(app, 2).await;
    assert_eq!(bill(app, &nobody, 1_000).await["quote"]["group"], Value::Null);
    app.audit_books();
}

async fn what_a_group_does_not_pay_is_refused_and_changes_nothing(app: &TestApp) {
    let made = group(app, limited(app, json!({"allowance_minor": 10_000}))).await;
    pay_in(app, &made, 10_000).await;
    let guest = person(app, &made, 1, 1).await;
    let asked = bill(app, &guest, 20_000).await;
    let nobody = member(app, 2).await;
    let alone = bill(app, &nobody, 5_000).await;
    let digest = app.digest();
    for (bill, tenders, code) in [
        (&asked, json!([by_group(5_001), cash(14_999)]), "group.over_meal_limit"),
        (
            &asked,
            json!([by_allowance(3_000), by_group(2_001), cash(14_999)]),
            "group.over_meal_limit",
        ),
        (&asked, json!([by_allowance(3_001), cash(16_999)]), "allowance.not_enough"),
        (&asked, json!([by_group(1_000), by_group(1_000), cash(18_000)]), "tender.twice"),
        (&asked, json!([by_allowance(0), cash(20_000)]), "tender.nothing"),
        (&alone, json!([by_group(5_000)]), "group.none"),
        (&alone, json!([by_allowance(5_000)]), "group.none"),
    ] {
        settle(app, bill, tenders).await.refused(422, code);
    }
    assert_eq!(app.digest(), digest);
    let free = json!({"limits": {}});
    app.owner().patch(&of(&made, ""), 1, free).await.ok();
    let too_much = settle(app, &asked, json!([by_group(11_001), cash(8_999)])).await;
    let refused = too_much.refused(422, "group.balance_not_enough");
    assert_eq!(refused["params"]["left_minor"], 11_000);
    settle(app, &asked, json!([by_group(11_000), cash(9_000)])).await.ok();
    assert_eq!(shared(app, &made).await, 0);
    app.audit_books();
}

async fn refund(app: &TestApp, bill: &Value, minor: Option<i64>) -> Value {
    let part = |minor| json!([{"line": 1, "part": {"by": "amount", "amount_minor": minor}}]);
    let mut wish = match minor {
        Some(minor) => json!({"lines": part(minor)}),
        None => json!({"whole": true}),
    };
    let tried = manager(app).post(&path(bill, "/refund-quotes"), wish.clone()).await.ok();
    wish["shown_minor"] = tried["minor"].clone();
    wish["reason"] = json!("菜凉了");
    manager(app).post(&path(bill, "/refunds"), wish).await.ok()
}

async fn a_refund_gives_back_to_the_lots_and_the_limits(app: &TestApp) {
    let made = group(app, limited(app, json!({"allowance_minor": 10_000}))).await;
    pay_in(app, &made, 100_000).await;
    let guest = person(app, &made, 1, 1).await;
    // Of his own, so that both kinds of stored value stand on one bill.
    crate::checkout::kit::top_up(app, &guest).await;
    let paid = bill(app, &guest, 8_000).await;
    let own = json!({"tender": "stored_value", "amount_minor": 3_000});
    let tenders = json!([by_allowance(3_000), by_group(2_000), own]);
    settle(app, &paid, tenders).await.ok();
    let part = refund(app, &paid, Some(4_000)).await;
    let back = &part["refunds"][0]["tenders"];
    assert_eq!(
        back,
        &json!([{"tender": "allowance", "amount_minor": 1_500},
        {"tender": "group_balance", "amount_minor": 1_000},
        {"tender": "stored_value", "amount_minor": 1_500}])
    );
    assert_eq!(allowance(app, &made, &guest).await, 1_500);
    assert_eq!(shared(app, &made).await, 109_000);
    let next = bill(app, &guest, 9_000).await;
    let room = &next["quote"]["group"]["room"];
    assert_eq!(room, &json!({"bound": "meal", "left_minor": 2_500}), "half of it is free again");
    refund(app, &paid, None).await;
    assert_eq!(allowance(app, &made, &guest).await, 3_000);
    assert_eq!(shared(app, &made).await, 110_000);
    let own = account(app, &guest).await;
    let stored = |word: &str| own["balances"][word].as_i64().unwrap();
    assert_eq!((stored("principal_minor"), stored("bonus_minor")), (100_000, 10_000));
    let lots: i64 = app.row("select count(*) from lot where unit = 'allowance'");
    assert_eq!(lots, 1, "it went back to the lot it came from");
    app.audit_books();
}

async fn the_group_pays_nothing_for_who_has_left(app: &TestApp) {
    let made = group(app, limited(app, json!({"allowance_minor": 10_000}))).await;
    pay_in(app, &made, 100_000).await;
    let guest = person(app, &made, 1, 1).await;
    let paid = bill(app, &guest, 3_000).await;
    settle(app, &paid, json!([by_allowance(2_000), by_group(1_000)])).await.ok();
    let open = bill(app, &guest, 2_000).await;
    let there = now(app, &made).await["people"][0].clone();
    let at = of(&made, &format!("/members/{}", there["group_member_id"].as_str().unwrap()));
    assert_eq!(app.owner().delete(&at, 1).await.status, 204);
    settle(app, &open, json!([by_group(2_000)])).await.refused(422, "group.none");
    settle(app, &open, json!([by_allowance(1_000), cash(1_000)])).await.refused(422, "group.none");
    settle(app, &open, json!([cash(2_000)])).await.ok();
    let left = || app.row::<i64>("select free from balance where unit = 'allowance'");
    assert_eq!(left(), 0);
    // What a refund brings back of the allowance is the employer's: it is given up at once.
    refund(app, &paid, None).await;
    assert_eq!(left(), 0);
    assert_eq!(shared(app, &made).await, 110_000);
    app.audit_books();
}

async fn of_many_members_at_once_the_shared_balance_lets_through_what_is_there(app: &TestApp) {
    let made = group(app, company(app, json!({}))).await;
    pay_in(app, &made, 100_000).await;
    let mut bills = Vec::new();
    for number in 1..=16 {
        let guest = person(app, &made, number, 1).await;
        bills.push(bill(app, &guest, 20_000).await);
    }
    let answers = join_all(bills.iter().map(|bill| settle(app, bill, json!([by_group(20_000)]))));
    let (done, refused): (Vec<_>, Vec<_>) =
        answers.await.into_iter().partition(|answer| answer.status == 200);
    assert_eq!(done.len(), 5, "¥1,100 pay five times ¥200");
    for answer in refused {
        answer.refused(422, "group.balance_not_enough");
    }
    assert_eq!(shared(app, &made).await, 10_000);
    assert_eq!(app.row::<i64>("select count(*) from group_use"), 5);
    app.audit_books();
}

async fn one_member_at_many_tills_stays_within_his_limit(app: &TestApp) {
    let made = group(app, limited(app, json!({}))).await;
    pay_in(app, &made, 100_000).await;
    let guest = person(app, &made, 1, 1).await;
    let mut bills = Vec::new();
    for _ in 0..12 {
        bills.push(bill(app, &guest, 2_000).await);
    }
    let answers = join_all(bills.iter().map(|bill| settle(app, bill, json!([by_group(2_000)]))));
    let (done, refused): (Vec<_>, Vec<_>) =
        answers.await.into_iter().partition(|answer| answer.status == 200);
    assert_eq!(done.len(), 2, "¥50 a dinner are two bills of ¥20");
    for answer in refused {
        answer.refused(422, "group.over_meal_limit");
    }
    let used: i64 = app.row(
        "select cast(sum(principal_minor + bonus_minor) as bigint) \
        from group_use",
    );
    assert_eq!(used, 4_000);
    app.audit_books();
}
