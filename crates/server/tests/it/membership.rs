//! Joining, tiers, top-ups.

use futures_util::future::join_all;
use serde_json::{Value, json};
use zhike::guests::actions::{NewGuest, create};
use zhike::ledger::actions::{stamp, write};
use zhike::ledger::read;
use zhike::membership::actions::{Spent, Visit, after_settlement, write_redemptions};
use zhike::membership::jobs::{self, Turned};
use zhike::membership::programme;
use zhike::platform::http::call::refuse;
use zhike::platform::store_clock;
use zhike_domain::kernel::id::{BillId, GuestId, SettlementId, TopUpId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::ledger::{Cause, CauseKind, Credit, Draft, Holder, House, Kind, Unit};
use zhike_domain::membership::stored_value::{Redemption, redemptions, take};
use zhike_domain::team::role::Preset;

use crate::house::{Client, HOUR, Place, TestApp, both_engines, fresh_key, id};

both_engines! {
    SetUp: a_guest_joins_once_with_the_terms_of_today,
        somebody_new_joins_with_a_phone,
        the_programme_is_changed_by_its_version_and_keeps_its_tiers,
        a_top_up_is_paid_by_several_tenders_and_shown_on_the_account,
        the_law_caps_what_a_card_holds,
        a_top_up_that_is_not_right_changes_nothing,
        the_same_key_tops_up_once,
        of_many_top_ups_at_once_the_cap_lets_through_what_fits,
        points_above_the_limit_need_a_second_person,
        an_unused_top_up_goes_back_within_seven_days,
        a_used_top_up_goes_back_by_law,
        who_reaches_a_tier_has_it_at_once_and_a_year_later_one_step_less,
        who_holds_points_that_end_is_told_once;
}

const PLANS: &str = "/api/v1/top-up-plans";
const DAY: i64 = 24 * HOUR;

/// A guest with a name and a phone, written by the real action.
fn guest(app: &TestApp, last: u32) -> GuestId {
    let store_id = app.people().store_a;
    app.act(move |act, tx| {
        let new = NewGuest {
            name: Some("林安".parse().unwrap()),
            title: None,
            sex: None,
            phones: vec![format!("1540000{last:04}").parse().unwrap()],
            birthday: None,
            note: None,
            dietary: [].into(),
            vip: false,
            store_id,
        };
        create(&mut act.start(tx), &new)
    })
}

fn cashier(app: &TestApp) -> Client {
    app.client(app.people().who(Preset::Cashier, Place::A))
}

async fn join(app: &TestApp, guest_id: GuestId) -> Value {
    let body = json!({"guest_id": guest_id, "terms_version": 1, "store_id": app.people().store_a});
    cashier(app).post("/api/v1/members", body).await.ok()
}

async fn plan(app: &TestApp, pay: i64, bonus: i64) -> Value {
    let name = format!("充{}送{}", pay / 100, bonus / 100);
    let body = json!({"name": name, "pay_minor": pay, "bonus_minor": bonus, "bonus_months": 12});
    app.owner().post(PLANS, body).await.ok()["top_up_plan_id"].clone()
}

fn sale(guest_id: GuestId, plan: &Value, pay: i64) -> Value {
    json!({"guest_id": guest_id, "top_up_plan_id": plan, "terms_version": 1,
        "tenders": [{"tender": "wechat", "amount_minor": pay}]})
}

fn top_ups(app: &TestApp) -> String {
    format!("/api/v1/stores/{}/top-ups", app.people().store_a)
}

async fn account(app: &TestApp, guest_id: GuestId) -> Value {
    cashier(app).get(&format!("/api/v1/guests/{guest_id}/account")).await.ok()
}

async fn a_guest_joins_once_with_the_terms_of_today(app: &TestApp) {
    let guest_id = guest(app, 1);
    let (client, store) = (cashier(app), app.people().store_a);
    let wish =
        |terms: Value| json!({"guest_id": guest_id, "terms_version": terms, "store_id": store});
    for terms in [json!(null), json!(0), json!(2)] {
        let answer = client.post("/api/v1/members", wish(terms)).await;
        answer.refused(422, "member.terms_needed");
    }
    let made = join(app, guest_id).await;
    assert_eq!((&made["card_no"], &made["tier"]["name"]), (&json!("600000012"), &json!("普通")));
    assert_eq!(made["joined_day"], "2026-11-22");
    let again = client.post("/api/v1/members", wish(json!(1))).await;
    assert_eq!(again.refused(409, "member.already")["params"]["member_id"], made["member_id"]);
    let other = json!({"guest_id": guest_id, "terms_version": 1, "store_id": app.people().store_b});
    client.post("/api/v1/members", other).await.refused(422, "scope.not_valid");
    let shown = account(app, guest_id).await;
    assert_eq!(shown["member"]["member_id"], made["member_id"]);
    assert_eq!(shown["next_tier"]["missing"], json!([{"measure": "growth", "at_least": 1000}]));
    app.rest();
    assert_eq!(app.row::<i64>("select count(*) from outbox where kind = 'member.joined'"), 1);
}

async fn somebody_new_joins_with_a_phone(app: &TestApp) {
    let store = app.people().store_a;
    let body = json!({"guest": {"phone": "１５４ ０００１ ２３４５", "name": "周舟"},
        "terms_version": 1, "store_id": store});
    let made = cashier(app).post("/api/v1/members", body).await.ok();
    let guest_id: GuestId = id(&made["guest_id"]);
    assert_eq!(account(app, guest_id).await["member"]["card_no"], made["card_no"]);
    let taken = json!({"guest": {"phone": "15400012345"}, "terms_version": 1, "store_id": store});
    cashier(app).post("/api/v1/members", taken).await.refused(409, "guest.phone_taken");
    let not_accepted = json!({"guest": {"phone": "15400012346"}, "store_id": store});
    cashier(app).post("/api/v1/members", not_accepted).await.refused(422, "member.terms_needed");
    assert_eq!(app.row::<i64>("select count(*) from guest"), 1, "nobody is half there");
    for body in [
        json!({"store_id": store}),
        json!({"guest_id": guest_id, "guest": {"phone": "15400012347"}, "store_id": store}),
    ] {
        cashier(app).post("/api/v1/members", body).await.refused(422, "input.bad_value");
    }
}

async fn the_programme_is_changed_by_its_version_and_keeps_its_tiers(app: &TestApp) {
    let (owner, path) = (app.owner(), "/api/v1/membership/programme");
    let guest_id = guest(app, 1);
    join(app, guest_id).await;
    let mut body = owner.get(path).await.ok();
    assert_eq!(body["version"], 0);
    assert_eq!(body["ladder"]["tiers"].as_array().unwrap().len(), 5);
    for field in ["version", "welcome"] {
        body.as_object_mut().unwrap().remove(field);
    }
    body["welcome_points"] = json!(50);
    let put = |body: &Value, version: i64| owner.put(path, body.clone()).if_match(version);
    let first = body["ladder"]["tiers"][0].clone();
    let mut without = body.clone();
    without["ladder"]["tiers"] = json!([{"name": "新客", "together": "any", "criteria": [],
        "earn_milli": 1000}]);
    assert_eq!(put(&without, 0).await.refused(422, "tier.in_use")["params"]["members"], 1);
    for (pointer, value, code) in [
        (
            "/ladder/tiers/1/criteria",
            json!([{"measure": "growth", "at_least": 0}]),
            "tier.asks_nothing",
        ),
        ("/ladder/term_months", json!(0), "tier.months"),
        ("/earn/points/points", json!(0), "earn.rate"),
        ("/earn/expiry", json!({"kind": "months", "months": 121}), "expiry.months_out_of_range"),
        ("/points_rule/step_points", json!(0), "programme.points_rule"),
        ("/ladder/tiers/4/earn_milli", json!(100_001), "earn.multiplier"),
    ] {
        let mut wrong = body.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        put(&wrong, 0).await.refused(422, code);
    }
    let saved = put(&body, 0).await.ok();
    assert_eq!((&saved["version"], &saved["ladder"]["tiers"][0]), (&json!(1), &first));
    put(&body, 0).await.refused(412, "conflict.stale");
    let other = guest(app, 2);
    join(app, other).await;
    let shown = account(app, other).await;
    assert_eq!(shown["balances"]["points"], 50, "the welcome");
    assert_eq!(account(app, guest_id).await["balances"]["points"], 0);
    app.audit_books();
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

async fn points_above_the_limit_need_a_second_person(app: &TestApp) {
    let guest_id = guest(app, 1);
    let manager = app.people().who(Preset::StoreManager, Place::A);
    let client = app.client(manager);
    let path = format!("/api/v1/guests/{guest_id}/points-adjustments");
    let asked = |points: i64| {
        json!({"points": points, "reason": "补记", "store_id":
        app.people().store_a})
    };
    client.post(&path, asked(100)).await.refused(422, "member.needed");
    join(app, guest_id).await;
    cashier(app).post(&path, asked(100)).await.refused(403, "permission.missing");
    let given = client.post(&path, asked(5_000)).await.ok();
    assert_eq!(given["balances"]["points"], 5_000);
    client.post(&path, asked(0)).await.refused(422, "ledger.amount_out_of_range");
    client.post(&path, asked(-5_001)).await.refused(422, "points.not_enough");
    let refused = client.post(&path, asked(5_001)).await.refused(403, "approval.required");
    let params = &refused["params"];
    assert_eq!((&params["limit"], &params["asked"]), (&json!("points_adjust"), &json!(5_001)));
    let question = json!({"permission": params["permission"], "excess": params["excess"],
        "store_id": params["store_id"], "request_hash": params["request_hash"],
        "proof": params["proof"], "summary": {"points": 5_001}});
    let approval = client.post("/api/v1/approvals", question).await.ok();
    let approval = format!("/api/v1/approvals/{}", approval["approval_id"].as_str().unwrap());
    let yes = json!({"decision": "approve"});
    app.owner().post(&format!("{approval}/decide"), yes).await.ok();
    let token = client.post_empty(&format!("{approval}/claim")).await.ok()["token"].clone();
    let token = token.as_str().unwrap();
    let done = client.post(&path, asked(5_001)).header("approval", token).await.ok();
    assert_eq!(done["balances"]["points"], 10_001);
    let taken = client.post(&path, asked(-1)).await.ok();
    assert_eq!(taken["balances"]["points"], 10_000);
    app.rest();
    let audited = "select count(*) from audit where action = 'points.adjusted'";
    assert_eq!(app.row::<i64>(audited), 3);
    app.audit_books();
}

/// Sells a top-up and answers its path.
async fn sold(app: &TestApp, guest_id: GuestId, pay: i64, bonus: i64) -> String {
    let plan = plan(app, pay, bonus).await;
    let made = cashier(app).post(&top_ups(app), sale(guest_id, &plan, pay)).await.ok();
    format!("/api/v1/top-ups/{}", made["top_up_id"].as_str().unwrap())
}

fn back(ground: &str, pays: i64) -> Value {
    json!({"ground": ground, "shown_minor": pays, "reason": "搬家",
        "tenders": [{"tender": "wechat", "amount_minor": pays}]})
}

async fn an_unused_top_up_goes_back_within_seven_days(app: &TestApp) {
    let guest_id = guest(app, 1);
    let top_up = sold(app, guest_id, 50_000, 5_000).await;
    let owner = app.owner();
    let quote = format!("{top_up}/refund-quote?ground=no_reason");
    app.pass(7 * DAY);
    let owner = {
        drop(owner);
        app.elsewhere(&app.people().owner)
    };
    let quoted = owner.get(&quote).await.ok();
    assert_eq!(
        (&quoted["pays_minor"], &quoted["bonus_void_minor"]),
        (&json!(50_000), &json!(5_000))
    );
    let path = format!("{top_up}/refunds");
    owner.post(&path, back("no_reason", 49_999)).await.refused(409, "stored_value.quote_changed");
    let cash = json!({"ground": "no_reason", "shown_minor": 50_000, "reason": "搬家",
        "tenders": [{"tender": "cash", "amount_minor": 50_000}]});
    owner.post(&path, cash).await.refused(422, "stored_value.cash_back");
    let done = owner.post(&path, back("no_reason", 50_000)).await.ok();
    assert_eq!(done["top_up"]["refunds"][0]["pays_minor"], 50_000);
    let again = owner.post(&path, back("wish", 0)).await;
    again.refused(422, "stored_value.nothing_left");
    let found = app.act(move |_, tx| read::balances(tx, Holder::Guest(guest_id)));
    assert_eq!((found.principal_minor, found.bonus_minor), (0, 0));
    let late = sold_by(app, &owner, guest_id, 20_000).await;
    app.pass(8 * DAY);
    let owner = app.elsewhere(&app.people().owner);
    let quote = format!("{late}/refund-quote?ground=no_reason");
    owner.get(&quote).await.refused(422, "stored_value.no_reason_days_over");
    app.audit_books();
    app.rest();
    let kept = app.everything_kept();
    let hex = data_encoding::HEXLOWER.encode("搬家".as_bytes());
    assert!(!kept.contains("搬家") && !kept.to_lowercase().contains(&hex));
}

async fn sold_by(app: &TestApp, client: &Client, guest_id: GuestId, pay: i64) -> String {
    let own = json!({"guest_id": guest_id, "pay_minor": pay, "terms_version": 1,
        "tenders": [{"tender": "card", "amount_minor": pay}]});
    let made = client.post(&top_ups(app), own).await.ok();
    format!("/api/v1/top-ups/{}", made["top_up_id"].as_str().unwrap())
}

/// Spends stored value as a settlement does.
fn spend(app: &TestApp, guest_id: GuestId, list: i64, charged: i64) {
    let store_id = app.people().store_a;
    app.act(move |act, tx| {
        let programme = programme(tx)?;
        let clock = store_clock::of(tx, store_id)?;
        let facts =
            zhike::membership::read::checkout_facts(tx, guest_id, &clock, act.now, &programme)?;
        let taken = take(
            &facts.holding,
            &facts.began,
            Minor::from_raw(charged),
            facts.spend_order,
            act.now,
        );
        let taken = taken.map_err(refuse)?;
        let mut work = act.start(tx);
        let settlement_id = SettlementId::from_raw(work.id()?);
        let cause = Cause { kind: CauseKind::Settlement, id: settlement_id.raw() };
        let stamp = stamp(&mut work, Kind::Settlement, cause, store_id)?;
        let mut draft = Draft::begin(stamp, facts.holding, work.block(1)?);
        for one in &taken {
            draft.take(&one.parts, House::Redeemed).map_err(refuse)?;
        }
        write(&mut work, &draft.finish())?;
        let spent = Spent {
            settlement_id,
            bill_id: BillId::from_raw(1),
            store_id,
            day: clock.day(act.now),
        };
        let figures: Vec<Redemption> =
            redemptions(&taken, Minor::from_raw(list), Minor::from_raw(charged));
        write_redemptions(&mut work, spent, &figures)
    });
}

async fn a_used_top_up_goes_back_by_law(app: &TestApp) {
    let guest_id = guest(app, 1);
    let top_up = sold(app, guest_id, 100_000, 20_000).await;
    let top_up_id: TopUpId = top_up.rsplit('/').next().unwrap().parse().unwrap();
    // Dishes of ¥600 at menu price, without a discount: 500 principal and 100 bonus.
    spend(app, guest_id, 60_000, 60_000);
    app.audit_books();
    let owner = app.owner();
    let quote = |ground: &str| owner.get(&format!("{top_up}/refund-quote?ground={ground}"));
    quote("no_reason").await.refused(422, "stored_value.used");
    let wish = quote("wish").await.ok();
    assert_eq!(
        (&wish["by_list_price_minor"], &wish["by_ratio_minor"]),
        (&json!(40_000), &json!(50_000))
    );
    assert_eq!(
        (&wish["pays_minor"], &wish["principal_left_minor"]),
        (&json!(50_000), &json!(50_000))
    );
    let fault = quote("closing").await.ok();
    assert_eq!((&fault["pays_minor"], &fault["house_at_fault"]), (&json!(50_000), &json!(true)));
    let done = owner.post(&format!("{top_up}/refunds"), back("wish", 50_000)).await.ok();
    assert_eq!(done["top_up"]["top_up_id"], json!(top_up_id));
    app.audit_books();
    app.rest();
    assert_eq!(
        app.row::<i64>("select count(*) from outbox where kind = 'stored_value.refunded'"),
        1
    );
}

/// Growth as a bill of so many yuan gives it, and the tier that follows.
fn bill(app: &TestApp, guest_id: GuestId, yuan: i64) -> Option<String> {
    let store_id = app.people().store_a;
    app.act(move |act, tx| {
        let clock = store_clock::of(tx, store_id)?;
        let held = read::holding(tx, Holder::Guest(guest_id))?;
        let mut work = act.start(tx);
        let cause = Cause { kind: CauseKind::Settlement, id: work.id()? };
        let stamp = stamp(&mut work, Kind::Settlement, cause, store_id)?;
        let mut draft = Draft::begin(stamp, held, work.block(1)?);
        draft.credit(&Credit::new(Unit::Growth, yuan)).map_err(refuse)?;
        let journal_id = write(&mut work, &draft.finish())?;
        let paid_minor = Minor::from_raw(yuan * 100);
        let visit = Visit { guest_id, clock: &clock, paid_minor, journal_id };
        Ok(after_settlement(&mut work, &visit)?.map(|change| change.after_name))
    })
}

fn turn(app: &TestApp) -> Turned {
    jobs::turn(&app.app, &|| Ok(())).unwrap()
}

async fn who_reaches_a_tier_has_it_at_once_and_a_year_later_one_step_less(app: &TestApp) {
    let guest_id = guest(app, 1);
    join(app, guest_id).await;
    assert_eq!(bill(app, guest_id, 999), None);
    assert_eq!(bill(app, guest_id, 2_001).as_deref(), Some("金卡"), "two steps at once");
    assert_eq!(bill(app, guest_id, 10), None);
    let shown = account(app, guest_id).await;
    assert_eq!(shown["member"]["tier"]["name"], "金卡");
    assert_eq!(shown["member"]["tier_until"], "2027-11-22");
    assert_eq!(shown["next_tier"]["missing"], json!([{"measure": "growth", "at_least": 4_990}]));
    app.pass(364 * DAY);
    assert_eq!(turn(app), Turned::default());
    app.pass(DAY);
    assert_eq!(turn(app), Turned { terms: 1, ..Turned::default() });
    assert_eq!(turn(app), Turned::default());
    let reasons: Vec<String> =
        app.rows("select after_reason from tier_change order by tier_change_id");
    assert_eq!(reasons, ["reached", "term_ended"]);
    let tiers = "select cast(tier_id as bigint) from member";
    assert_eq!(app.row::<i64>(tiers), 2, "silver");
}

async fn who_holds_points_that_end_is_told_once(app: &TestApp) {
    let guest_id = guest(app, 1);
    join(app, guest_id).await;
    let manager = app.client(app.people().who(Preset::StoreManager, Place::A));
    let path = format!("/api/v1/guests/{guest_id}/points-adjustments");
    let body = json!({"points": 100, "reason": "补记", "store_id": app.people().store_a});
    manager.post(&path, body).await.ok();
    // Two years of 24 months, less the 30 days of the notice.
    app.pass(700 * DAY);
    assert_eq!(turn(app), Turned { told: 0, ..turn(app) });
    app.pass(5 * DAY);
    assert_eq!(turn(app).told, 1);
    assert_eq!(turn(app).told, 0);
    app.rest();
    assert_eq!(app.row::<i64>("select count(*) from outbox where kind = 'points.expiring'"), 1);
}
