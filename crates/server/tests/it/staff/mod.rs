//! Hiring and changing people: nobody gives what he lacks, one owner stays, names lie sealed.

mod lists;
mod roles;

use futures_util::future::join_all;
use serde_json::{Value, json};
use zhike_domain::kernel::id::RoleId;
use zhike_domain::team::role::Preset;

use crate::house::{Answer, Client, Person, Place, STAFF_PASSWORD, TestApp, both_engines};
use crate::login::try_login;

both_engines! {
    SetUp: nobody_hires_above_himself,
        nobody_changes_whoever_is_above_him,
        nobody_changes_his_own_role_or_place,
        the_last_owner_stays,
        of_two_owners_who_let_each_other_go_one_stays,
        an_owner_acts_in_the_whole_company,
        a_scope_by_groups_follows_the_stores_of_the_group,
        a_scope_names_stores_that_are_there,
        a_one_time_password_is_changed_before_anything_else,
        a_reset_ends_the_sessions_and_lifts_a_lock,
        one_login_is_given_once,
        fields_that_are_not_asked_for_are_refused,
        a_change_names_the_version_it_means,
        of_two_changes_of_one_version_one_is_made,
        nothing_personal_stands_in_the_clear;
}

pub const STAFF: &str = "/api/v1/staff";

/// The manager of store A.
pub fn manager(app: &TestApp) -> &Person {
    app.people().who(Preset::StoreManager, Place::A)
}

fn path_of(person: &Person) -> String {
    format!("{STAFF}/{}", person.staff_id)
}

fn stores(app: &TestApp, places: &[Place]) -> Value {
    let people = app.people();
    let one = |place: &Place| if *place == Place::A { people.store_a } else { people.store_b };
    json!({"kind": "stores", "store_ids": places.iter().map(one).collect::<Vec<_>>()})
}

async fn hire(client: &Client, login: &str, role: RoleId, scope: Value) -> Answer {
    let body = json!({"name": "新员工", "login": login, "role_id": role, "scope": scope});
    client.post(STAFF, body).await
}

async fn nobody_hires_above_himself(app: &TestApp) {
    let (owner, client, roles) = (app.owner(), app.client(manager(app)), &app.people().roles);
    let here = stores(app, &[Place::A]);
    hire(&client, "new.waiter", roles[&Preset::Waiter], here.clone()).await.ok();
    let groups = json!({"kind": "groups", "store_group_ids": [app.people().group_a]});
    hire(&client, "new.host", roles[&Preset::Host], groups).await.ok();
    app.rest();
    let before = app.digest();
    let cashier = roles[&Preset::Cashier];
    let tries = [
        (roles[&Preset::Auditor], here.clone(), "staff.above_own"),
        (cashier, stores(app, &[Place::B]), "staff.scope_above_own"),
        (cashier, stores(app, &[Place::A, Place::B]), "staff.scope_above_own"),
        (cashier, json!({"kind": "company"}), "staff.scope_above_own"),
    ];
    for (role, scope, code) in tries {
        hire(&client, "too.much", role, scope).await.refused(403, code);
    }
    assert_eq!(app.digest(), before);
    let copy = owner.post("/api/v1/roles", json!({"copy_of": cashier, "name": "大额"})).await.ok();
    let role: RoleId = crate::house::id(&copy["role_id"]);
    let limits = json!({"limits": {"discount_minor": null}});
    owner.patch(&format!("/api/v1/roles/{role}"), 1, limits).await.ok();
    hire(&client, "too.much", role, here).await.refused(403, "staff.limit_above_own");
}

async fn nobody_changes_whoever_is_above_him(app: &TestApp) {
    let (client, people) = (app.client(manager(app)), app.people());
    let host = people.roles[&Preset::Host];
    let both = hire(&app.owner(), "both.stores", host, stores(app, &[Place::A, Place::B])).await;
    let both = format!("{STAFF}/{}", both.ok()["staff"]["staff_id"].as_str().unwrap());
    let auditor = path_of(people.who(Preset::Auditor, Place::A));
    app.rest();
    let before = app.digest();
    for path in [&both, &auditor] {
        client.patch(path, 1, json!({"name": "改"})).await.refused(403, "staff.out_of_reach");
        for verb in ["reset-password", "reset-totp", "sign-out-everywhere"] {
            let answer = client.post_empty(&format!("{path}/{verb}")).await;
            answer.refused(403, "staff.out_of_reach");
        }
        let gone = client.post(&format!("{path}/disable"), json!({"reason": "无"})).await;
        gone.refused(403, "staff.out_of_reach");
    }
    for role in [Preset::Owner, Preset::HqAnalyst] {
        let path = path_of(people.who(role, Place::Company));
        let answer = client.patch(&path, 1, json!({"name": "改"})).await;
        answer.refused(403, "permission.company_only");
    }
    let raise = json!({"role_id": people.roles[&Preset::Owner]});
    let own = path_of(people.who(Preset::Waiter, Place::A));
    client.patch(&own, 1, raise).await.refused(422, "staff.owner_needs_company");
    let raise = json!({"role_id": people.roles[&Preset::Auditor]});
    client.patch(&own, 1, raise).await.refused(403, "staff.above_own");
    assert_eq!(app.digest(), before);
}

async fn nobody_changes_his_own_role_or_place(app: &TestApp) {
    let person = manager(app);
    let (client, path) = (app.client(person), path_of(person));
    let waiter = json!({"role_id": app.people().roles[&Preset::Waiter]});
    client.patch(&path, 1, waiter).await.refused(422, "staff.self");
    let scope = json!({"scope": stores(app, &[Place::B])});
    client.patch(&path, 1, scope).await.refused(422, "staff.self");
    let gone = client.post(&format!("{path}/disable"), json!({"reason": "无"})).await;
    gone.refused(422, "staff.self");
    client.patch(&path, 1, json!({"name": "我自己"})).await.ok();
    assert_eq!(client.get("/api/v1/me").await.ok()["name"], "我自己");
}

/// A second owner, logged in, with the way to him.
async fn second_owner(app: &TestApp, login: &str) -> (Client, String) {
    let role = app.people().roles[&Preset::Owner];
    let body = hire(&app.owner(), login, role, json!({"kind": "company"})).await.ok();
    let client = app.stranger();
    let once = body["one_time_password"].as_str().unwrap();
    try_login(&client, login, once).await.ok();
    let change = json!({"current_password": once, "new_password": STAFF_PASSWORD});
    client.post("/api/v1/me/password", change).await.ok();
    crate::house::enrol(app, &client, STAFF_PASSWORD).await;
    (client, format!("{STAFF}/{}", body["staff"]["staff_id"].as_str().unwrap()))
}

async fn the_last_owner_stays(app: &TestApp) {
    let first = path_of(&app.people().owner);
    let reason = json!({"reason": "交接"});
    let away = app.owner().post(&format!("{first}/disable"), reason.clone()).await;
    away.refused(422, "staff.self");
    let (second, path) = second_owner(app, "owner.two").await;
    let waiter = json!({"role_id": app.people().roles[&Preset::Waiter]});
    let version = second.get(&first).await.ok()["version"].as_i64().unwrap();
    second.patch(&first, version, waiter).await.ok();
    app.owner().get("/api/v1/me").await.refused(401, "login.required");
    let away = second.post(&format!("{path}/disable"), reason).await;
    away.refused(422, "staff.self");
    assert_eq!(second.get("/api/v1/me").await.ok()["role"]["preset"], "owner");
}

async fn of_two_owners_who_let_each_other_go_one_stays(app: &TestApp) {
    for round in 0..4 {
        let login = format!("owner.two{round}");
        let (second, path) = second_owner(app, &login).await;
        let first = app.owner();
        let reason = json!({"reason": "交接"});
        let own = path_of(&app.people().owner);
        let (one, other) = futures_util::future::join(
            async { first.post(&format!("{path}/disable"), reason.clone()).await },
            async { second.post(&format!("{own}/disable"), reason.clone()).await },
        )
        .await;
        let active = "select count(*) from staff t join role r on r.role_id = t.role_id \
                      where r.fixed = 1 and t.disabled_at is null";
        let left = app.row::<i64>(active);
        assert_eq!(left, 1, "{} {}", one.tell(), other.tell());
        if one.status != 204 {
            return; // The first one is gone: there is nobody left to hire the next.
        }
    }
}

async fn an_owner_acts_in_the_whole_company(app: &TestApp) {
    let role = app.people().roles[&Preset::Owner];
    let answer = hire(&app.owner(), "small.owner", role, stores(app, &[Place::A])).await;
    answer.refused(422, "staff.owner_needs_company");
}

async fn a_scope_by_groups_follows_the_stores_of_the_group(app: &TestApp) {
    let (owner, people) = (app.owner(), app.people());
    let scope = json!({"scope": {"kind": "groups", "store_group_ids": [people.group_a]}});
    let person = people.who(Preset::StoreManager, Place::B);
    owner.patch(&path_of(person), 1, scope).await.ok();
    let client = app.elsewhere(person);
    let store_b = format!("/api/v1/stores/{}", people.store_b);
    client.get(&store_b).await.refused(404, "thing.not_there");
    client.get(&format!("/api/v1/stores/{}", people.store_a)).await.ok();
    let group = format!("/api/v1/store-groups/{}", people.group_a);
    let wider = json!({"store_ids": [people.store_a, people.store_b]});
    owner.patch(&group, 1, wider).await.ok();
    client.get(&store_b).await.ok();
    assert_eq!(client.get("/api/v1/me").await.ok()["stores"].as_array().unwrap().len(), 2);
    owner.delete(&group, 2).await.refused(409, "group.in_use");
    owner.patch(&group, 2, json!({"store_ids": []})).await.ok();
    client.get(&store_b).await.refused(404, "thing.not_there");
    client.get(STAFF).await.refused(404, "thing.not_there");
}

async fn a_scope_names_stores_that_are_there(app: &TestApp) {
    let (owner, waiter) = (app.owner(), app.people().roles[&Preset::Waiter]);
    for scope in [
        json!({"kind": "stores", "store_ids": []}),
        json!({"kind": "stores", "store_ids": ["store_0000000000001"]}),
        json!({"kind": "groups", "store_group_ids": []}),
        json!({"kind": "groups", "store_group_ids": ["storegroup_0000000000001"]}),
    ] {
        hire(&owner, "nowhere", waiter, scope).await.refused(422, "scope.not_valid");
    }
    let role: RoleId = "role_0000000000001".parse().unwrap();
    let answer = hire(&owner, "nobody", role, stores(app, &[Place::A])).await;
    let problem = answer.refused(422, "role.not_there");
    assert_eq!(problem["errors"][0]["pointer"], "/role_id");
}

async fn a_one_time_password_is_changed_before_anything_else(app: &TestApp) {
    let waiter = app.people().roles[&Preset::Waiter];
    let body = hire(&app.owner(), "first.day", waiter, stores(app, &[Place::A])).await.ok();
    let once = body["one_time_password"].as_str().unwrap().to_owned();
    assert_eq!(body["staff"]["must_change_password"], true);
    let client = app.stranger();
    let me = try_login(&client, "first.day", &once).await.ok();
    assert_eq!(me["must_change_password"], true);
    client.get("/api/v1/stores").await.refused(403, "password.change_first");
    client.get("/api/v1/jobs").await.refused(403, "password.change_first");
    let change = |new: &str| {
        let body = json!({"current_password": once, "new_password": new});
        client.post("/api/v1/me/password", body)
    };
    change("12345678").await.refused(422, "password.too_common");
    change(STAFF_PASSWORD).await.ok();
    client.get("/api/v1/stores").await.ok();
    try_login(&app.stranger(), "first.day", &once).await.refused(401, "login.wrong");
}

async fn a_reset_ends_the_sessions_and_lifts_a_lock(app: &TestApp) {
    let person = app.people().who(Preset::Waiter, Place::A);
    let (inside, client) = (app.client(person), app.stranger());
    for _try in 0..5 {
        try_login(&client, &person.login, "wrong-wrong").await.refused(401, "login.wrong");
    }
    let shown = app.owner().get(&path_of(person)).await.ok();
    assert_eq!(shown["locked_until"], "2026-11-22T10:01:00.000Z");
    let reset = format!("{}/reset-password", path_of(person));
    let once = app.client(manager(app)).post_empty(&reset).await.ok();
    inside.get("/api/v1/me").await.refused(401, "login.required");
    try_login(&client, &person.login, STAFF_PASSWORD).await.refused(401, "login.wrong");
    let once = once["one_time_password"].as_str().unwrap();
    try_login(&client, &person.login, once).await.ok();
}

async fn one_login_is_given_once(app: &TestApp) {
    let (owner, waiter) = (app.owner(), app.people().roles[&Preset::Waiter]);
    let spelled = ["same.login", "Same.Login", "same.login", "SAME.LOGIN"];
    let hires = spelled.map(|login| hire(&owner, login, waiter, stores(app, &[Place::A])));
    let mut statuses: Vec<u16> = join_all(hires).await.iter().map(|one| one.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409]);
    let again = hire(&owner, "same.login", waiter, stores(app, &[Place::B])).await;
    again.refused(409, "staff.login_taken");
}

async fn fields_that_are_not_asked_for_are_refused(app: &TestApp) {
    let (owner, waiter) = (app.owner(), app.people().roles[&Preset::Waiter]);
    let body = json!({"name": "新", "login": "new.one", "role_id": waiter,
        "scope": stores(app, &[Place::A])});
    for field in ["staff_id", "password_hash", "status", "version", "created_at", "permissions"] {
        let mut more = body.clone();
        more[field] = json!(1);
        let problem = owner.post(STAFF, more).await.refused(422, "input.unknown_field");
        assert_eq!(problem["errors"][0]["pointer"], format!("/{field}"));
    }
    let client = app.client(app.people().who(Preset::Waiter, Place::A));
    for field in ["role_id", "scope", "permissions", "limits", "login", "totp", "store_ids"] {
        let body = json!({field: "owner"});
        client.patch("/api/v1/me", 1, body).await.refused(422, "input.unknown_field");
    }
}

async fn a_change_names_the_version_it_means(app: &TestApp) {
    let (owner, path) = (app.owner(), path_of(app.people().who(Preset::Waiter, Place::A)));
    let shown = owner.get(&path).await;
    assert_eq!(shown.headers["etag"], "\"1\"");
    let change = json!({"name": "改名"});
    let missing = owner.patch(&path, 1, change.clone()).without("if-match").await;
    missing.refused(428, "conflict.version_missing");
    for wrong in ["*", "W/\"1\"", "\"one\"", "", "\"99999999999999999999\""] {
        let answer = owner.patch(&path, 1, change.clone()).header("if-match", wrong).await;
        answer.refused(428, "conflict.version_missing");
    }
    for stale in [0, 2, -1, i64::MAX] {
        owner.patch(&path, stale, change.clone()).await.refused(412, "conflict.stale");
    }
    let changed = owner.patch(&path, 1, change.clone()).await;
    assert_eq!(changed.headers["etag"], "\"2\"");
    owner.patch(&path, 1, change).await.refused(412, "conflict.stale");
    for (path, body) in [
        ("/api/v1/company", json!({"name": "新名"})),
        ("/api/v1/settings/security", json!({"idle_minutes": 45})),
    ] {
        owner.patch(path, 77, body).await.refused(412, "conflict.stale");
    }
}

async fn of_two_changes_of_one_version_one_is_made(app: &TestApp) {
    let (owner, path) = (app.owner(), path_of(app.people().who(Preset::Waiter, Place::A)));
    let change = |number: i32| owner.patch(&path, 1, json!({"name": format!("名{number}")}));
    let asks = (0..6).map(|number| async move { number }).map(|number| async {
        let number = number.await;
        change(number).await.status
    });
    let mut statuses = join_all(asks).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412]);
    assert_eq!(owner.get(&path).await.ok()["version"], 2);
}

async fn nothing_personal_stands_in_the_clear(app: &TestApp) {
    let (owner, waiter) = (app.owner(), app.people().roles[&Preset::Waiter]);
    let body = json!({"name": "欧阳须保密", "login": "sealed.login.probe", "role_id": waiter,
        "scope": stores(app, &[Place::A])});
    let made = owner.post(STAFF, body).await.ok();
    let once = made["one_time_password"].as_str().unwrap().to_owned();
    let path = format!("{STAFF}/{}", made["staff"]["staff_id"].as_str().unwrap());
    let why = "拨打15400001234后离职";
    owner.post(&format!("{path}/disable"), json!({"reason": why})).await.ok();
    try_login(&app.stranger(), "15400009876", "typed-in-the-wrong-field").await;
    let mut words = vec!["欧阳须保密", "sealed.login.probe", "15400001234", "15400009876"];
    words.extend([once.as_str(), "typed-in-the-wrong-field", STAFF_PASSWORD]);
    words.extend(app.people().all().flat_map(|person| [&*person.name, &*person.token]));
    app.rest();
    let kept = app.everything_kept();
    assert!(kept.contains("湖滨店"), "the name of a store is not personal and is found");
    for word in words {
        let hex = data_encoding::HEXLOWER.encode(word.as_bytes());
        assert!(!kept.contains(word), "{word} stands in a row");
        assert!(!kept.to_lowercase().contains(&hex), "{word} stands in the bytes of a row");
        for file in app.files() {
            let bytes = std::fs::read(&file).unwrap();
            let found = bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!found, "{word} stands in {}", file.display());
        }
    }
}
