//! Groups made and changed, and who may be in them.

use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::kit::{allowance, company, group, now, of, person};
use crate::checkout::amounts::{cashier, manager};
use crate::checkout::kit::{amount_of, member};
use crate::house::{Place, TestApp, both_engines};

both_engines! {
    SetUp: a_manager_makes_a_group_and_changes_it_by_its_version,
        what_cannot_be_meant_is_refused_and_leaves_nothing,
        a_guest_is_in_one_group_at_a_time,
        members_come_from_pasted_lines_all_or_none,
        another_stores_groups_are_not_there;
}

async fn a_manager_makes_a_group_and_changes_it_by_its_version(app: &TestApp) {
    let boss = manager(app);
    let made = boss.post("/api/v1/groups", company(app, json!({}))).await.ok();
    assert_eq!((&made["name"], &made["version"]), (&json!("启明科技"), &json!(1)));
    assert_eq!(made["contact"], json!({"name": "周敏", "phone": "154****9999"}));
    assert_eq!((&made["shared_minor"], &made["members"]), (&json!(0), &json!(0)));
    let guest = person(app, &made, 1, 2).await;
    let change = json!({"departments": [{"no": 2, "name": "销售部"}, {"name": "财务部"}],
        "limits": {"day_minor": 5_000, "meals": {"lunch": 3_000}}});
    let changed = boss.patch(&of(&made, ""), 1, change.clone()).await.ok();
    let told: Vec<_> = changed["departments"].as_array().unwrap().iter().collect();
    assert_eq!(told.len(), 3);
    assert_eq!(told[0], &json!({"no": 1, "name": "研发部", "ended": true}));
    assert_eq!(told[1], &json!({"no": 2, "name": "销售部", "ended": false}));
    assert_eq!(changed["limits"]["meals"], json!({"lunch": 3_000}));
    boss.patch(&of(&made, ""), 1, change).await.refused(412, "conflict.stale");
    // Another name, and another person to ask at the same number; then no number at all.
    let other = json!({"name": "启明数科", "contact": {"name": "吴倩"}});
    let named = boss.patch(&of(&made, ""), 2, other).await.ok();
    assert_eq!(named["name"], "启明数科");
    assert_eq!(named["contact"], json!({"name": "吴倩", "phone": "154****9999"}));
    let none = json!({"name": "启明科技", "contact": {"name": "吴倩", "phone": null}});
    let named = boss.patch(&of(&made, ""), 3, none).await.ok();
    assert_eq!(named["contact"], json!({"name": "吴倩", "phone": null}));
    let again = json!({"contact": {"name": "周敏", "phone": "15400009999"}});
    boss.patch(&of(&made, ""), 4, again).await.ok();
    let wrong = json!({"contact": {"name": "周敏", "phone": "12"}});
    let refused = boss.patch(&of(&made, ""), 5, wrong).await;
    assert_eq!(
        refused.refused(422, "phone.service_number")["errors"][0]["pointer"],
        "/contact/phone"
    );
    let used = boss.patch(&of(&made, ""), 5, json!({"departments": [{"no": 3, "name": "财务部"}]}));
    let refused = used.await.refused(409, "group.department_in_use");
    assert_eq!(refused["params"]["no"], 2);
    let shown = boss.post_empty(&of(&made, "/contact/reveal")).await.ok();
    assert_eq!(shown["phone"], "15400009999");
    let listed = boss.get("/api/v1/groups").await.ok();
    assert_eq!(
        (&listed["items"][0]["members"], &listed["items"][0]["name"]),
        (&json!(1), &json!("启明科技"))
    );
    // Closed: it pays nothing, its people are free for another one at once.
    assert_eq!(boss.delete(&of(&made, ""), 5).await.status, 204);
    boss.delete(&of(&made, ""), 6).await.refused(409, "group.closed");
    let next = group(app, company(app, json!({"name": "远航物流"}))).await;
    let body = json!({"guest_id": guest});
    boss.post(&of(&next, "/members"), body).await.ok();
    app.rest();
    let audited: Vec<String> =
        app.rows("select action from audit where object_kind = 'group' order by audit_id");
    assert_eq!(
        audited,
        [
            "group.created",
            "group.member_added",
            "group.changed",
            "group.changed",
            "group.changed",
            "group.changed",
            "group.contact_revealed",
            "group.closed",
            "group.created",
            "group.member_left",
            "group.member_added"
        ]
    );
}

async fn what_cannot_be_meant_is_refused_and_leaves_nothing(app: &TestApp) {
    let owner = app.owner();
    let digest = app.digest();
    for (more, code) in [
        (json!({"kind": "household", "allowance_minor": 100}), "group.allowance_for_company"),
        (json!({"allowance_minor": -1}), "group.amount_out_of_range"),
        (json!({"allowance_minor": 100_000_001}), "group.amount_out_of_range"),
        (json!({"limits": {"bill_minor": -1}}), "group.amount_out_of_range"),
        (json!({"limits": {"meals": {"tea": 1}}}), "input.bad_value"),
        (json!({"departments": [{"name": "甲"}, {"name": "甲"}]}), "group.departments_unclear"),
        (json!({"departments": [{"no": 7, "name": "甲"}]}), "group.department_unknown"),
    ] {
        let answer = owner.post("/api/v1/groups", company(app, more)).await;
        answer.refused(422, code);
    }
    assert_eq!(app.digest(), digest, "no account is left behind");
    let made = group(app, company(app, json!({}))).await;
    let guest = member(app, 1).await;
    for (more, code) in [
        (json!({"department_no": 9}), "group.department_unknown"),
        (json!({"until": "2026-11-22"}), "group.period_empty"),
        (json!({"allowance_minor": -5}), "group.amount_out_of_range"),
    ] {
        let mut body = json!({"guest_id": guest});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        owner.post(&of(&made, "/members"), body).await.refused(422, code);
    }
    let account = json!({"guest_id": made["account_guest_id"]});
    owner.post(&of(&made, "/members"), account).await.refused(422, "group.account_is_nobody");
    let account = made["account_guest_id"].as_str().unwrap();
    let path = format!("/api/v1/stores/{}/bills", app.people().store_a);
    let bill = cashier(app).post(&path, amount_of(account, 1_000)).await;
    bill.refused(422, "group.account_is_nobody");
    assert_eq!(now(app, &made).await["members"], 0);
}

async fn a_guest_is_in_one_group_at_a_time(app: &TestApp) {
    let owner = app.owner();
    let first = group(app, company(app, json!({"allowance_minor": 30_000}))).await;
    let home = json!({"name": "林家", "kind": "household", "departments": []});
    let second = group(app, company(app, home)).await;
    let guest = person(app, &first, 1, 1).await;
    let body = json!({"guest_id": guest});
    owner.post(&of(&second, "/members"), body.clone()).await.refused(409, "group.member_elsewhere");
    let there = now(app, &first).await["people"][0].clone();
    let path = of(&first, &format!("/members/{}", there["group_member_id"].as_str().unwrap()));
    owner.delete(&path, 9).await.refused(412, "conflict.stale");
    assert_eq!(owner.delete(&path, 1).await.status, 204);
    owner.delete(&path, 2).await.refused(409, "group.left");
    let after = owner.post(&of(&second, "/members"), body).await.ok();
    assert_eq!(after["people"][0]["allowance_left_minor"], 0, "the first one's is gone");
    let own: i64 = app.row("select free from balance where unit = 'allowance'");
    assert_eq!(own, 0);
    app.audit_books();
}

async fn members_come_from_pasted_lines_all_or_none(app: &TestApp) {
    let owner = app.owner();
    let made = group(app, company(app, json!({"allowance_minor": 30_000}))).await;
    let (one, two) = (member(app, 1).await, member(app, 2).await);
    let lines = |text: &str, commit: bool| {
        owner.post(&of(&made, "/member-lines"), json!({"text": text, "commit": commit}))
    };
    let wrong = "15400000001,研发部\n15400000002，财务部\n15400000009\nabc\n15400000001\n";
    for commit in [false, true] {
        let told = lines(wrong, commit).await.ok();
        let troubles: Vec<&Value> =
            told["lines"].as_array().unwrap().iter().map(|line| &line["trouble"]).collect();
        assert_eq!(
            json!(troubles),
            json!([null, "department", "unknown", "not_readable", "twice"])
        );
        assert_eq!((&told["fit"], &told["added"]), (&json!(false), &json!(0)));
    }
    assert_eq!(now(app, &made).await["members"], 0, "none of them");
    let right = "15400000001\t研发部\n\n15400000002,市场部";
    assert_eq!(lines(right, false).await.ok()["fit"], true);
    assert_eq!(lines(right, true).await.ok()["added"], 2);
    let group = now(app, &made).await;
    let placed: Vec<_> = group["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["guest_id"].clone(), one["department_no"].clone()))
        .collect();
    assert_eq!(placed, [(json!(one), json!(1)), (json!(two), json!(2))]);
    assert!(allowance(app, &made, &one).await > 0);
    let many = "1\n".repeat(21);
    lines(&many, false).await.refused(422, "group.too_many_lines");
}

async fn another_stores_groups_are_not_there(app: &TestApp) {
    let made = group(app, company(app, json!({}))).await;
    let there = app.client(app.people().who(Preset::StoreManager, Place::B));
    there.get(&of(&made, "")).await.refused(404, "thing.not_there");
    assert_eq!(there.get("/api/v1/groups").await.ok()["items"], json!([]));
    let body = company(app, json!({}));
    there.post("/api/v1/groups", body).await.refused(422, "scope.not_valid");
    let path = "/api/v1/groups";
    cashier(app).post(path, company(app, json!({}))).await.refused(403, "permission.missing");
    cashier(app).get(&of(&made, "")).await.refused(403, "permission.missing");
}
