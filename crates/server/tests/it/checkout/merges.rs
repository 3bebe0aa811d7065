//! Two records of one guest: found, merged, taken apart.

use serde_json::{Value, json};
use zhike::guests::duplicates::{self, Depth};
use zhike::guests::jobs::turn;
use zhike_domain::team::role::Preset;
use zhike_sim::Dice;

use super::amounts::{cash, cashier, manager, open, path, pay};
use super::kit::*;
use crate::house::{Client, HOUR, Place, TestApp, both_engines, fresh_key};

both_engines! {
    SetUp: what_both_have_goes_to_the_record_that_stays,
        taken_apart_both_are_as_they_were,
        what_was_spent_meanwhile_is_owed_and_later_visits_stay,
        a_bill_of_before_is_refunded_whoever_has_the_record_now,
        a_merge_that_cannot_be_is_refused_and_changes_nothing,
        records_that_look_alike_are_shown_until_somebody_answers,
        a_number_that_may_be_somebody_elses_earns_nothing_until_somebody_asks;
}

const DAY: i64 = 24 * HOUR;

pub fn boss(app: &TestApp) -> Client {
    app.elsewhere(app.people().who(Preset::StoreManager, Place::Company))
}

/// Everybody stands somewhere, as it is a minute after anything happened.
pub fn judge(app: &TestApp) {
    app.rest();
    turn(&app.app, &|| Ok(())).unwrap();
}

/// A cashier who has just logged in.
fn fresh_till(app: &TestApp) -> Client {
    app.elsewhere(app.people().who(Preset::Cashier, Place::A))
}

pub fn of(guest: &str, rest: &str) -> String {
    format!("/api/v1/guests/{guest}{rest}")
}

pub async fn merge(app: &TestApp, survivor: &str, other: &str, keep: Value) -> String {
    let body = json!({"other_id": other, "store_id": app.people().store_a, "keep": keep});
    let made = boss(app).post(&of(survivor, "/merges"), body).await.ok();
    made["guest_merge_id"].as_str().unwrap().to_owned()
}

pub async fn undo(app: &TestApp, merge: &str) -> Value {
    let body = json!({"store_id": app.people().store_a});
    boss(app).post(&format!("/api/v1/guest-merges/{merge}/undo"), body).await.ok()
}

async fn card(app: &TestApp, guest: &str) -> Value {
    boss(app).get(&of(guest, "")).await.ok()
}

/// Everything that pages show of a guest, but versions and who looked.
pub async fn shown(app: &TestApp, guest: &str) -> Value {
    let mut card = card(app, guest).await;
    card["accessed"] = json!(null);
    card["version"] = json!(null);
    let account = account(app, guest).await;
    let timeline = boss(app).get(&of(guest, "/timeline?limit=200")).await.ok();
    let lots = account["lots"].clone();
    let mut account = account;
    let mut lots = lots.as_array().unwrap().clone();
    lots.sort_by_key(|lot| lot["lot_id"].as_str().unwrap().to_owned());
    account["lots"] = json!(lots);
    json!({"card": card, "account": account, "timeline": timeline["items"]})
}

async fn what_both_have_goes_to_the_record_that_stays(app: &TestApp) {
    let (one, other) = (member(app, 9_301).await, gold(app, 9_302).await);
    let till = cashier(app);
    set_points(app, &one, 40).await;
    top_up(app, &other).await;
    coupon(app, &other, 30, cash_off("满50减20", 5_000, 2_000)).await;
    let note = json!({"text": "喜欢靠窗", "store_id": app.people().store_a});
    till.post(&of(&other, "/notes"), note).await.ok();
    let version = card(app, &other).await["version"].clone();
    let dietary = json!({"version": version, "dietary": [{"kind": "allergy", "word": "peanut"}]});
    till.put(&of(&other, "/dietary"), dietary).await.ok();
    let before = account(app, &other).await;
    let other_card = card(app, &other).await["member"]["card_no"].as_str().unwrap().to_owned();
    merge(app, &one, &other, json!({})).await;
    app.audit_books();
    let now = card(app, &one).await;
    assert_eq!(now["member"]["tier"]["tier_id"], GOLD, "the higher tier");
    assert_eq!(now["balances"]["points"], 40 + before["balances"]["points"].as_i64().unwrap());
    assert_eq!(now["balances"]["principal_minor"], 100_000);
    assert_eq!(now["coupons"][0]["name"], "满50减20");
    assert_eq!(now["notes"][0]["text"], "喜欢靠窗");
    assert_eq!(now["dietary"][0]["word"], "peanut");
    assert_eq!(now["contacts"].as_array().unwrap().len(), 2);
    assert_eq!(now["visits"]["count"], 1, "{}", now["visits"]);
    // The other id, phone and card answer with the record that stayed.
    assert_eq!(card(app, &other).await["guest_id"], one.as_str());
    for asked in ["15400009302", other_card.as_str(), "9302"] {
        let found = till.get(&format!("/api/v1/guests/search?q={asked}")).await.ok();
        assert_eq!(found["items"][0]["guest_id"], one.as_str(), "{asked}");
        assert_eq!(found["items"].as_array().unwrap().len(), 1);
    }
    let all = till.get("/api/v1/guests").await.ok();
    assert!(!all["items"].to_string().contains(&other));
    // The coupon, the money and the tier count at the till, also by the other id.
    let bill = open(app, &till, amount_of(&other, 10_000)).await;
    assert_eq!(bill["guest"]["guest_id"], one.as_str());
    assert_eq!(bill["quote"]["due_minor"], 8_000);
    let paid = json!([{"tender": "stored_value", "amount_minor": 8_000}]);
    till.post(&path(&bill, "/settle"), pay(&bill, paid)).await.ok();
    app.audit_books();
    let told: i64 = app.row("select count(*) from outbox where kind = 'guest.merged'");
    assert_eq!(told, 1);
}

/// Lets a guest do a few things that a guest does.
pub async fn live(app: &TestApp, dice: &mut Dice, guest: &str) {
    for _ in 0..dice.between(1, 4) {
        match dice.between(0, 5) {
            0 => drop(coupon(app, guest, 30, cash_off("满50减20", 5_000, 2_000)).await),
            1 => top_up(app, guest).await,
            2 => set_points(app, guest, i64::try_from(dice.between(1, 300)).unwrap()).await,
            _ => drop(
                buy(app, guest, i64::try_from(dice.between(100, 40_000)).unwrap(), "cash").await,
            ),
        }
    }
    if dice.chance(400) {
        let first = buy(app, guest, 20_000, "cash").await;
        set_points(app, guest, 50).await;
        let tried = manager(app).post(&path(&first, "/refund-quotes"), json!({"whole": true}));
        let wish =
            json!({"whole": true, "shown_minor": tried.await.ok()["minor"], "reason": "退餐"});
        manager(app).post(&path(&first, "/refunds"), wish).await.ok();
    }
}

async fn taken_apart_both_are_as_they_were(app: &TestApp) {
    for seed in 0..4_u32 {
        let mut dice = Dice::new(u64::from(seed) + 42);
        let (one, other) =
            (member(app, 9_400 + 2 * seed).await, member(app, 9_401 + 2 * seed).await);
        live(app, &mut dice, &one).await;
        live(app, &mut dice, &other).await;
        judge(app);
        let before = (shown(app, &one).await, shown(app, &other).await);
        let merged = merge(app, &one, &other, json!({})).await;
        app.audit_books();
        assert_ne!(shown(app, &one).await, before.0);
        let told = undo(app, &merged).await;
        assert_eq!(told["missing"], json!([]));
        assert_eq!(shown(app, &one).await, before.0, "seed {seed}");
        assert_eq!(shown(app, &other).await, before.1, "seed {seed}");
        app.audit_books();
    }
}

async fn what_was_spent_meanwhile_is_owed_and_later_visits_stay(app: &TestApp) {
    let (one, other) = (member(app, 9_311).await, member(app, 9_312).await);
    set_points(app, &other, 500).await;
    top_up(app, &other).await;
    judge(app);
    let before = shown(app, &other).await;
    let merged = merge(app, &one, &other, json!({})).await;
    let till = cashier(app);
    let mut body = amount_of(&one, 20_000);
    body["points_asked"] = json!({"use": "exactly", "points": 400});
    let bill = open(app, &till, body).await;
    let due = bill["quote"]["due_minor"].as_i64().unwrap();
    till.post(&path(&bill, "/settle"), pay(&bill, json!([cash(due)]))).await.ok();
    let earned = points(app, &one).await - 100;
    let told = undo(app, &merged).await;
    app.audit_books();
    assert_eq!(shown(app, &other).await, before, "the other has all of his");
    assert_eq!(told["owed_points"].as_i64().unwrap(), 400 - earned);
    let now = account(app, &one).await["balances"].clone();
    assert_eq!((&now["points"], &now["points_debt"]), (&json!(0), &json!(400 - earned)));
    assert_eq!(card(app, &one).await["visits"]["count"], 1, "the visit stays with who paid");
    // Stored value cannot be owed: what is missing is named.
    let again = merge(app, &one, &other, json!({})).await;
    let bill = open(app, &till, amount_of(&one, 30_000)).await;
    let paid = json!([{"tender": "stored_value", "amount_minor": 30_000}]);
    till.post(&path(&bill, "/settle"), pay(&bill, paid)).await.ok();
    let told = undo(app, &again).await;
    app.audit_books();
    let missing: i64 =
        told["missing"].as_array().unwrap().iter().map(|one| one["amount"].as_i64().unwrap()).sum();
    assert_eq!(missing, 30_000, "{told}");
    let left = account(app, &other).await["balances"].clone();
    let money = |key: &str| left[key].as_i64().unwrap();
    assert_eq!(money("principal_minor") + money("bonus_minor"), 110_000 - 30_000);
}

async fn a_bill_of_before_is_refunded_whoever_has_the_record_now(app: &TestApp) {
    let (one, other) = (member(app, 9_321).await, member(app, 9_322).await);
    set_points(app, &other, 300).await;
    let mut body = amount_of(&other, 20_000);
    body["points_asked"] = json!({"use": "exactly", "points": 300});
    let till = cashier(app);
    let bill = open(app, &till, body).await;
    let due = bill["quote"]["due_minor"].as_i64().unwrap();
    let bill = till.post(&path(&bill, "/settle"), pay(&bill, json!([cash(due)]))).await.ok();
    let merged = merge(app, &one, &other, json!({})).await;
    let tried = manager(app).post(&path(&bill, "/refund-quotes"), json!({"whole": true})).await;
    let wish = json!({"whole": true, "shown_minor": tried.ok()["minor"], "reason": "退餐"});
    manager(app).post(&path(&bill, "/refunds"), wish).await.ok();
    app.audit_books();
    assert_eq!(points(app, &one).await, 300, "the lot was used up before the merge");
    undo(app, &merged).await;
    app.audit_books();
    assert_eq!((points(app, &one).await, points(app, &other).await), (0, 300));
}

async fn a_merge_that_cannot_be_is_refused_and_changes_nothing(app: &TestApp) {
    let (one, other) = (member(app, 9_331).await, member(app, 9_332).await);
    let store_id = app.people().store_a;
    let born = |month: u32| json!({"calendar": "solar", "month": month, "day": 3});
    for (guest, month) in [(&one, 4), (&other, 5)] {
        let version = card(app, guest).await["version"].as_i64().unwrap();
        let change = json!({"birthday": born(month)});
        boss(app).patch(&of(guest, ""), version, change).await.ok();
    }
    let nobody = json!({"name": "路人", "phones": ["15400009333"], "store_id": store_id});
    let nobody = cashier(app).post("/api/v1/guests", nobody).await.ok();
    let nobody = nobody["guest_id"].as_str().unwrap().to_owned();
    let digest = || {
        let mut digest = app.digest();
        // Who looked is written down a second later, and somebody else logs in each time.
        digest.remove("access_log");
        digest.remove("session");
        digest
    };
    let before = digest();
    let body = |other: &str| json!({"other_id": other, "store_id": store_id});
    let merge_with = |survivor: &str, other: &str| {
        let (path, body) = (of(survivor, "/merges"), body(other));
        boss(app).post(&path, body)
    };
    merge_with(&one, &one).await.refused(422, "merge.one_record");
    merge_with(&one, &other).await.refused(422, "merge.birthday_asked");
    merge_with(&nobody, &one).await.refused(422, "merge.member_stays");
    merge_with(&one, "guest_0000000000009").await.refused(422, "guest.not_there");
    merge_with("guest_0000000000009", &one).await.refused(404, "thing.not_there");
    let host = app.client(app.people().who(Preset::Host, Place::A));
    host.post(&of(&one, "/merges"), body(&other)).await.refused(403, "permission.missing");
    let elsewhere = json!({"other_id": nobody, "store_id": app.people().store_b});
    let manager_of_a = manager(app).post(&of(&one, "/merges"), elsewhere).await;
    manager_of_a.refused(422, "scope.not_valid");
    assert_eq!(digest(), before, "nothing was changed");
    let keep = json!({"birthday": "merged"});
    let first = merge(app, &one, &other, keep).await;
    assert_eq!(card(app, &one).await["birthday"]["month"], 5);
    merge_with(&one, &other).await.refused(409, "guest.merged");
    let second = merge(app, &one, &nobody, json!({})).await;
    let undo_path = |merge: &str| format!("/api/v1/guest-merges/{merge}/undo");
    let there = json!({"store_id": store_id});
    let too_early = boss(app).post(&undo_path(&first), there.clone()).await;
    too_early.refused(409, "merge.later_first");
    undo(app, &second).await;
    let key = fresh_key();
    boss(app).post(&undo_path(&first), there.clone()).key(&key).await.ok();
    boss(app).post(&undo_path(&first), there.clone()).key(&key).await.ok();
    let again = boss(app).post(&undo_path(&first), there).await;
    again.refused(409, "merge.undone_before");
    assert_eq!(card(app, &one).await["birthday"]["month"], 4);
    let listed = boss(app).get("/api/v1/guest-merges").await.ok();
    assert_eq!(listed["items"], json!([]));
}

async fn records_that_look_alike_are_shown_until_somebody_answers(app: &TestApp) {
    let store_id = app.people().store_a;
    let make = async |name: &str, phone: &str, month: u32| {
        let birthday = json!({"calendar": "solar", "month": month, "day": 12, "year": 1988});
        let body =
            json!({"name": name, "phones": [phone], "birthday": birthday, "store_id": store_id});
        let made = fresh_till(app).post("/api/v1/guests", body).await.ok();
        made["guest_id"].as_str().unwrap().to_owned()
    };
    let one = make("林小雨", "15400007001", 3).await;
    let other = make("林晓宇", "15400007011", 3).await;
    make("王大海", "15400008002", 9).await;
    let look = || duplicates::search(&app.app, Depth::Due, &|| Ok(())).unwrap();
    look();
    let pairs = boss(app).get("/api/v1/guest-pairs").await.ok();
    let items = pairs["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{pairs}");
    assert_eq!(items[0]["one"]["guest_id"], one.as_str());
    assert_eq!(items[0]["other"]["guest_id"], other.as_str());
    let codes: Vec<&str> = items[0]["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"name.same_sound") && codes.contains(&"phone.slip"), "{codes:?}");
    assert!(codes.contains(&"birthday.same"), "{codes:?}");
    let pair = items[0]["guest_pair_id"].as_str().unwrap().to_owned();
    let told = |verb: &str| format!("/api/v1/guest-pairs/{pair}/{verb}");
    boss(app).post_empty(&told("not-same")).await.ok();
    boss(app).post_empty(&told("not-same")).await.refused(409, "pair.answered");
    app.pass(2 * DAY);
    app.rest();
    look();
    assert_eq!(boss(app).get("/api/v1/guest-pairs").await.ok()["items"], json!([]));
    boss(app).post_empty(&told("reopen")).await.ok();
    // Somebody new is found without comparing everybody again.
    make("林小雨", "15400007099", 3).await;
    app.rest();
    look();
    let pairs = boss(app).get("/api/v1/guest-pairs").await.ok();
    assert!(pairs["items"].as_array().unwrap().len() >= 2, "{pairs}");
    let page = boss(app).get("/api/v1/guest-pairs?limit=1").await.ok();
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    let next = page["next_cursor"].as_str().unwrap();
    let page = boss(app).get(&format!("/api/v1/guest-pairs?limit=1&cursor={next}")).await.ok();
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    merge(app, &one, &other, json!({})).await;
    let pairs = boss(app).get("/api/v1/guest-pairs").await.ok();
    assert!(!pairs["items"].to_string().contains(&other), "a merged record asks nobody");
    boss(app).post_empty(&told("reopen")).await.refused(409, "pair.answered");
}

async fn a_number_that_may_be_somebody_elses_earns_nothing_until_somebody_asks(app: &TestApp) {
    let guest = member(app, 9_341).await;
    let till = cashier(app);
    let store_id = app.people().store_a;
    let somebody = json!({"name": "王芳", "phones": ["15400009341"], "store_id": store_id});
    till.post("/api/v1/guests", somebody.clone()).await.refused(409, "guest.phone_taken");
    app.pass(100 * DAY);
    let till = fresh_till(app);
    let asked = till.post("/api/v1/guests", somebody.clone()).await;
    let asked = asked.refused(409, "guest.number_in_doubt");
    assert_eq!(asked["params"]["guest_id"], guest.as_str());
    let contact = asked["params"]["contact_id"].as_str().unwrap().to_owned();
    let of_contact = |verb: &str| of(&guest, &format!("/contacts/{contact}/{verb}"));
    let doubted = till.post_empty(&of_contact("doubt")).await.ok();
    assert!(doubted["contacts"][0]["doubted_at"].is_string());
    let found = till.get("/api/v1/guests/search?q=9341").await.ok();
    assert_eq!(found["items"][0]["phone_in_doubt"], true);
    let bill = open(app, &till, amount_of(&guest, 10_000)).await;
    let paid = pay(&bill, json!([cash(10_000)]));
    let refused = till.post(&path(&bill, "/settle"), paid.clone()).await;
    refused.refused(409, "guest.number_in_doubt");
    till.post_empty(&of_contact("confirm")).await.ok();
    till.post(&path(&bill, "/settle"), paid).await.ok();
    till.post_empty(&of_contact("doubt")).await.ok();
    till.post_empty(&of_contact("hand-over")).await.ok();
    let made = till.post("/api/v1/guests", somebody).await.ok();
    assert_ne!(made["guest_id"], guest.as_str());
    let account = boss(app).get(&of(&guest, "/account")).await.ok();
    assert_eq!(account["balances"]["points"], 100, "points stay with who earned them");
}
