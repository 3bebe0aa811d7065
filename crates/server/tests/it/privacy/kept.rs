//! Nothing is kept longer than it is needed, of nobody below fourteen without a guardian, and
//! nothing is chosen for whoever does not want that.

use serde_json::{Value, json};
use zhike::privacy::retention;

use super::kit::raw;
use super::{host, make, path};
use crate::checkout::kit;
use crate::house::{HOUR, TestApp, both_engines, fresh_key};
use crate::insight::kit::Sale;

both_engines! {
    SetUp: guests_of_whom_nobody_heard_for_years_are_erased_and_the_page_says_how_many,
        terms_stay_where_the_law_allows,
        a_child_is_written_down_with_a_guardians_yes_only,
        whoever_wants_nothing_personal_is_a_guest_like_any_other;
}

const RULES: &str = "/api/v1/privacy-rules";
const YEAR: i64 = 366 * 24 * HOUR;

async fn over(app: &TestApp, class: &str) -> i64 {
    let view = app.elsewhere(&app.people().owner).get(RULES).await.ok();
    let classes = view["classes"].as_array().unwrap();
    classes.iter().find(|one| one["class"] == class).unwrap()["over"].as_i64().unwrap()
}

async fn guests_of_whom_nobody_heard_for_years_are_erased_and_the_page_says_how_many(
    app: &TestApp,
) {
    let store = app.people().store_a;
    let dormant = make(app, "司马相如", "15477001234").await;
    let with_money = kit::member(app, 1).await;
    kit::top_up(app, &with_money).await;
    let comes = kit::member(app, 2).await;
    let asks = make(app, "卓文君", "15477005678").await;
    let body = json!({"kind": "access", "how": "spoken", "store_id": store});
    host(app).post(&format!("{}/privacy-requests", path(&asks)), body).await.ok();
    assert_eq!(over(app, "dormant_guests").await, 0);
    app.pass(2 * YEAR);
    Sale { guest: Some(&comes), ..Sale::of(store, 30_000) }.made(app).await;
    app.rest();
    app.pass(YEAR + HOUR);
    assert_eq!(over(app, "dormant_guests").await, 1, "the one who holds nothing and asks nothing");
    assert_eq!(retention::turn(&app.app).unwrap(), 1);
    assert_eq!(retention::turn(&app.app).unwrap(), 0);
    app.app.relay.poke();
    app.rest();
    let erased: Vec<i64> = app.rows("select guest_id from guest where erased_at is not null");
    assert_eq!(erased, [raw(dormant["guest_id"].as_str().unwrap())]);
    let why: Vec<String> = app.rows("select changes from audit where action = 'guest.erased'");
    assert!(why[0].contains("dormant"), "{why:?}");
    assert_eq!(over(app, "dormant_guests").await, 0);
}

async fn terms_stay_where_the_law_allows(app: &TestApp) {
    let mut rules = app.owner().get(RULES).await.ok()["rules"].clone();
    assert_eq!(rules["retention"]["dormant_guest_years"], 3);
    for (field, years) in [
        ("dormant_guest_years", 0),
        ("dormant_guest_years", 6),
        ("consent_years", 2),
        ("request_years", 11),
    ] {
        let mut wrong = rules.clone();
        wrong["retention"][field] = json!(years);
        app.owner().put(RULES, wrong).if_match(0).await.refused(422, "retention.years");
    }
    rules["retention"]["dormant_guest_years"] = json!(2);
    let view = app.owner().put(RULES, rules).if_match(0).await.ok();
    assert_eq!(view["classes"][0]["years"], 2);
    // What was answered long ago, and what an erased guest had agreed to, goes with its term.
    let guest = make(app, "司马相如", "15477001234").await;
    let said = json!([{"purpose": "personal_offers", "answer": "withdrawn", "how": "spoken"}]);
    let said = json!({"store_id": app.people().store_a, "consents": said});
    host(app).post(&format!("{}/consents", path(&guest)), said).await.ok();
    let ask = json!({"kind": "deletion", "how": "spoken", "store_id": app.people().store_a});
    let ask = host(app).post(&format!("{}/privacy-requests", path(&guest)), ask).await.ok();
    let erase = json!({"reason": "本人要求"});
    app.owner().post(&format!("{}/erasure", path(&guest)), erase).await.ok();
    let answer = format!("/api/v1/privacy-requests/{}/answer", ask["request_id"].as_str().unwrap());
    app.owner().post(&answer, json!({"state": "done"})).if_match(1).await.ok();
    app.rest();
    app.pass(3 * YEAR + HOUR);
    assert_eq!((over(app, "requests").await, over(app, "consents").await), (1, 1));
    retention::turn(&app.app).unwrap();
    assert_eq!((over(app, "requests").await, over(app, "consents").await), (0, 0));
    let left: i64 =
        app.row("select (select count(*) from privacy_request) + (select count(*) from consent)");
    assert_eq!(left, 0);
}

fn born(year: i64) -> Value {
    json!({"calendar": "solar", "month": 11, "day": 23, "year": year})
}

async fn a_child_is_written_down_with_a_guardians_yes_only(app: &TestApp) {
    let store_id = app.people().store_a;
    let child = json!({"name": "林小妹", "birthday": born(2012), "store_id": store_id});
    let ask = |body: Value| host(app).post("/api/v1/guests", body).key(&fresh_key());
    let refused = ask(child.clone()).await.refused(422, "consent.guardian_missing");
    assert_eq!(refused["errors"][0]["pointer"], "/birthday");
    let none: i64 = app.row("select count(*) from guest");
    assert_eq!(none, 0);
    let yes = json!({"purpose": "guardian", "answer": "given", "text_version": 1, "how": "paper"});
    let mut with = child;
    with["consents"] = json!([yes]);
    let guest = ask(with).await.ok();
    assert_eq!(guest["birthday"]["year"], 2012);
    // Somebody who is there already: the birthday comes after the yes.
    let other = make(app, "林小弟", "15477001234").await;
    let change = |version: &Value| {
        let body = json!({"birthday": born(2014)});
        host(app).patch(&path(&other), version.as_i64().unwrap(), body)
    };
    change(&other["version"]).await.refused(422, "consent.guardian_missing");
    let said = json!({"store_id": store_id, "consents": [yes]});
    host(app).post(&format!("{}/consents", path(&other)), said).await.ok();
    let now = host(app).get(&path(&other)).await.ok();
    change(&now["version"]).await.ok();
    let no = json!({"purpose": "guardian", "answer": "withdrawn", "how": "spoken"});
    let said = json!({"store_id": store_id, "consents": [no]});
    host(app).post(&format!("{}/consents", path(&other)), said).key(&fresh_key()).await.ok();
    assert_eq!(host(app).get(&path(&other)).await.ok()["birthday"], Value::Null);
    ask(json!({"name": "林父", "birthday": born(1985), "store_id": store_id})).await.ok();
}

async fn whoever_wants_nothing_personal_is_a_guest_like_any_other(app: &TestApp) {
    let store_id = app.people().store_a;
    let guest = kit::member(app, 1).await;
    let card = async || host(app).get(&format!("/api/v1/guests/{guest}")).await.ok();
    Sale { guest: Some(&guest), ..Sale::of(store_id, 30_000) }.made(app).await;
    app.rest();
    zhike::guests::jobs::turn(&app.app, &|| Ok(())).unwrap();
    let before = card().await;
    assert_eq!(before["greeting"]["kind"], "welcome_back");
    assert!(before["lifecycle"].is_object(), "{before}");
    let stages: i64 = app.row("select count(*) from guest_stage");
    assert_eq!(stages, 1);
    let say = async |answer: Value| {
        let mut one = json!({"purpose": "personal_offers", "how": "spoken"});
        one.as_object_mut().unwrap().extend(answer.as_object().unwrap().clone());
        let body = json!({"store_id": store_id, "consents": [one]});
        let path = format!("/api/v1/guests/{guest}/consents");
        host(app).post(&path, body).key(&fresh_key()).await.ok();
    };
    say(json!({"answer": "withdrawn"})).await;
    let told: i64 = app.row(
        "select (select count(*) from guest_stage) + (select count(*) from guest_stage_change)",
    );
    assert_eq!(told, 0, "what was judged is gone at once");
    app.rest();
    zhike::guests::jobs::turn(&app.app, &|| Ok(())).unwrap();
    let told: i64 = app.row("select count(*) from guest_stage");
    assert_eq!(told, 0, "and nobody judges anew");
    let plain = card().await;
    assert_eq!(plain["greeting"]["kind"], "welcome");
    assert_eq!((&plain["lifecycle"], &plain["usual"]), (&Value::Null, &json!([])));
    assert_eq!(plain["visits"]["count"], 1, "what happened stays known");
    let habits = host(app).get(&format!("/api/v1/guests/{guest}/habits")).await.ok();
    assert_eq!(habits["dishes"], json!([]));
    say(json!({"answer": "given", "text_version": 1})).await;
    app.rest();
    zhike::guests::jobs::turn(&app.app, &|| Ok(())).unwrap();
    assert!(card().await["lifecycle"].is_object());
}
