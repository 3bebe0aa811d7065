//! Meal money by the month: once, whatever clocks and jobs do, and gone at the month's end.

use serde_json::json;
use zhike::ledger::jobs as ledger_jobs;

use super::kit::{allowance, company, group, now, of, owner, person, turn};
use crate::house::{HOUR, TestApp, both_engines};

both_engines! {
    SetUp: an_allowance_is_granted_once_a_month_and_ends_with_it,
        a_clock_that_jumps_grants_no_month_twice,
        servers_that_grant_at_once_grant_once,
        a_membership_that_is_over_is_ended_by_itself,
        an_allowance_of_ones_own_holds_from_the_next_month;
}

const DAY: i64 = 24 * HOUR;

fn grants(app: &TestApp) -> i64 {
    app.row("select count(*) from journal where kind = 'grant'")
}

async fn an_allowance_is_granted_once_a_month_and_ends_with_it(app: &TestApp) {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    let guest = person(app, &made, 1, 1).await;
    // From 22 November on: 9 of 30 days.
    assert_eq!(allowance(app, &made, &guest).await, 18_000);
    assert_eq!(turn(app).granted, 0);
    // 18:00 of 22 November; the month ends on 1 December at 04:00.
    app.pass(8 * DAY + 10 * HOUR - 1);
    assert_eq!(turn(app).granted, 0);
    assert_eq!(allowance(app, &made, &guest).await, 18_000);
    app.pass(1);
    assert_eq!(allowance(app, &made, &guest).await, 0, "it counts no longer, job or not");
    assert_eq!(turn(app).granted, 1);
    assert_eq!(turn(app).granted, 0);
    assert_eq!(allowance(app, &made, &guest).await, 60_000, "the whole of December");
    ledger_jobs::turn(&app.app, &|| Ok(())).unwrap();
    assert_eq!(allowance(app, &made, &guest).await, 60_000);
    let expired: i64 = app.row(
        "select cast(sum(amount) as bigint) from posting where unit = 'allowance' \
         and account = 'expired'",
    );
    assert_eq!(expired, 18_000);
    // Nobody owes it in money: it is no stored value.
    let owed: i64 =
        app.row("select count(*) from balance where unit in ('principal', 'bonus') and free > 0");
    assert_eq!(owed, 0);
    app.audit_books();
}

async fn a_clock_that_jumps_grants_no_month_twice(app: &TestApp) {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    let guest = person(app, &made, 1, 1).await;
    assert_eq!(grants(app), 1);
    // Two months ahead by mistake: that month, and not the one that was jumped over.
    app.pass(75 * DAY);
    assert_eq!(turn(app).granted, 1);
    app.pass(-75 * DAY);
    assert_eq!(turn(app).granted, 0);
    app.pass(20 * DAY);
    assert_eq!(turn(app).granted, 1, "December comes as if nothing had been");
    app.pass(55 * DAY);
    assert_eq!(turn(app).granted, 0, "February was granted before");
    assert_eq!(grants(app), 3);
    assert_eq!(allowance(app, &made, &guest).await, 60_000);
    app.audit_books();
}

async fn servers_that_grant_at_once_grant_once(app: &TestApp) {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    for number in 1..=4 {
        person(app, &made, number, 1).await;
    }
    app.pass(10 * DAY);
    let granted: usize = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| turn(app).granted)).collect();
        runs.into_iter().map(|run| run.join().unwrap()).sum()
    });
    assert_eq!(granted, 4);
    assert_eq!(grants(app), 8);
    app.audit_books();
}

async fn a_membership_that_is_over_is_ended_by_itself(app: &TestApp) {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    let guest = person(app, &made, 1, 1).await;
    let there = now(app, &made).await["people"][0].clone();
    let path = of(&made, &format!("/members/{}", there["group_member_id"].as_str().unwrap()));
    owner(app).patch(&path, 1, json!({"until": "2026-11-24"})).await.ok();
    app.pass(DAY);
    assert_eq!(turn(app).left, 0);
    app.pass(DAY);
    assert_eq!(turn(app).left, 1);
    assert_eq!(now(app, &made).await["people"], json!([]));
    let own: i64 = app.row("select free from balance where unit = 'allowance'");
    assert_eq!(own, 0);
    // Back again in the same month: what was granted for it is not granted anew.
    let back = json!({"guest_id": guest});
    let after = owner(app).post(&of(&made, "/members"), back).await.ok();
    assert_eq!(after["people"][0]["allowance_left_minor"], 0);
    app.audit_books();
}

async fn an_allowance_of_ones_own_holds_from_the_next_month(app: &TestApp) {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    let guest = person(app, &made, 1, 1).await;
    let there = now(app, &made).await["people"][0].clone();
    let path = of(&made, &format!("/members/{}", there["group_member_id"].as_str().unwrap()));
    owner(app).patch(&path, 1, json!({"allowance_minor": 90_000})).await.ok();
    assert_eq!(turn(app).granted, 0);
    assert_eq!(allowance(app, &made, &guest).await, 18_000);
    app.pass(9 * DAY);
    assert_eq!(turn(app).granted, 1);
    assert_eq!(allowance(app, &made, &guest).await, 90_000);
}
