//! Roles: the owner's is fixed, and nobody puts into one what he lacks.

use serde_json::json;
use zhike_domain::team::role::Preset;

use super::{STAFF, manager};
use crate::house::{Place, TestApp, both_engines, id};

both_engines! {
    SetUp: the_role_of_the_owner_is_fixed,
        a_role_is_put_away_when_nobody_holds_it,
        a_role_is_not_put_away_while_somebody_is_given_it,
        a_limit_lies_within_its_range,
        who_may_edit_roles_gives_no_more_than_he_holds;
}

const ROLES: &str = "/api/v1/roles";

async fn the_role_of_the_owner_is_fixed(app: &TestApp) {
    let owner = app.owner();
    let path = format!("{ROLES}/{}", app.people().roles[&Preset::Owner]);
    for body in [json!({"name": "老板"}), json!({"permissions": []}), json!({"limits": {}})] {
        owner.patch(&path, 1, body).await.refused(422, "role.fixed");
    }
    owner.post_empty(&format!("{path}/archive")).await.refused(422, "role.fixed");
    assert_eq!(owner.get(&path).await.ok()["fixed"], true);
}

async fn a_role_is_put_away_when_nobody_holds_it(app: &TestApp) {
    let (owner, waiter) = (app.owner(), app.people().roles[&Preset::Waiter]);
    let path = format!("{ROLES}/{waiter}/archive");
    let problem = owner.post_empty(&path).await.refused(422, "role.in_use");
    assert_eq!(problem["params"]["holders"], 3);
    let copy = owner.post(ROLES, json!({"copy_of": waiter, "name": "副本"})).await.ok();
    let copy: zhike_domain::kernel::id::RoleId = id(&copy["role_id"]);
    owner.post_empty(&format!("{ROLES}/{copy}/archive")).await.ok();
    owner.get(&format!("{ROLES}/{copy}")).await.refused(404, "thing.not_there");
    owner.post_empty(&format!("{ROLES}/{copy}/archive")).await.refused(404, "thing.not_there");
    let person = app.people().who(Preset::Host, Place::A).staff_id;
    let change = owner.patch(&format!("{STAFF}/{person}"), 1, json!({"role_id": copy})).await;
    change.refused(422, "role.not_there");
    let again = owner.post(ROLES, json!({"copy_of": copy, "name": "副本"})).await;
    again.refused(422, "role.not_there");
}

async fn a_role_is_not_put_away_while_somebody_is_given_it(app: &TestApp) {
    let (owner, people) = (app.owner(), app.people());
    for round in 0..6 {
        let body = json!({"copy_of": people.roles[&Preset::Waiter], "name": "副本"});
        let role = owner.post(ROLES, body).await.ok()["role_id"].clone();
        let hired = json!({"name": "新", "login": format!("new.{round}"), "role_id": role,
            "scope": {"kind": "company"}});
        let archive = format!("{ROLES}/{}/archive", role.as_str().unwrap());
        let (hired, archived) =
            futures_util::future::join(async { owner.post(STAFF, hired).await }, async {
                owner.post_empty(&archive).await
            })
            .await;
        match (hired.status, archived.status) {
            (201, _) => drop(archived.refused(422, "role.in_use")),
            _ => drop(hired.refused(422, "role.not_there")),
        }
    }
}

async fn a_limit_lies_within_its_range(app: &TestApp) {
    let (owner, waiter) = (app.owner(), app.people().roles[&Preset::Waiter]);
    let path = format!("{ROLES}/{waiter}");
    for (limits, code) in [
        (json!({"export_rows": -1}), "role.limit_out_of_range"),
        (json!({"export_rows": 10_000_001}), "role.limit_out_of_range"),
        (json!({"discount_bp": 10_001}), "role.limit_out_of_range"),
        (json!({"discount_bp": i64::MAX}), "role.limit_out_of_range"),
        (json!({"discount_bp": 0.5}), "input.wrong_type"),
        (json!({"discount_bp": 1e30}), "input.wrong_type"),
        (json!({"discount_bp": "１２"}), "input.wrong_type"),
        (json!({"free_lunch": 1}), "input.bad_value"),
    ] {
        owner.patch(&path, 1, json!({"limits": limits})).await.refused(422, code);
    }
    let wrong = json!({"permissions": ["guest.read", "guest.eat"]});
    let problem = owner.patch(&path, 1, wrong).await.refused(422, "permission.unknown");
    assert_eq!(problem["errors"][0]["pointer"], "/permissions/1");
    owner.patch(&path, 1, json!({"limits": {"discount_bp": 0}})).await.ok();
}

async fn who_may_edit_roles_gives_no_more_than_he_holds(app: &TestApp) {
    let (owner, roles) = (app.owner(), &app.people().roles);
    let held = ["role.edit", "staff.manage", "guest.read", "handover.write"];
    let path = format!("{ROLES}/{}", roles[&Preset::StoreManager]);
    owner.patch(&path, 1, json!({"permissions": held})).await.ok();
    let company = app.people().who(Preset::StoreManager, Place::Company);
    let client = app.elsewhere(company);
    let copied = client.post(ROLES, json!({"copy_of": roles[&Preset::Cashier], "name": "抄"}));
    copied.await.refused(403, "role.above_own");
    let kitchen = format!("{ROLES}/{}", roles[&Preset::Kitchen]);
    let more = json!({"permissions": ["handover.write", "audit.read"]});
    client.patch(&kitchen, 1, more).await.refused(403, "role.above_own");
    let here = app.elsewhere(manager(app));
    let answer = here.patch(&kitchen, 1, json!({"name": "改"})).await;
    answer.refused(403, "permission.company_only");
}
