//! Where guests stand: judged at visits, as days pass, and by the owner's rules.

use serde_json::{Value, json};
use zhike::guests::jobs::turn;
use zhike_domain::kernel::id::GuestId;
use zhike_domain::team::role::Preset;

use super::shown::paid_bill;
use super::{host, host_elsewhere, make, path, write};
use crate::house::{HOUR, Place, TestApp, both_engines, id};

both_engines! {
    SetUp: every_guest_stands_somewhere_and_changes_are_kept,
        who_stays_away_and_comes_again_is_won_back,
        the_follower_hears_of_bills_and_goes_on_where_it_stopped,
        the_owners_rules_judge_everybody_anew,
        the_list_is_filtered_by_stage;
}

/// 2026-11-22.
const TODAY: i64 = 20_779;

fn judge(app: &TestApp) -> usize {
    app.rest();
    turn(&app.app, &|| Ok(())).unwrap()
}

fn bills(app: &TestApp, guest: &Value, from: i64, days: &[i64]) {
    let guest: GuestId = id(&guest["guest_id"]);
    for (at, day) in (from..).zip(days) {
        paid_bill(app, guest, at, app.people().store_a.raw(), *day, 10_000);
    }
}

/// A paid bill is heard of by its event.
fn tell(app: &TestApp, guest: &Value) {
    let guest = id::<GuestId>(&guest["guest_id"]).raw();
    app.act(move |act, tx| act.start(tx).emit("bill.settled", None, &[("guest", guest)]));
}

fn stage(app: &TestApp, guest: &Value) -> String {
    let guest = id::<GuestId>(&guest["guest_id"]).raw();
    app.row(&format!("select stage from guest_stage where guest_id = {guest}"))
}

async fn every_guest_stands_somewhere_and_changes_are_kept(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    judge(app);
    assert_eq!(stage(app, &lin), "prospect");
    let steady: Vec<i64> = (0..10).map(|at| TODAY - 7 - 14 * at).rev().collect();
    bills(app, &lin, 1, &steady);
    tell(app, &lin);
    assert_eq!(judge(app), 1);
    assert_eq!(stage(app, &lin), "regular");
    assert_eq!(judge(app), 0, "doing it again changes nothing");
    let card = host(app).get(&path(&lin)).await.ok();
    let life = &card["lifecycle"];
    assert_eq!(life["stage"], "regular");
    let often = json!({"kind": "often", "params": {"visits": 10, "window_days": 180}});
    assert_eq!((&life["reason"], &life["basis"]), (&often, &json!("own_rhythm")));
    let dates = json!([life["interval_days"], life["expected_on"], life["late_on"]]);
    assert_eq!(dates, json!([14, "2026-11-29", "2026-12-06"]));
    assert_eq!(life["visit_days"].as_array().unwrap().len(), 10);
    assert_eq!(life["history"][0]["stage"], "regular");
    assert_eq!(life["history"][0]["before"], "prospect");
    let there = host_elsewhere(app).get(&path(&lin)).await.ok();
    assert_eq!(there["lifecycle"]["visit_days"], json!([]), "bills of another store are not shown");
    app.pass(14 * 24 * HOUR);
    judge(app);
    assert_eq!(stage(app, &lin), "fading", "the day alone changes it");
    let later = app.elsewhere(app.people().who(Preset::Host, Place::A));
    let timeline = later.get(&format!("{}/timeline", path(&lin))).await.ok();
    let moment = &timeline["items"][0];
    let told = json!([moment["kind"], moment["before"], moment["after"]]);
    assert_eq!(told, json!(["stage_change", "regular", "fading"]));
    let told: Vec<String> = app.rows("select kind from outbox where kind = 'guest.stage_changed'");
    assert_eq!(told.len(), 2, "the first judgement is no change");
}

async fn who_stays_away_and_comes_again_is_won_back(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    let steady: Vec<i64> = (0..10).map(|at| TODAY - 7 - 14 * at).rev().collect();
    bills(app, &lin, 1, &steady);
    judge(app);
    for (days, expected) in [(14, "fading"), (30, "dormant"), (60, "lost")] {
        app.pass(days * 24 * HOUR);
        assert_eq!((judge(app), stage(app, &lin)), (1, expected.to_owned()));
    }
    bills(app, &lin, 11, &[TODAY + 104]);
    tell(app, &lin);
    assert_eq!((judge(app), stage(app, &lin)), (1, "won_back".to_owned()));
    let card = app.elsewhere(app.people().who(Preset::Host, Place::A)).get(&path(&lin)).await.ok();
    let life = &card["lifecycle"];
    assert_eq!(life["reason"]["kind"], "came_back");
    let history = life["history"].as_array().unwrap().iter();
    let told: Vec<_> = history.map(|one| json!([one["stage"], one["day"]])).collect();
    let expected = json!([
        ["won_back", "2027-03-06"],
        ["lost", "2027-03-06"],
        ["dormant", "2027-01-05"],
        ["fading", "2026-12-06"],
        ["regular", "2026-11-22"],
    ]);
    assert_eq!(json!(told), expected, "every change is kept, the newest first");
}

async fn the_follower_hears_of_bills_and_goes_on_where_it_stopped(app: &TestApp) {
    let guests = [make(app, "林婉", "15400001234").await, make(app, "赵磊", "15400005678").await];
    judge(app);
    bills(app, &guests[0], 1, &[TODAY]);
    bills(app, &guests[1], 2, &[TODAY]);
    judge(app);
    assert_eq!(stage(app, &guests[0]), "prospect", "nobody spoke of the bill");
    tell(app, &guests[0]);
    judge(app);
    assert_eq!((stage(app, &guests[0]), stage(app, &guests[1])), ("new".into(), "prospect".into()));
    // Events that were forgotten before they were heard: everybody is looked at once.
    tell(app, &guests[1]);
    app.rest();
    let forget = "update guest_stage_progress set seq = 0 where one = 1 returning one";
    write(app, forget.to_owned());
    let first = app.row::<i64>("select min(seq) from outbox");
    write(app, format!("delete from outbox where seq = {first} returning event_id"));
    let judged = turn(&app.app, &|| Ok(())).unwrap();
    assert_eq!((judged, stage(app, &guests[1])), (1, "new".into()));
}

async fn the_owners_rules_judge_everybody_anew(app: &TestApp) {
    let lin = make(app, "林婉", "15400001234").await;
    bills(app, &lin, 1, &[TODAY - 40]);
    judge(app);
    assert_eq!(stage(app, &lin), "new");
    let shown = host(app).get("/api/v1/guest-rules").await.ok();
    assert_eq!(
        (&shown["version"], &shown["rules"]["lifecycle"]["fading_after_days"]),
        (&json!(0), &json!(45))
    );
    let mut rules = shown["rules"].clone();
    rules["lifecycle"]["fading_after_days"] = json!(30);
    let put = |rules: &Value, version| {
        app.owner().put("/api/v1/guest-rules", rules.clone()).if_match(version)
    };
    put(&rules, 0).await.ok();
    put(&rules, 0).await.refused(412, "conflict.stale");
    assert_eq!(judge(app), 1);
    assert_eq!(stage(app, &lin), "fading");
    rules["lifecycle"]["fading_after_days"] = json!(90);
    put(&rules, 1).await.refused(422, "lifecycle.order");
    rules["power"]["high_from_minor"] = json!(1);
    rules["lifecycle"]["fading_after_days"] = json!(30);
    put(&rules, 1).await.refused(422, "power.steps");
}

async fn the_list_is_filtered_by_stage(app: &TestApp) {
    let mut all = Vec::new();
    for at in 0..6 {
        all.push(make(app, &format!("林{at}"), &format!("1540000{at:04}")).await);
    }
    for (at, guest) in all.iter().enumerate().filter(|(at, _)| at % 2 == 0) {
        bills(app, guest, 1 + at as i64, &[TODAY - 50]);
    }
    judge(app);
    let names = |page: &Value| -> Vec<String> {
        let all = page["items"].as_array().unwrap().iter();
        all.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    let list = "/api/v1/guests?stage=fading";
    let page = host(app).get(list).await.ok();
    assert_eq!(names(&page), ["林4", "林2", "林0"]);
    assert_eq!(page["items"][0]["stage"], "fading");
    let first = host(app).get(&format!("{list}&limit=2&sort=created_at")).await.ok();
    assert_eq!(names(&first), ["林0", "林2"]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let rest = host(app).get(&format!("{list}&limit=2&sort=created_at&cursor={cursor}")).await.ok();
    assert_eq!((names(&rest), &rest["next_cursor"]), (vec!["林4".to_owned()], &json!(null)));
    let nobody = host(app).get(&format!("{list}&vip=true")).await.ok();
    assert_eq!((names(&nobody), &nobody["next_cursor"]), (vec![], &json!(null)));
    host(app).get("/api/v1/guests?stage=gone").await.refused(422, "filter.not_valid");
}
