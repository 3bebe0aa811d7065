//! Who belongs to whom, and who has read what to mind.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::{host, make, path};
use crate::house::{Place, TestApp, both_engines};

both_engines! {
    SetUp: two_guests_are_seen_beside_each_other_from_both_sides,
        who_is_no_guest_is_known_by_words,
        an_allergy_says_who_told_it_and_who_has_read_it;
}

fn people(card: &Value) -> Vec<(String, String)> {
    let all = card["relations"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    all.map(|one| (text(&one["kind"]), format!("{}{}", text(&one["display"]), text(&one["words"]))))
        .collect()
}

fn one(kind: &str, who: &str) -> (String, String) {
    (kind.to_owned(), who.to_owned())
}

async fn two_guests_are_seen_beside_each_other_from_both_sides(app: &TestApp) {
    let (lin, wang) =
        (make(app, "林婉", "15400001234").await, make(app, "林小雨", "15400005678").await);
    let relations = format!("{}/relations", path(&lin));
    let child = json!({"kind": "child", "other_guest_id": wang["guest_id"]});
    host(app).post(&relations, child.clone()).await.ok();
    let card = async |guest: &Value| host(app).get(&path(guest)).await.ok();
    assert_eq!(people(&card(&lin).await), [one("child", "林小雨")]);
    assert_eq!(people(&card(&wang).await), [one("parent", "林婉")]);
    host(app).post(&relations, child).await.refused(409, "relation.twice");
    let back = json!({"kind": "parent", "other_guest_id": lin["guest_id"]});
    let of_wang = format!("{}/relations", path(&wang));
    host(app).post(&of_wang, back.clone()).await.refused(409, "relation.twice");
    host(app).post(&relations, back).await.refused(422, "relation.self");
    let nobody = json!({"kind": "friend", "other_guest_id": "guest_0000000000001"});
    host(app).post(&relations, nobody).await.refused(404, "thing.not_there");
    let id = card(&wang).await["relations"][0]["relation_id"].as_str().unwrap().to_owned();
    host(app).post_empty(&format!("{of_wang}/{id}/remove")).await.ok();
    assert_eq!(people(&card(&lin).await), [], "it is gone from both sides");
}

async fn who_is_no_guest_is_known_by_words(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let relations = format!("{}/relations", path(&lin));
    host(app).post(&relations, json!({"kind": "child"})).await.refused(422, "relation.nobody");
    host(app).post(&relations, json!({"kind": "child", "words": "女儿，6 岁"})).await.ok();
    let card = host(app).get(&path(&lin)).await.ok();
    assert_eq!(people(&card), [one("child", "女儿，6 岁")]);
}

async fn an_allergy_says_who_told_it_and_who_has_read_it(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let dietary = format!("{}/dietary", path(&lin));
    let peanut = json!({"kind": "allergy", "word": "peanut"});
    let body = json!({"version": 1, "dietary": [peanut], "source": "companion"});
    let guest = host(app).put(&dietary, body).await.ok();
    let told = &guest["dietary"][0];
    assert_eq!((&told["source"], &told["noted_on"]), (&json!("companion"), &json!("2026-11-22")));
    assert_eq!(told["staff"]["name"], app.people().who(Preset::Host, Place::A).name);
    let waiter = app.people().who(Preset::Waiter, Place::A);
    let store = app.people().store_a;
    let seen = format!("{dietary}/seen");
    app.client(waiter).post(&seen, json!({"store_id": store})).await.ok();
    app.client(waiter).post(&seen, json!({"store_id": store})).await.ok();
    let elsewhere = json!({"store_id": app.people().store_b});
    app.client(waiter).post(&seen, elsewhere).await.refused(422, "store.not_in_scope");
    let card = host(app).get(&path(&lin)).await.ok();
    assert_eq!(card["dietary_seen"].as_array().unwrap().len(), 1);
    assert_eq!(card["dietary_seen"][0]["staff"]["name"], waiter.name);
    let vegan = json!({"kind": "diet", "word": "vegetarian"});
    let body = json!({"version": 2, "dietary": [peanut, vegan]});
    let guest = host(app).put(&dietary, body).await.ok();
    assert_eq!(guest["dietary"][0]["source"], "companion", "what was told before stays as told");
    assert_eq!(guest["dietary"][1]["source"], "guest");
    let card = host(app).get(&path(&lin)).await.ok();
    assert_eq!(card["dietary_seen"], json!([]), "a changed list is read again");
}
