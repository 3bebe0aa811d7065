//! Selling stored value.

use futures_util::future::join_all;
use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{account, cashier, guest, plan, sale, top_ups};
use crate::house::{Place, TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: a_top_up_is_paid_by_several_tenders_and_shown_on_the_account,
        the_law_caps_what_a_card_holds,
        a_top_up_that_is_not_right_changes_nothing,
        the_same_key_tops_up_once,
        of_many_top_ups_at_once_the_cap_lets_through_what_fits,
        no_more_is_sold_than_the_line_of_the_law_or_when_the_owner_stops,
        a_guest_below_eighteen_needs_a_guardian_above_an_amount;
}

async fn a_top_up_is_paid_by_several_tenders_and_shown_on_the_account(app: &TestApp) {
    let (guest_id, plan) = (guest(app, 1), plan(app, 50_000, 5_000).await);
    let seller = app.people().who(Preset::Waiter, Place::A);
    let body = json!({"guest_id": guest_id, "top_up_plan_id": plan, "terms_version": 1,
        "tenders": [{"tender": "cash", "amount_minor": 20_000, "given_minor": 25_000},
            {"tender": "wechat", "amount_minor": 30_000}],
        "credited_staff_id": seller.staff_id});
    let made = cashier(app).post(&top_ups(app), body).await.ok();
    for (field, value) in [
        ("paid_minor", 50_000),
        ("bonus_minor", 5_000),
        ("principal_after_minor", 50_000),
        ("bonus_after_minor", 5_000),
        ("change_minor", 5_000),
    ] {
        assert_eq!(made[field], value, "{field}");
    }
    assert_eq!(made["bonus_ends_at"], "2027-11-22T20:00:00.000Z");
    assert_eq!(made["credited_staff_name"], seller.name);
    assert_eq!(made["store_name"], "湖滨店");
    assert_eq!(made["terms"]["version"], 1);
    let path = format!("/api/v1/top-ups/{}", made["top_up_id"].as_str().unwrap());
    assert_eq!(cashier(app).get(&path).await.ok(), made);
    let shown = account(app, guest_id).await;
    assert_eq!(shown["balances"]["principal_minor"], 50_000);
    assert_eq!(shown["balances"]["bonus_minor"], 5_000);
    let listed = cashier(app).get(&format!("/api/v1/guests/{guest_id}/journals")).await.ok();
    let journal = &listed["items"][0];
    assert_eq!((&journal["kind"], &journal["cause"]["id"]), (&json!("top_up"), &made["top_up_id"]));
    assert_eq!(
        journal["changes"],
        json!([
            {"unit": "principal", "amount": 50_000, "balance_after": 50_000},
            {"unit": "bonus", "amount": 5_000, "balance_after": 5_000}
        ])
    );
    assert_eq!(app.audit_books().top_ups, 1);
}

async fn the_law_caps_what_a_card_holds(app: &TestApp) {
    let (guest_id, plan) = (guest(app, 1), plan(app, 300_000, 0).await);
    let client = cashier(app);
    client.post(&top_ups(app), sale(guest_id, &plan, 300_000)).await.ok();
    let again = client.post(&top_ups(app), sale(guest_id, &plan, 300_000)).await;
    let refused = again.refused(422, "stored_value.cap");
    assert_eq!(refused["params"], json!({"most_minor": 500_000, "would_hold_minor": 600_000}));
    let options =
        format!("/api/v1/stores/{}/top-up-options?guest_id={guest_id}", app.people().store_a);
    let options = client.get(&options).await.ok();
    assert_eq!(
        (&options["holds_minor"], &options["cap_minor"]),
        (&json!(300_000), &json!(500_000))
    );
    assert_eq!(options["plans"][0]["allowed"], false);
    assert_eq!(options["plans"][0]["refusal"]["code"], "stored_value.cap");
    assert_eq!(
        options["own_amount"],
        json!({"allowed": true, "least_minor": 10_000,
        "most_minor": 200_000})
    );
    let own = json!({"guest_id": guest_id, "pay_minor": 200_000, "terms_version": 1,
        "tenders": [{"tender": "card", "amount_minor": 200_000}]});
    assert_eq!(client.post(&top_ups(app), own).await.ok()["name"], json!(null));
    app.audit_books();
}

async fn a_top_up_that_is_not_right_changes_nothing(app: &TestApp) {
    let (guest_id, plan) = (guest(app, 1), plan(app, 50_000, 5_000).await);
    let (client, good) = (cashier(app), sale(guest_id, &plan, 50_000));
    let with = |field: &str, value: Value| {
        let mut body = good.clone();
        body[field] = value;
        body
    };
    let pay =
        |amount: Value| with("tenders", json!([{"tender": "wechat", "amount_minor": amount}]));
    let own = |amount: Value| {
        json!({"guest_id": guest_id, "pay_minor": amount,
        "terms_version": 1, "tenders": [{"tender": "card", "amount_minor": amount}]})
    };
    app.rest();
    let before = app.digest();
    for (body, code) in [
        (pay(json!("５００００")), "input.wrong_type"),
        (pay(json!(500.5)), "input.wrong_type"),
        (pay(json!(1_000_000_000_001_i64)), "amount.out_of_range"),
        (pay(json!(49_999)), "tender.not_due"),
        (pay(json!(-50_000)), "tender.nothing"),
        (pay(json!(0)), "tender.nothing"),
        (with("tenders", json!([])), "tender.not_due"),
        (with("tenders", json!([{"tender": "gold", "amount_minor": 50_000}])), "input.bad_value"),
        (
            with(
                "tenders",
                json!([{"tender": "cash", "amount_minor": 50_000,
            "given_minor": 40_000}]),
            ),
            "tender.cash_too_little",
        ),
        (
            with(
                "tenders",
                json!([{"tender": "cash", "amount_minor": 25_000},
            {"tender": "cash", "amount_minor": 25_000}]),
            ),
            "tender.twice",
        ),
        (with("terms_version", json!(null)), "stored_value.terms_needed"),
        (with("terms_version", json!(7)), "stored_value.terms_needed"),
        (with("guest_id", json!("guest_0000000000001")), "guest.not_there"),
        (with("top_up_plan_id", json!("topupplan_0000000000001")), "stored_value.plan_closed"),
        (with("pay_minor", json!(50_000)), "stored_value.plan_or_amount"),
        (with("credited_staff_id", json!("staff_0000000000001")), "thing.not_there"),
        (own(json!(9_999)), "stored_value.own_amount"),
        (own(json!(-10_000)), "stored_value.own_amount"),
    ] {
        let answer = client.post(&top_ups(app), body).await;
        assert_eq!((answer.status, answer.code().as_str()), (422, code), "{}", answer.tell());
    }
    client
        .post(&top_ups(app), good.clone())
        .without("idempotency-key")
        .await
        .refused(400, "idempotency.missing");
    let there = format!("/api/v1/stores/{}/top-ups", app.people().store_b);
    client.post(&there, good).await.refused(404, "thing.not_there");
    app.rest();
    assert_eq!(app.digest(), before);
}

async fn the_same_key_tops_up_once(app: &TestApp) {
    let (guest_id, plan) = (guest(app, 1), plan(app, 50_000, 5_000).await);
    let (client, key) = (cashier(app), fresh_key());
    let send =
        || async { client.post(&top_ups(app), sale(guest_id, &plan, 50_000)).key(&key).await };
    let answers = join_all((0..8).map(|_| send())).await;
    let first = answers[0].json();
    for answer in answers {
        assert_eq!(answer.ok()["top_up_id"], first["top_up_id"]);
    }
    assert_eq!(account(app, guest_id).await["balances"]["principal_minor"], 50_000);
    assert_eq!(app.audit_books().top_ups, 1);
}

async fn of_many_top_ups_at_once_the_cap_lets_through_what_fits(app: &TestApp) {
    let (guest_id, plan) = (guest(app, 1), plan(app, 100_000, 10_000).await);
    let client = cashier(app);
    let send = || async { client.post(&top_ups(app), sale(guest_id, &plan, 100_000)).await };
    let answers = join_all((0..16).map(|_| send())).await;
    let sold = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(sold, 4, "4 × 1,100 lie within 5,000");
    for answer in answers.into_iter().filter(|answer| answer.status != 201) {
        answer.refused(422, "stored_value.cap");
    }
    let shown = account(app, guest_id).await;
    assert_eq!(shown["balances"]["principal_minor"], 400_000);
    assert_eq!(app.audit_books().top_ups, 4);
}

const PROGRAMME: &str = "/api/v1/membership/programme";

/// Changes the programme's part of stored value.
async fn prepaid(app: &TestApp, change: Value) {
    let owner = app.owner();
    let mut body = owner.get(PROGRAMME).await.ok();
    let version = body["version"].as_i64().unwrap();
    for field in ["version", "welcome"] {
        body.as_object_mut().unwrap().remove(field);
    }
    body["welcome_points"] = json!(0);
    body["welcome_coupons"] = json!([]);
    for (field, value) in change.as_object().unwrap() {
        body["prepaid"][field] = value.clone();
    }
    owner.put(PROGRAMME, body).if_match(version).await.ok();
}

async fn no_more_is_sold_than_the_line_of_the_law_or_when_the_owner_stops(app: &TestApp) {
    let (guest_id, plan) = (guest(app, 1), plan(app, 50_000, 5_000).await);
    let (client, owner) = (cashier(app), app.owner());
    let state = async || owner.get("/api/v1/membership/prepaid").await.ok()["liability"].clone();
    assert_eq!(state().await["nearness"], "unknown");
    // 40 % of ¥2,400 are ¥960.
    prepaid(app, json!({"revenue_minor": 240_000})).await;
    assert_eq!(state().await["nearness"], "far");
    client.post(&top_ups(app), sale(guest_id, &plan, 50_000)).await.ok();
    let again = client.post(&top_ups(app), sale(guest_id, &plan, 50_000)).await;
    let refused = again.refused(422, "stored_value.liability_line");
    assert_eq!(refused["params"], json!({"line_minor": 96_000, "left_minor": 46_000}));
    let options =
        format!("/api/v1/stores/{}/top-up-options?guest_id={guest_id}", app.people().store_a);
    let shown = client.get(&options).await.ok()["plans"][0]["refusal"]["code"].clone();
    assert_eq!(shown, "stored_value.liability_line");
    prepaid(app, json!({"revenue_minor": 250_000})).await;
    client.post(&top_ups(app), sale(guest_id, &plan, 50_000)).await.ok();
    let reached = json!({"owed_minor": 100_000, "line_minor": 100_000, "nearness": "reached"});
    assert_eq!(state().await, reached);
    prepaid(app, json!({"revenue_minor": 300_000})).await;
    assert_eq!(state().await["nearness"], "near");
    prepaid(app, json!({"revenue_minor": null, "sales": "stopped"})).await;
    let stopped = client.post(&top_ups(app), sale(guest_id, &plan, 50_000)).await;
    stopped.refused(422, "stored_value.sales_stopped");
    app.audit_books();
}

async fn a_guest_below_eighteen_needs_a_guardian_above_an_amount(app: &TestApp) {
    let (guest_id, plan) = (guest(app, 1), plan(app, 50_000, 5_000).await);
    let owner = app.owner();
    let birthday = json!({"birthday": {"calendar": "solar", "month": 10, "day": 25,
        "leap_month": false, "year": 2012}});
    owner.patch(&format!("/api/v1/guests/{guest_id}"), 1, birthday).await.ok();
    let client = cashier(app);
    let options =
        format!("/api/v1/stores/{}/top-up-options?guest_id={guest_id}", app.people().store_a);
    assert_eq!(client.get(&options).await.ok()["guardian_above_minor"], 20_000);
    let own = json!({"guest_id": guest_id, "pay_minor": 20_000, "terms_version": 1,
        "tenders": [{"tender": "card", "amount_minor": 20_000}]});
    client.post(&top_ups(app), own).await.ok();
    let mut body = sale(guest_id, &plan, 50_000);
    let refused = client.post(&top_ups(app), body.clone()).await;
    let told = refused.refused(422, "stored_value.guardian_needed");
    assert_eq!(told["errors"][0]["pointer"], "/guardian");
    body["guardian"] = json!("母亲周宁");
    client.post(&top_ups(app), body).await.ok();
    app.rest();
    assert!(!app.everything_kept().contains("周宁"), "who agreed is sealed");
}
