//! The till of another maker: by its key, by its own numbers.

use serde_json::{Value, json};

use super::amounts::cash;
use super::kit::{account, cash_off, coupon, member, menu, offer, set_points};
use crate::access::keys;
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: another_till_identifies_quotes_settles_inquires_and_refunds,
        a_number_is_settled_once_and_answers_alike,
        many_tills_that_share_a_budget_queue_for_it,
        a_key_sees_its_stores_only_and_refunds_up_to_its_limit;
}

fn line(name: &str, qty_milli: i64, unit_minor: i64) -> Value {
    json!({"name": name, "qty_milli": qty_milli, "unit_minor": unit_minor})
}

fn with(body: &Value, more: Value) -> Value {
    let mut body = body.clone();
    for (field, value) in more.as_object().unwrap() {
        body[field] = value.clone();
    }
    body
}

async fn another_till_identifies_quotes_settles_inquires_and_refunds(app: &TestApp) {
    let guest = member(app, 9_201).await;
    let store = app.people().store_a;
    set_points(app, &guest, 600).await;
    coupon(app, &guest, 30, cash_off("满100减20", 10_000, 2_000)).await;
    menu(app, &[("虾", 3_000, json!({"code": "D-1", "allergens": ["crustacean"]}))]).await;
    let (_, secret) = keys::make(app, &[store]).await;
    let pos = keys::with(app, &secret);
    let found = pos
        .post("/api/v1/pos/identify", json!({"store_id": store, "phone": "１５４ 0000 9201"}))
        .await
        .ok();
    assert_eq!(found["guest"]["guest_id"], guest);
    let card = found["guest"]["card_no"].as_str().unwrap();
    let by_card =
        pos.post("/api/v1/pos/identify", json!({"store_id": store, "code": card})).await.ok();
    assert_eq!(by_card, found);
    let nobody =
        pos.post("/api/v1/pos/identify", json!({"store_id": store, "phone": "15400009299"}));
    assert_eq!(nobody.await.ok()["guest"], Value::Null);
    let both = json!({"store_id": store, "phone": "15400009201", "card_no": card});
    pos.post("/api/v1/pos/identify", both).await.refused(422, "guest.one_way_to_find");
    let shrimp = with(&line("白灼虾", 2_000, 6_000), json!({"dish_code": "D-1"}));
    let drink = with(&line("啤酒", 3_000, 1_000), json!({"discountable": false, "earns": false}));
    let bill = json!({"store_id": store, "pos_bill_no": "0017", "table": "8", "guests": 3,
        "guest_id": guest, "lines": [shrimp, drink],
        "points_asked": {"use": "exactly", "points": 600}});
    let digest = app.digest();
    let quote = pos.post("/api/v1/pos/quote", bill.clone()).await.ok();
    assert_eq!(app.digest(), digest, "a quote writes nothing");
    // 120 + 30 - 20 coupon - 6 points = 124; of it 120 - 20 - its share of the points earns.
    assert_eq!((&quote["list_minor"], &quote["due_minor"]), (&json!(15_000), &json!(12_400)));
    assert_eq!(
        (&quote["lines"][0]["kind"], &quote["lines"][1]["kind"]),
        (&json!("dish"), &json!("amount"))
    );
    let unknown = json!({"store_id": store, "pos_bill_no": "0017"});
    let before = pos.post("/api/v1/pos/inquire", unknown.clone()).await.ok();
    assert_eq!((&before["bill_id"], &before["receipt"]), (&Value::Null, &Value::Null));
    let paid = with(&bill, json!({"due_minor": 12_400, "tenders": [cash(12_400)]}));
    let settled = pos.post("/api/v1/pos/settle", paid).await.ok();
    assert_eq!((&settled["state"], &settled["opened_by"]), (&json!("settled"), &json!("收银机")));
    let earned = settled["earned_points"].as_i64().unwrap();
    assert!((94..=96).contains(&earned), "{earned}");
    assert_eq!(settled["balances_after"]["points"], earned);
    let told = pos.post("/api/v1/pos/inquire", unknown).await.ok();
    assert_eq!((&told["state"], &told["bill_id"]), (&json!("settled"), &settled["bill_id"]));
    assert_eq!(told["receipt"]["receipt_token"], settled["receipt_token"]);
    let undo = json!({"store_id": store, "pos_bill_no": "0017", "refund_no": "R1", "whole": true,
        "shown_minor": 12_400});
    let first = pos.post("/api/v1/pos/refund", undo.clone()).await.ok();
    assert_eq!(pos.post("/api/v1/pos/refund", undo.clone()).await.ok(), first);
    let other = with(&undo, json!({"shown_minor": 1}));
    pos.post("/api/v1/pos/refund", other).await.refused(409, "bill.pos_changed");
    assert_eq!(account(app, &guest).await["balances"]["points"], 600);
    let who = "select distinct actor_kind from audit where action like 'bill.%'";
    assert_eq!(app.rows::<String>(who), ["key"]);
    app.audit_books();
}

async fn a_number_is_settled_once_and_answers_alike(app: &TestApp) {
    let store = app.people().store_a;
    let (_, secret) = keys::make(app, &[store]).await;
    let pos = keys::with(app, &secret);
    let bill = json!({"store_id": store, "pos_bill_no": "A-1", "guests": 2, "amount_minor": 20_000,
        "due_minor": 20_000, "tenders": [cash(20_000)]});
    let wrong = with(&bill, json!({"due_minor": 19_900, "tenders": [cash(19_900)]}));
    let digest = app.digest();
    pos.post("/api/v1/pos/settle", wrong).await.refused(409, "bill.changed");
    let both = with(&bill, json!({"lines": [line("x", 1_000, 1)]}));
    pos.post("/api/v1/pos/settle", both).await.refused(422, "bill.lines_or_amount");
    let negative = with(&bill, json!({"amount_minor": -1}));
    pos.post("/api/v1/pos/settle", negative).await.refused(422, "dish.negative_price");
    assert_eq!(app.digest(), digest, "a refusal changes nothing");
    // The same bill from many hands at once, each under its own key.
    let send = |body: &Value| {
        let ask = pos.post("/api/v1/pos/settle", body.clone());
        tokio::spawn(async move { ask.await.ok() })
    };
    let under_way: Vec<_> = (0..8).map(|_| send(&bill)).collect();
    let mut answers = Vec::new();
    for answer in under_way {
        answers.push(answer.await.unwrap());
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]));
    assert_eq!(app.row::<i64>("select count(*) from settlement"), 1);
    let other = with(&bill, json!({"guests": 3}));
    let told = pos.post("/api/v1/pos/settle", other).await.refused(409, "bill.pos_changed");
    assert_eq!(told["params"]["bill_id"], answers[0]["bill_id"]);
    let late =
        json!({"store_id": store, "pos_bill_no": "A-1", "guests": 2, "amount_minor": 20_000});
    pos.post("/api/v1/pos/quote", late).await.refused(409, "bill.already_settled");
}

async fn a_key_sees_its_stores_only_and_refunds_up_to_its_limit(app: &TestApp) {
    let (a, b) = (app.people().store_a, app.people().store_b);
    let body = json!({"name": "小额", "store_ids": [a], "refund_limit_minor": 5_000});
    let made = app.owner().post("/api/v1/api-keys", body).await.ok();
    let pos = keys::with(app, made["secret"].as_str().unwrap());
    let bill = json!({"pos_bill_no": "A-1", "guests": 2, "amount_minor": 20_000,
        "due_minor": 20_000, "tenders": [cash(20_000)]});
    let elsewhere = with(&bill, json!({"store_id": b}));
    pos.post("/api/v1/pos/settle", elsewhere).await.refused(404, "thing.not_there");
    let settled = pos.post("/api/v1/pos/settle", with(&bill, json!({"store_id": a}))).await.ok();
    let undo = |minor: i64| {
        let part = json!({"by": "amount", "amount_minor": minor});
        json!({"store_id": a, "pos_bill_no": "A-1", "refund_no": format!("R{minor}"),
            "lines": [{"line": 1, "part": part}], "shown_minor": minor, "reason": "退菜"})
    };
    pos.post("/api/v1/pos/refund", undo(5_001)).await.refused(403, "approval.required");
    pos.post("/api/v1/pos/refund", undo(5_000)).await.ok();
    let unknown = with(&undo(1), json!({"pos_bill_no": "A-2"}));
    pos.post("/api/v1/pos/refund", unknown).await.refused(409, "bill.not_settled");
    let by_hand = json!({"guests": 2, "content": {"mode": "amount", "amount_minor": 100},
        "manual": [{"act": {"act": "comp"}, "reason": "x"}]});
    let path = format!("/api/v1/stores/{a}/bills");
    pos.post(&path, by_hand).await.refused(403, "permission.missing");
    let there = format!("/api/v1/bills/{}", settled["bill_id"].as_str().unwrap());
    pos.get(&there).await.ok();
}

async fn many_tills_that_share_a_budget_queue_for_it(app: &TestApp) {
    let benefit = json!({"kind": "cash", "off_minor": 1_000});
    let body =
        json!({"name": "开业减10", "active": true, "benefit": benefit, "budget_minor": 20_000});
    offer(app, body).await;
    let store = app.people().store_a;
    let (_, secret) = keys::make(app, &[store]).await;
    let pos = keys::with(app, &secret);
    let settle = |number: u32| {
        let wish = json!({"store_id": store, "pos_bill_no": format!("{number}"), "guests": 2,
            "amount_minor": 10_000, "due_minor": 9_000, "tenders": [cash(9_000)]});
        let ask = pos.post("/api/v1/pos/settle", wish);
        tokio::spawn(async move { ask.await })
    };
    let under_way: Vec<_> = (0..32).map(settle).collect();
    let mut paid = 0;
    for answer in under_way {
        let answer = answer.await.unwrap();
        match answer.status {
            200 => paid += 1,
            // Never 503: nobody runs out of tries while others use the budget.
            _ => drop(answer.refused(409, "bill.changed")),
        }
    }
    assert_eq!(paid, 20);
    assert_eq!(app.row::<i64>("select budget_used_minor from offer"), 20_000);
}
