//! Fields, and what is noted in them.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{host, make, path};
use crate::house::{Place, TestApp, both_engines};

both_engines! {
    SetUp: a_preference_is_noted_with_where_it_comes_from,
        the_owner_invents_a_field_and_finds_guests_by_it,
        what_is_personal_is_sealed_and_the_rest_can_be_counted,
        a_field_is_changed_and_put_away;
}

const TASTE: &str = "field_0000000000001";
const OCCUPATION: &str = "field_0000000000006";

fn facts(guest: &Value) -> String {
    format!("{}/facts", path(guest))
}

fn values(card: &Value) -> Vec<&str> {
    card["facts"].as_array().unwrap().iter().map(|one| one["value"].as_str().unwrap()).collect()
}

async fn a_preference_is_noted_with_where_it_comes_from(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    for value in ["light_salt", "mild", "mild"] {
        host(app).post(&facts(&lin), json!({"field_id": TASTE, "value": value})).await.ok();
    }
    let seen = json!({"field_id": TASTE, "value": "mild", "source": "staff",
        "confidence": "likely", "noted_on": "2026-11-20"});
    host(app).post(&facts(&lin), seen).await.ok();
    for work in ["教师", "校长"] {
        host(app).post(&facts(&lin), json!({"field_id": OCCUPATION, "value": work})).await.ok();
    }
    let card = host(app).get(&path(&lin)).await.ok();
    assert_eq!(
        values(&card),
        ["light_salt", "mild", "校长"],
        "a text holds one value, a list many"
    );
    let mild = &card["facts"][1];
    let told = json!([mild["source"], mild["confidence"], mild["noted_on"]]);
    assert_eq!(told, json!(["staff", "likely", "2026-11-20"]), "told again, it is as told last");
    assert_eq!(mild["staff"]["name"], app.people().who(Preset::Host, Place::A).name);
    let id = mild["fact_id"].as_str().unwrap();
    host(app).post_empty(&format!("{}/{id}/remove", facts(&lin))).await.ok();
    let card = host(app).get(&path(&lin)).await.ok();
    assert_eq!(values(&card), ["light_salt", "校长"]);
    for (field, value, code) in [
        (TASTE, "stone", "fact.not_a_choice"),
        (OCCUPATION, " ", "fact.empty"),
        ("field_0000000000zzz", "x", "thing.not_there"),
    ] {
        let body = json!({"field_id": field, "value": value});
        host(app).post(&facts(&lin), body).await.refused(422, code);
    }
}

async fn the_owner_invents_a_field_and_finds_guests_by_it(app: &TestApp) {
    let new = json!({"name": "停车位", "name_en": "Parking", "kind": "choice", "place": 9,
        "choices": [{"word": "east", "name": "东门"}, {"word": "west", "name": "西门"}]});
    let manager = app.client(app.people().who(Preset::StoreManager, Place::A));
    let refused = manager.post("/api/v1/guest-fields", new.clone()).await;
    refused.refused(403, "permission.company_only");
    let field = app.owner().post("/api/v1/guest-fields", new).await.ok();
    let id = field["field_id"].as_str().unwrap();
    let (lin, zhao) =
        (make(app, "林婉", "15400001234").await, make(app, "赵磊", "15400005678").await);
    make(app, "陈晓", "15400006789").await;
    for (guest, value) in [(&lin, "east"), (&zhao, "east"), (&zhao, "west")] {
        host(app).post(&facts(guest), json!({"field_id": id, "value": value})).await.ok();
    }
    let list = format!("/api/v1/guests?fields={id}");
    let all = host(app).get(&list).await.ok();
    let shown: Vec<_> = all["items"].as_array().unwrap().iter().map(values).collect();
    assert_eq!(shown, [vec![], vec!["west"], vec!["east"]], "the newest guest first");
    let found = async |query: String| {
        let page = host(app).get(&format!("/api/v1/guests?{query}")).await.ok();
        let all = page["items"].as_array().unwrap().iter();
        all.map(|one| one["display"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(format!("fact={id}:west")).await, ["赵磊"]);
    assert_eq!(found(format!("fact={id}:east&sort=created_at")).await, ["林婉"]);
    assert_eq!(found(format!("fact={id}:north")).await, Vec::<String>::new());
    host(app).get("/api/v1/guests?fact=west").await.refused(422, "filter.not_valid");
    let counted = "select count(*) from pub_guest_fact where word = 'west'";
    assert_eq!(app.row::<i64>(counted), 1, "a segment can count it");
}

async fn what_is_personal_is_sealed_and_the_rest_can_be_counted(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let number = json!({"name": "酒量", "kind": "number"});
    let open = app.owner().post("/api/v1/guest-fields", number).await.ok();
    let day = json!({"name": "孩子生日", "kind": "date", "personal": true});
    let sealed = app.owner().post("/api/v1/guest-fields", day).await.ok();
    for (field, value) in [(&open, "3.5"), (&sealed, "2020-05-01")] {
        let body = json!({"field_id": field["field_id"], "value": value});
        host(app).post(&facts(&lin), body).await.ok();
    }
    let card = host(app).get(&path(&lin)).await.ok();
    assert_eq!(values(&card), ["3.5", "2020-05-01"]);
    let kept: Vec<Option<i64>> = app.rows("select number from pub_guest_fact order by fact_id");
    assert_eq!(kept, [Some(3_500), None]);
    let wrong = json!({"field_id": open["field_id"], "value": "三两"});
    host(app).post(&facts(&lin), wrong).await.refused(422, "fact.not_a_number");
}

async fn a_field_is_changed_and_put_away(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let all = host(app).get("/api/v1/guest-fields").await.ok();
    let first = &all["items"][0];
    assert_eq!((&first["trait"], &first["name"]), (&json!("taste"), &json!(null)));
    let mut choices = first["choices"].as_array().unwrap().clone();
    let field = format!("/api/v1/guest-fields/{TASTE}");
    let short = json!({"choices": choices[1..]});
    app.owner().patch(&field, 1, short).await.refused(422, "field.choice_gone");
    choices.push(json!({"word": "c1", "name": "重麻"}));
    choices[0]["retired"] = json!(true);
    let changed = app.owner().patch(&field, 1, json!({"choices": choices})).await.ok();
    assert_eq!(changed["version"], 2);
    let note = |value: &str| json!({"field_id": TASTE, "value": value});
    host(app).post(&facts(&lin), note("c1")).await.ok();
    host(app).post(&facts(&lin), note("light_salt")).await.refused(422, "fact.not_a_choice");
    app.owner().patch(&field, 1, json!({"place": 3})).await.refused(412, "conflict.stale");
    app.owner().patch(&field, 2, json!({"archived": true})).await.ok();
    host(app).post(&facts(&lin), note("c1")).await.refused(422, "field.archived");
    let card = host(app).get(&path(&lin)).await.ok();
    assert_eq!(values(&card), ["c1"], "what was noted stays");
}
