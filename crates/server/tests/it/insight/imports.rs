//! Bills that come and go many at a time, without a word about each.

use serde_json::{Value, json};
use zhike::platform::outbox::{self, Event};
use zhike_domain::kernel::id::StoreId;

use super::kit::{DAY, Sale, every_sum_is_that_of_the_bills, give_back, owner, sales, settle_down};
use crate::checkout::kit::{member, menu, portions};
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: bills_that_come_by_an_import_are_counted_on_their_days_and_go_with_it;
}

/// Says that an import has ended, as its folder does.
fn say(app: &TestApp, kind: &'static str, store: StoreId) {
    app.act(move |act, tx| {
        let event = Event { kind, store_id: Some(store), subjects: &[], data: Value::Null };
        let id = act.start(tx).id()?;
        Ok::<_, zhike::platform::problem::Problem>(outbox::emit(tx, id, &event, act.now.0)?)
    });
    settle_down(app);
}

/// Copies the first bill of a guest to four days earlier: rows without events of their own.
fn import(app: &TestApp) {
    for (table, columns, copied) in [
        (
            "bill",
            "bill_id, store_id, business_day, bill_no, state, table_name, guests, channel, \
             guest_id, content_enc, quote_enc, list_minor, due_minor, refunded_minor, opened_by, \
             settled_at, version, created_at",
            "bill_id - 1, store_id, business_day - 4, bill_no + 900, state, table_name, guests, \
             channel, guest_id, content_enc, quote_enc, list_minor, due_minor, refunded_minor, \
             opened_by, settled_at - 345600000, version, created_at - 345600000",
        ),
        (
            "settlement",
            "settlement_id, bill_id, store_id, business_day, guest_id, settled_by, settled, done, \
             outcome, receipt_hash, created_at",
            "settlement_id - 1, bill_id - 1, store_id, business_day - 4, guest_id, settled_by, \
             settled, done, outcome, content_enc, created_at - 345600000",
        ),
    ] {
        let from = match table {
            "bill" => "bill".to_owned(),
            _ => "(select s.*, b.content_enc from settlement s join bill b \
                  on b.bill_id = s.bill_id) s"
                .to_owned(),
        };
        app.break_with(&format!(
            "insert into {table} ({columns}) select {copied} from {from} \
             where bill_id = (select min(bill_id) from settlement)"
        ));
    }
    app.break_with(
        "insert into tender (bill_id, place, tender, amount_minor, principal_minor, bonus_minor) \
         select bill_id - 1, place, tender, amount_minor, principal_minor, bonus_minor from tender \
         where bill_id = (select min(bill_id) + 1 from settlement)",
    );
}

async fn bills_that_come_by_an_import_are_counted_on_their_days_and_go_with_it(app: &TestApp) {
    let store = app.people().store_a;
    let guest = member(app, 7_401).await;
    let dish = menu(app, &[("粥", 1_200, json!({}))]).await.dishes.remove(0);
    let known = Sale { guest: Some(&guest), ..Sale::of(store, 8_800) };
    let first = known.made(app).await;
    give_back(app, &first, 800).await;
    app.pass(DAY);
    known.made(app).await;
    settle_down(app);
    let kinds = |app: &TestApp| -> Vec<(i64, String)> {
        app.rows("select business_day, guest_kind from sales_bill order by business_day")
    };
    let word = |day: i64, kind: &str| (20_779 + day, kind.to_owned());
    assert_eq!(kinds(app), [word(0, "new"), word(1, "returning")]);
    import(app);
    say(app, "import.finished", store);
    assert_eq!(
        kinds(app),
        [word(-4, "new"), word(0, "returning"), word(1, "returning")],
        "who had come before is no longer new"
    );
    let view = sales(app, &owner(app), store, "?from=2026-11-18&to=2026-11-19").await;
    assert_eq!((&view["sold"]["bills"], &view["first_day"]), (&json!(1), &json!("2026-11-18")));
    let back: i64 = app.row(
        "select refunded_minor from sales_part where part = 'guest_kind' and word = 'returning' \
         and refunded_minor > 0",
    );
    assert_eq!(back, 800, "what went back goes with the bill's kind");
    app.break_with("delete from tender where bill_id = (select min(bill_id) from settlement)");
    app.break_with("delete from bill where bill_id = (select min(bill_id) from settlement)");
    app.break_with("delete from settlement where bill_id = (select min(bill_id) from settlement)");
    say(app, "import.undone", store);
    assert_eq!(kinds(app), [word(0, "new"), word(1, "returning")]);
    assert_eq!(app.row::<i64>("select count(*) from sales_hour where business_day = 20775"), 0);
    let content = json!({"mode": "dishes", "dishes": [portions(&dish, 1_000)]});
    known.made_of(app, content).await;
    every_sum_is_that_of_the_bills(app);
}
