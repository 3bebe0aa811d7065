//! Joining, tiers, points by hand.

mod refunds;
mod top_ups;
mod welcome;

use serde_json::{Value, json};
use zhike::guests::actions::{NewGuest, create};
use zhike::ledger::actions::{stamp, write};
use zhike::ledger::read;
use zhike::membership::actions::{Visit, after_settlement};
use zhike::membership::jobs::{self, Turned};
use zhike::platform::http::call::refuse;
use zhike::platform::store_clock;
use zhike_domain::kernel::id::GuestId;
use zhike_domain::kernel::money::Minor;
use zhike_domain::ledger::{Cause, CauseKind, Credit, Draft, Holder, Kind, Unit};
use zhike_domain::team::role::Preset;

use crate::house::{Client, HOUR, Place, TestApp, both_engines, id};

both_engines! {
    SetUp: a_guest_joins_once_with_the_terms_of_today,
        somebody_new_joins_with_a_phone,
        the_programme_is_changed_by_its_version_and_keeps_its_tiers,
        points_above_the_limit_need_a_second_person,
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
    body["welcome_coupons"] = json!([]);
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
