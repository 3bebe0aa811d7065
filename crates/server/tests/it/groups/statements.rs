//! Statements: what they say is what the ledger says.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::kit::{by_allowance, by_group, company, group, of, owner, pay_in, person};
use crate::checkout::amounts::{open, path, pay};
use crate::checkout::kit::amount_of;
use crate::house::{Client, HOUR, Place, TestApp, both_engines};

both_engines! {
    SetUp: a_statement_is_what_the_ledger_says, a_workbook_holds_the_same_sums;
}

const DAY: i64 = 24 * HOUR;

fn boss(app: &TestApp) -> Client {
    app.elsewhere(app.people().who(Preset::StoreManager, Place::A))
}

async fn eat(app: &TestApp, guest: &str, allowance: i64, shared: i64) -> Value {
    let till = app.elsewhere(app.people().who(Preset::Cashier, Place::A));
    let bill = open(app, &till, amount_of(guest, allowance + shared)).await;
    let tenders = [(allowance, by_allowance(allowance)), (shared, by_group(shared))];
    let tenders: Vec<Value> =
        tenders.into_iter().filter(|(minor, _)| *minor > 0).map(|(_, one)| one).collect();
    till.post(&path(&bill, "/settle"), pay(&bill, json!(tenders))).await.ok();
    bill
}

async fn undo(app: &TestApp, bill: &Value, minor: i64) {
    let wish = json!({"whole": true, "shown_minor": minor, "reason": "菜凉了"});
    boss(app).post(&path(bill, "/refunds"), wish).await.ok();
}

/// Two days of two departments: what was eaten today, and taken back tomorrow.
async fn eaten(app: &TestApp) -> Value {
    let made = group(app, company(app, json!({"allowance_minor": 60_000}))).await;
    pay_in(app, &made, 100_000).await;
    let one = person(app, &made, 1, 1).await;
    let two = person(app, &made, 2, 2).await;
    eat(app, &one, 3_000, 2_000).await;
    let wrong = eat(app, &two, 1_000, 4_000).await;
    app.pass(DAY);
    undo(app, &wrong, 5_000).await;
    eat(app, &two, 0, 700).await;
    made
}

fn statement(made: &Value, from: &str, to: &str) -> String {
    of(made, &format!("/statement?from={from}&to={to}"))
}

/// What postings on a unit of accounts moved on business days `[from, to)`.
fn posted(app: &TestApp, units: &str, journals: &str, from: i64, to: i64) -> i64 {
    app.row(&format!(
        "select cast(coalesce(sum(p.amount), 0) as bigint) from posting p \
         join journal j on j.journal_id = p.journal_id where p.holder_id is not null \
         and p.unit in ({units}) and j.kind in ({journals}) \
         and j.business_day >= {from} and j.business_day < {to}"
    ))
}

async fn a_statement_is_what_the_ledger_says(app: &TestApp) {
    let made = eaten(app).await;
    let owner = owner(app);
    let today = app.row::<i64>("select min(business_day) from journal");
    let money = "'principal', 'bonus'";
    for (from, to, days) in [
        ("2026-11-22", "2026-11-23", (today, today + 1)),
        ("2026-11-23", "2026-11-24", (today + 1, today + 2)),
        ("2026-11-01", "2026-12-01", (today, today + 2)),
    ] {
        let told = owner.get(&statement(&made, from, to)).await.ok();
        let minor = |value: &Value| value.as_i64().unwrap();
        let moved = |units, journals| posted(app, units, journals, days.0, days.1);
        let (total, balance) = (&told["total"], &told["balance"]);
        let bills = "'settlement', 'refund'";
        assert_eq!(minor(&total["allowance_minor"]), -moved("'allowance'", bills));
        assert_eq!(minor(&total["shared_minor"]), -moved(money, bills));
        assert_eq!(minor(&total["granted_minor"]), moved("'allowance'", "'grant'"));
        assert_eq!(balance["used_minor"], total["shared_minor"]);
        let opening = posted(app, money, "'top_up', 'settlement', 'refund'", 0, days.0);
        assert_eq!(minor(&balance["opening_minor"]), opening);
        let closing = posted(app, money, "'top_up', 'settlement', 'refund'", 0, days.1);
        assert_eq!(minor(&balance["closing_minor"]), closing);
        let departments = told["departments"].as_array().unwrap();
        for word in ["bills", "granted_minor", "allowance_minor", "shared_minor", "back_minor"] {
            let sum: i64 = departments.iter().map(|of| minor(&of["used"][word])).sum();
            assert_eq!(sum, minor(&total[word]), "{word} by department");
            let people = departments.iter().flat_map(|of| of["people"].as_array().unwrap());
            let sum: i64 = people.map(|one| minor(&one["used"][word])).sum();
            assert_eq!(sum, minor(&total[word]), "{word} by person");
        }
    }
    let second = owner.get(&statement(&made, "2026-11-23", "2026-11-24")).await.ok();
    let of = &second["departments"][0];
    assert_eq!((&of["name"], &of["department_no"]), (&json!("市场部"), &json!(2)));
    assert_eq!(
        of["used"],
        json!({"bills": 1, "granted_minor": 0, "allowance_minor": -1_000,
        "shared_minor": -3_300, "back_minor": 5_000})
    );
    for (from, to) in [("2026-11-22", "2026-11-22"), ("2024-11-22", "2026-11-22")] {
        owner.get(&statement(&made, from, to)).await.refused(422, "group.statement_range");
    }
}

async fn a_workbook_holds_the_same_sums(app: &TestApp) {
    let made = eaten(app).await;
    let boss = boss(app);
    let body = json!({"from": "2026-11-01", "to": "2026-12-01"});
    let made_job = boss.post(&of(&made, "/statement/exports"), body).await;
    assert_eq!(made_job.status, 202);
    let job = made_job.ok();
    app.rest();
    let path = format!("/api/v1/jobs/{}", job["job_id"].as_str().unwrap());
    let done = boss.get(&path).await.ok();
    assert_eq!(
        (&done["state"], &done["file_name"]),
        (&json!("done"), &json!("statement-2026-11-01-2026-11-30.xlsx"))
    );
    let file = boss.get(&format!("{path}/file")).await;
    let mut book = Xlsx::new(Cursor::new(file.body)).unwrap();
    let sheet = book.worksheet_range("部门与个人").unwrap();
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    let last = rows.last().unwrap();
    assert_eq!(last[0], Data::String("合计".to_owned()));
    let sums: Vec<&Data> = last[2..].iter().collect();
    let yuan = Data::Float;
    assert_eq!(sums, [&yuan(3.0), &yuan(360.0), &yuan(30.0), &yuan(27.0), &yuan(50.0)]);
    let balance = book.worksheet_range("团体余额").unwrap();
    let closing = balance.rows().next_back().unwrap()[1].clone();
    assert_eq!(closing, yuan(1_073.0));
    let said: i64 = app.row("select count(*) from audit where action = 'group.statement_exported'");
    assert_eq!(said, 1);
}
