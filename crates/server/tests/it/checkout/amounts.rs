//! 金额收银 without a guest: the whole way of a bill, and what is refused on it.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use crate::house::{Client, Place, TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: an_amount_is_opened_quoted_settled_and_refunded,
        a_bill_is_settled_once_and_says_so,
        a_cut_answer_is_given_again_under_its_key,
        bills_opened_at_once_have_numbers_of_their_own_and_a_refused_one_takes_none,
        another_stores_bill_is_not_there,
        amounts_that_cannot_be_are_refused_with_their_place,
        discounts_by_hand_need_the_permission_and_stay_within_the_limit;
}

pub fn cashier(app: &TestApp) -> Client {
    app.client(app.people().who(Preset::Cashier, Place::A))
}

pub fn manager(app: &TestApp) -> Client {
    app.client(app.people().who(Preset::StoreManager, Place::A))
}

pub fn amount(minor: i64) -> Value {
    json!({"table": "Ｂ２", "guests": 2, "content": {"mode": "amount", "amount_minor": minor}})
}

pub async fn open(app: &TestApp, client: &Client, body: Value) -> Value {
    let path = format!("/api/v1/stores/{}/bills", app.people().store_a);
    client.post(&path, body).await.ok()
}

pub fn cash(minor: i64) -> Value {
    json!({"tender": "cash", "amount_minor": minor, "given_minor": minor})
}

pub fn path(bill: &Value, rest: &str) -> String {
    format!("/api/v1/bills/{}{rest}", bill["bill_id"].as_str().unwrap())
}

pub fn pay(bill: &Value, tenders: Value) -> Value {
    let due = &bill["quote"]["due_minor"];
    json!({"version": bill["version"], "due_minor": due, "tenders": tenders})
}

async fn an_amount_is_opened_quoted_settled_and_refunded(app: &TestApp) {
    let (till, boss) = (cashier(app), manager(app));
    let bill = open(app, &till, amount(50_000)).await;
    assert_eq!((&bill["state"], &bill["bill_no"]), (&json!("open"), &json!(1)));
    assert_eq!((&bill["table"], &bill["business_day"]), (&json!("B2"), &json!("2026-11-22")));
    assert_eq!(bill["quote"]["due_minor"], 50_000);
    assert_eq!(bill["quote"]["suggested_tenders"], json!([cash(50_000)]));
    let digest = app.digest();
    let other = json!({"content": {"mode": "amount", "amount_minor": 8_000}});
    let quote = till.post(&path(&bill, "/quote"), other).await.ok();
    assert_eq!(quote["due_minor"], 8_000);
    assert_eq!(app.digest(), digest, "a quote writes nothing");
    let changed = till.put(&path(&bill, ""), amount(60_000)).if_match(1).await.ok();
    assert_eq!((&changed["version"], &changed["quote"]["due_minor"]), (&json!(2), &json!(60_000)));
    till.put(&path(&bill, ""), amount(1)).if_match(1).await.refused(412, "conflict.stale");
    let given = json!([{"tender": "cash", "amount_minor": 60_000, "given_minor": 70_000}]);
    let settled = till.post(&path(&bill, "/settle"), pay(&changed, given)).await.ok();
    assert_eq!((&settled["state"], &settled["change_minor"]), (&json!("settled"), &json!(10_000)));
    let receipt = till.get(&path(&bill, "/receipt")).await.ok();
    assert_eq!(receipt["receipt_token"], settled["receipt_token"]);
    let token = settled["receipt_token"].as_str().unwrap();
    assert_eq!(token.len(), 26);
    let public = app.stranger().get(&format!("/api/v1/public/receipts/{token}")).await.ok();
    assert_eq!(public["quote"]["due_minor"], 60_000);
    assert_eq!((&public["settled_by"], &public["receipt_token"]), (&Value::Null, &Value::Null));
    let part = json!([{"line": 1, "part": {"by": "amount", "amount_minor": 20_000}}]);
    let tried = boss.post(&path(&bill, "/refund-quotes"), json!({"lines": part})).await.ok();
    assert_eq!((&tried["minor"], &tried["completes"]), (&json!(20_000), &json!(false)));
    let wish = json!({"lines": part, "shown_minor": 19_999, "reason": "菜凉了"});
    boss.post(&path(&bill, "/refunds"), wish).await.refused(409, "refund.changed");
    let wish = json!({"lines": part, "shown_minor": 20_000, "reason": "菜凉了"});
    let after = boss.post(&path(&bill, "/refunds"), wish).await.ok();
    assert_eq!(
        (&after["state"], &after["refundable_minor"]),
        (&json!("part_refunded"), &json!(40_000))
    );
    let wish = json!({"whole": true, "shown_minor": 40_000, "reason": "都不要了"});
    let after = boss.post(&path(&bill, "/refunds"), wish.clone()).await.ok();
    assert_eq!(
        (&after["state"], after["refunds"].as_array().unwrap().len()),
        (&json!("refunded"), 2)
    );
    boss.post(&path(&bill, "/refunds"), wish).await.refused(409, "refund.done_before");
    let list = format!("/api/v1/stores/{}/bills?table=Ｂ２&state=refunded", app.people().store_a);
    let list = list.replace("Ｂ２", "%EF%BC%A2%EF%BC%92");
    let listed = till.get(&list).await.ok();
    assert_eq!(listed["items"][0]["refunded_minor"], 60_000);
}

async fn a_bill_is_settled_once_and_says_so(app: &TestApp) {
    let (one, other) = (cashier(app), manager(app));
    let bill = open(app, &one, amount(9_900)).await;
    let wish = pay(&bill, json!([cash(9_900)]));
    let (a, b) =
        tokio::join!(async { one.post(&path(&bill, "/settle"), wish.clone()).await }, async {
            other.post(&path(&bill, "/settle"), wish.clone()).await
        },);
    let (won, lost) = if a.status == 200 { (a, b) } else { (b, a) };
    let won = won.ok();
    let told = lost.refused(409, "bill.already_settled");
    assert_eq!(told["params"]["bill_id"], won["bill_id"]);
    assert_eq!(told["params"]["due_minor"], 9_900);
    assert_eq!(app.row::<i64>("select count(*) from settlement"), 1);
    let changed = one.put(&path(&bill, ""), amount(1)).if_match(2).await;
    changed.refused(409, "bill.already_settled");
    let void = json!({"reason": "错了"});
    other.post(&path(&bill, "/void"), void).await.refused(409, "bill.already_settled");
}

async fn a_cut_answer_is_given_again_under_its_key(app: &TestApp) {
    let till = cashier(app);
    let bill = open(app, &till, amount(9_900)).await;
    let (key, wish) = (fresh_key(), pay(&bill, json!([cash(9_900)])));
    let first = till.post(&path(&bill, "/settle"), wish.clone()).key(&key).await.ok();
    let digest = app.digest();
    let again = till.post(&path(&bill, "/settle"), wish).key(&key).await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(again.ok(), first);
    assert_eq!(app.digest(), digest);
    till.post(&path(&bill, "/settle"), pay(&first, json!([])))
        .without("idempotency-key")
        .await
        .refused(400, "idempotency.missing");
}

async fn bills_opened_at_once_have_numbers_of_their_own_and_a_refused_one_takes_none(
    app: &TestApp,
) {
    let till = cashier(app);
    let store = format!("/api/v1/stores/{}/bills", app.people().store_a);
    let mut nobody = amount(100);
    nobody["guest_id"] = json!("guest_0000000000009");
    // More than one block of numbers.
    let asks = (0..70).map(|at| {
        let body = if at % 7 == 3 { nobody.clone() } else { amount(1_000) };
        let ask = till.post(&store, body);
        tokio::spawn(async move { ask.await })
    });
    let (mut numbers, mut refused) = (Vec::new(), 0);
    for ask in asks.collect::<Vec<_>>() {
        let answer = ask.await.unwrap();
        match answer.status {
            200 | 201 => numbers.push(answer.ok()["bill_no"].as_i64().unwrap()),
            _ => {
                answer.refused(422, "guest.not_there");
                refused += 1;
            }
        }
    }
    numbers.sort_unstable();
    assert_eq!((numbers, refused), ((1..=60).collect::<Vec<i64>>(), 10));
}

async fn another_stores_bill_is_not_there(app: &TestApp) {
    let bill = open(app, &cashier(app), amount(9_900)).await;
    let other = app.client(app.people().who(Preset::StoreManager, Place::B));
    other.get(&path(&bill, "")).await.refused(404, "thing.not_there");
    let wish = pay(&bill, json!([cash(9_900)]));
    other.post(&path(&bill, "/settle"), wish).await.refused(404, "thing.not_there");
    let store = format!("/api/v1/stores/{}/bills", app.people().store_a);
    other.post(&store, amount(1)).await.refused(404, "thing.not_there");
}

async fn amounts_that_cannot_be_are_refused_with_their_place(app: &TestApp) {
    let till = cashier(app);
    let store = format!("/api/v1/stores/{}/bills", app.people().store_a);
    for (content, code) in [
        (json!({"mode": "amount", "amount_minor": -1}), "dish.negative_price"),
        (json!({"mode": "amount", "amount_minor": 0}), "dish.no_quantity"),
        (
            json!({"mode": "amount", "amount_minor": 9_000_000_000_000_000_i64}),
            "amount.out_of_range",
        ),
        (json!({"mode": "amount", "amount_minor": "１００"}), "input.wrong_type"),
        (json!({"mode": "amount", "amount_minor": 1.5}), "input.wrong_type"),
        (
            json!({"mode": "amount", "amount_minor": 100, "no_discount_minor": 101}),
            "bill.part_too_large",
        ),
        (json!({"mode": "dishes", "dishes": []}), "bill.empty"),
    ] {
        let told =
            till.post(&store, json!({"guests": 2, "content": content})).await.refused(422, code);
        let pointer = told["errors"][0]["pointer"].as_str().unwrap();
        assert!(pointer.starts_with("/content"), "{told}");
    }
    for guests in [0, 2_001] {
        let mut body = amount(100);
        body["guests"] = json!(guests);
        till.post(&store, body).await.refused(422, "bill.guests_out_of_range");
    }
    let bill = open(app, &till, amount(10_000)).await;
    let settle = path(&bill, "/settle");
    for (due, tenders, status, code) in [
        (9_999, json!([cash(9_999)]), 409, "bill.changed"),
        (10_000, json!([cash(9_999)]), 422, "tender.not_due"),
        (10_000, json!([cash(-1), cash(10_001)]), 422, "tender.nothing"),
        (10_000, json!([cash(5_000), cash(5_000)]), 422, "tender.twice"),
        (
            10_000,
            json!([{"tender": "stored_value", "amount_minor": 10_000}]),
            422,
            "tender.no_guest",
        ),
    ] {
        let wish = json!({"version": 1, "due_minor": due, "tenders": tenders});
        till.post(&settle, wish).await.refused(status, code);
    }
    let stale = json!({"version": 2, "due_minor": 10_000, "tenders": [cash(10_000)]});
    till.post(&settle, stale).await.refused(412, "conflict.stale");
    assert_eq!(app.row::<i64>("select count(*) from settlement"), 0);
    till.post(&settle, pay(&bill, json!([cash(10_000)]))).await.ok();
}

async fn discounts_by_hand_need_the_permission_and_stay_within_the_limit(app: &TestApp) {
    let waiter = app.client(app.people().who(Preset::Waiter, Place::A));
    let store = format!("/api/v1/stores/{}/bills", app.people().store_a);
    let by_hand = |act: Value| {
        let mut body = amount(100_000);
        body["manual"] = json!([{"act": act, "reason": "老客人"}]);
        body
    };
    let small = by_hand(json!({"act": "amount", "off_minor": 5_000}));
    waiter.post(&store, small.clone()).await.refused(403, "permission.missing");
    let till = cashier(app);
    let bill = open(app, &till, small).await;
    assert_eq!(bill["quote"]["due_minor"], 95_000);
    till.post(&path(&bill, "/settle"), pay(&bill, json!([cash(95_000)]))).await.ok();
    let bill = open(app, &till, by_hand(json!({"act": "amount", "off_minor": 5_001}))).await;
    let wish = pay(&bill, json!([cash(94_999)]));
    let told = till.post(&path(&bill, "/settle"), wish.clone()).await;
    let told = told.refused(403, "approval.required");
    assert_eq!(told["params"]["permission"], "bill.discount");
    manager(app).post(&path(&bill, "/settle"), wish).await.ok();
    let bill = open(app, &till, by_hand(json!({"act": "comp"}))).await;
    assert_eq!(bill["quote"]["due_minor"], 0);
    let told = till.post(&path(&bill, "/settle"), pay(&bill, json!([]))).await;
    assert_eq!(told.refused(403, "approval.required")["params"]["permission"], "bill.comp");
}
