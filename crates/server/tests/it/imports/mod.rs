//! Files of other tills: staged, understood, written as bills, undone.

mod breaks;
mod command;
pub mod guests;
mod pizza;
mod said;

use serde_json::{Value, json};
use zhike_domain::kernel::id::StoreId;
use zhike_domain::team::role::Preset;

use crate::checkout::kit::member;
use crate::house::{Ask, Client, Place, TestApp, both_engines};
use crate::{input, menu};

both_engines! {
    SetUp: orders_of_another_till_become_bills_that_everybody_sees,
        the_same_orders_come_once_and_more_of_them_come_later,
        what_an_import_brought_goes_with_it_and_nothing_else,
        an_imported_bill_is_refunded_where_it_was_paid,
        a_file_lies_here_sealed_and_leaves_nothing_in_the_clear,
        a_store_is_imported_into_by_those_who_answer_for_it,
        a_file_that_is_no_table_leaves_nothing,
        a_file_that_is_sent_again_is_one_import;
}

/// Three orders: two of a guest whose phone may be known, one masked.
pub const SMALL: &str = "\u{feff}松鹤楼 账单明细\n\
    订单编号,结账时间,桌号,人数,菜品名称,规格,数量,单价（元）,订单实收,支付方式,会员手机\n\
    202403010001,2024/3/1 12:05:00,A3,4,龙井虾仁,大份,1,158,170,微信:100;现金:70,15400007001\n\
    202403010001,2024/3/1 12:05:00,A3,4,米饭,,4,3,170,,15400007001\n\
    202403010002,2024-03-02 01:30,B1,2,东坡肉,,1,68.50,,支付宝,154****7001\n\
    202403010003,2024-03-02 18:30,B2,--,东坡肉,,2,68.50,,,15400007001\n\
    合计,,,,,,8,,,,\n";

/// A file on its way into a store.
pub fn sent(client: &Client, store: StoreId, file: impl Into<Vec<u8>>) -> Ask {
    let path = format!("/api/v1/stores/{store}/order-imports");
    let ask = client.post_empty(&path).bytes(file);
    ask.header("content-type", "application/octet-stream")
        .header("file-name", "%E6%98%8E%E7%BB%86.csv")
}

/// Brings a file and waits until it is counted.
pub async fn stage(app: &TestApp, store: StoreId, file: impl Into<Vec<u8>>) -> Value {
    let staged = sent(&app.owner(), store, file).await;
    assert_eq!(staged.status, 201, "{}", staged.tell());
    app.rest();
    view(app, &staged.json()).await
}

fn path(import: &Value, more: &str) -> String {
    format!("/api/v1/order-imports/{}{more}", import["import_id"].as_str().unwrap())
}

async fn view(app: &TestApp, import: &Value) -> Value {
    app.owner().get(&path(import, "")).await.ok()
}

/// Writes an import and waits for the end.
async fn run(app: &TestApp, import: &Value) -> Value {
    let asked = app.owner().post_empty(&path(import, "/run")).await;
    assert_eq!(asked.status, 202, "{}", asked.tell());
    app.rest();
    let run = view(app, import).await;
    assert_eq!(run["state"], "finished", "{run}");
    run
}

async fn undo(app: &TestApp, import: &Value) {
    let asked = app.owner().post_empty(&path(import, "/undo")).await;
    assert_eq!(asked.status, 202, "{}", asked.tell());
    app.rest();
    assert_eq!(view(app, import).await["state"], "undone");
}

fn counts(import: &Value) -> [i64; 5] {
    ["orders", "lines", "revenue_minor", "new_orders", "bad_rows"]
        .map(|name| import["counts"][name].as_i64().unwrap_or(-1))
}

async fn bills(app: &TestApp, filter: &str) -> Vec<Value> {
    let path = format!("/api/v1/stores/{}/bills{filter}", app.people().store_a);
    app.owner().get(&path).await.ok()["items"].as_array().unwrap().clone()
}

/// What is written of bills, and what others see of them.
fn seen(app: &TestApp) -> (i64, i64, i64) {
    let count = |table: &str| app.row::<i64>(&format!("select count(*) from {table}"));
    (count("pub_bill"), count("pub_bill_line"), count("bill"))
}

async fn orders_of_another_till_become_bills_that_everybody_sees(app: &TestApp) {
    let store = app.people().store_a;
    let guest = member(app, 7001).await;
    let dish = menu::dish(app, "东坡肉", 7_000).await;
    let import = stage(app, store, SMALL).await;
    assert_eq!((&import["state"], &import["source"]), (&json!("staged"), &json!("POS")));
    assert_eq!((&import["written"], &import["file_name"]), (&json!("utf-8"), &json!("明细.csv")));
    assert_eq!(counts(&import), [3, 4, 37_550, 3, 0]);
    assert_eq!(import["counts"]["of_guests"], 2);
    assert_eq!(
        (&import["first_day"], &import["last_day"]),
        (&json!("2024-03-01"), &json!("2024-03-02"))
    );
    let sheet = &import["sheets"][0];
    assert_eq!(sheet["header_row"], 2);
    assert_eq!(
        (&sheet["columns"][0]["target"], &sheet["columns"][0]["how"]),
        (&json!("order_no"), &json!("sure"))
    );
    assert_eq!(sheet["preview"][0]["row"], 3);
    assert_eq!(sheet["preview"][0]["cells"][10], "154****7001");
    assert_eq!(seen(app).0, 0);
    let run = run(app, &import).await;
    assert_eq!(counts(&run), [3, 4, 37_550, 3, 0]);
    let all = bills(app, "").await;
    // The newest day first; the second order was paid after midnight, before the cut.
    let shown: Vec<_> = all.iter().map(|bill| (&bill["order_no"], &bill["business_day"])).collect();
    let (later, first) = (json!("2024-03-02"), json!("2024-03-01"));
    let numbers = ["202403010003", "202403010002", "202403010001"].map(Value::from);
    assert_eq!(shown, [(&numbers[0], &later), (&numbers[1], &first), (&numbers[2], &first)]);
    let bill = app.owner().get(&format!("/api/v1/bills/{}", all[2]["bill_id"].as_str().unwrap()));
    let bill = bill.await.ok();
    assert_eq!(
        (&bill["state"], &bill["table"], &bill["guests"]),
        (&json!("settled"), &json!("A3"), &json!(4))
    );
    assert_eq!(
        (&bill["quote"]["list_minor"], &bill["quote"]["due_minor"]),
        (&json!(17_000), &json!(17_000))
    );
    assert_eq!(bill["quote"]["lines"][0]["name"], "龙井虾仁 · 大份");
    let tenders = &bill["settlement"]["tenders"];
    assert_eq!(
        (&tenders[0]["tender"], &tenders[1]["amount_minor"]),
        (&json!("wechat"), &json!(7_000))
    );
    assert_eq!(
        (&bill["imported"]["source"], &bill["refundable_minor"]),
        (&json!("POS"), &json!(0))
    );
    assert_eq!(bill["guest"]["guest_id"], guest);
    let matched = "select count(*) from pub_bill_line where dish_id is not null";
    assert_eq!(app.row::<i64>(matched), 2);
    assert_eq!(all[1]["guest_id"], Value::Null);
    assert_eq!(all[0]["guest_id"], json!(guest));
    assert_eq!(bill["quote"]["lines"].as_array().unwrap().len(), 2);
    let by_dish = format!("select count(*) from pub_bill_line where dish_id = {}", dish.raw());
    assert_eq!(app.row::<i64>(&by_dish), 2);
    let card = app.owner().get(&format!("/api/v1/guests/{guest}/timeline")).await.ok();
    let visits = card["items"].as_array().unwrap().iter();
    assert_eq!(visits.filter(|one| one["kind"] == "visit").count(), 2);
    // Points are nobody's business here: the books know nothing of it.
    assert_eq!(app.row::<i64>("select count(*) from journal where kind = 'settlement'"), 0);
    app.audit_books();
    let told = app.row::<String>("select data from outbox where kind = 'import.finished'");
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&told["import_id"], &told["store_id"]), (&import["import_id"], &json!(store)));
}

async fn the_same_orders_come_once_and_more_of_them_come_later(app: &TestApp) {
    let store = app.people().store_a;
    let first = stage(app, store, SMALL).await;
    run(app, &first).await;
    let again = stage(app, store, SMALL).await;
    assert_eq!(counts(&again), [3, 4, 37_550, 0, 0]);
    assert_eq!(counts(&run(app, &again).await), [3, 4, 37_550, 0, 0]);
    assert_eq!(seen(app), (3, 4, 3));
    let more = SMALL.replace("合计", "202403030001,2024/3/3 12:00,C1,2,米饭,,1,3,,现金,\n合计");
    let more = stage(app, store, more).await;
    assert_eq!(counts(&more), [4, 5, 37_850, 1, 0]);
    run(app, &more).await;
    assert_eq!(seen(app).0, 4);
    // Another source has numbers of its own, and another store its own orders.
    let path = format!("/api/v1/stores/{store}/order-imports?source=%E5%8F%A6%E4%B8%80%E5%AE%B6");
    let other = app.owner().post_empty(&path).bytes(SMALL);
    let other = other.header("content-type", "application/octet-stream").await.ok();
    app.rest();
    assert_eq!(counts(&view(app, &other).await)[3], 3);
    let there = stage(app, app.people().store_b, SMALL).await;
    assert_eq!(counts(&there)[3], 3);
    // The first import goes; what the third brought stays.
    undo(app, &first).await;
    assert_eq!(seen(app), (1, 1, 1));
    assert_eq!(counts(&stage(app, store, SMALL).await)[3], 3);
}

async fn what_an_import_brought_goes_with_it_and_nothing_else(app: &TestApp) {
    let guest = member(app, 7001).await;
    crate::checkout::kit::buy(app, &guest, 10_000, "cash").await;
    app.rest();
    let kept = |table: &str| {
        let text = format!("select count(*) from {table}");
        app.row::<i64>(&text)
    };
    let tables = ["bill", "bill_line", "tender", "settlement", "journal", "posting", "guest"];
    let before = tables.map(kept);
    let card = format!("/api/v1/guests/{guest}/timeline");
    let history = app.owner().get(&card).await.ok();
    let import = stage(app, app.people().store_a, SMALL).await;
    run(app, &import).await;
    assert_ne!(app.owner().get(&card).await.ok(), history);
    undo(app, &import).await;
    assert_eq!(tables.map(kept), before);
    assert_eq!(app.owner().get(&card).await.ok(), history);
    let undone = app.row::<String>("select data from outbox where kind = 'import.undone'");
    assert!(undone.contains(import["import_id"].as_str().unwrap()), "{undone}");
    app.owner().post_empty(&path(&import, "/undo")).await.refused(409, "import.not_now");
    app.owner().post_empty(&path(&import, "/run")).await.refused(409, "import.not_now");
    app.audit_books();
}

async fn an_imported_bill_is_refunded_where_it_was_paid(app: &TestApp) {
    let import = stage(app, app.people().store_a, SMALL).await;
    run(app, &import).await;
    let bill = bills(app, "?bill_no=1&business_day=2024-03-01").await;
    let id = bill[0]["bill_id"].as_str().unwrap().to_owned();
    let at = |more: &str| format!("/api/v1/bills/{id}{more}");
    let owner = app.owner();
    input::unchanged(app, async || {
        let whole = json!({"whole": true, "shown_minor": 17_000, "reason": "试"});
        owner.post(&at("/refunds"), whole).await.refused(409, "bill.imported");
        let quote = json!({"whole": true});
        owner.post(&at("/refund-quotes"), quote).await.refused(409, "bill.imported");
        owner.get(&at("/receipt")).await.refused(409, "bill.imported");
        let settle = json!({"version": 1, "due_minor": 17_000, "tenders": []});
        owner.post(&at("/settle"), settle).await.refused(409, "bill.imported");
        let void = json!({"reason": "试"});
        owner.post(&at("/void"), void).await.refused(409, "bill.already_settled");
    })
    .await;
    assert_eq!(owner.get(&at("/explain")).await.ok()["due_minor"], 17_000);
}

async fn a_file_lies_here_sealed_and_leaves_nothing_in_the_clear(app: &TestApp) {
    let import = stage(app, app.people().store_a, SMALL).await;
    let folder = app.folder().join("imports");
    let mut sealed = Vec::new();
    for one in std::fs::read_dir(&folder).unwrap() {
        let file = one.unwrap().path().join("result.sealed");
        sealed.extend(std::fs::read(file).unwrap());
    }
    assert!(sealed.len() > SMALL.len());
    for word in ["15400007001", "龙井虾仁", "明细"] {
        assert!(!contains(&sealed, word), "{word}");
        assert!(!app.everything_kept().contains(word), "{word}");
    }
    run(app, &import).await;
    assert!(!folder.join(import["import_id"].as_str().unwrap()).exists());
    assert!(!app.everything_kept().contains("15400007001"));
}

fn contains(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

async fn a_store_is_imported_into_by_those_who_answer_for_it(app: &TestApp) {
    let people = app.people();
    let here = app.client(people.who(Preset::StoreManager, Place::A));
    let there = app.client(people.who(Preset::StoreManager, Place::B));
    let cashier = app.client(people.who(Preset::Cashier, Place::A));
    let staged = sent(&here, people.store_a, SMALL).await.ok();
    app.rest();
    let kept = || std::fs::read_dir(app.folder().join("imports")).unwrap().count();
    assert_eq!(kept(), 1);
    sent(&cashier, people.store_a, SMALL).await.refused(403, "permission.missing");
    sent(&there, people.store_a, SMALL).await.refused(404, "thing.not_there");
    assert_eq!(kept(), 1);
    cashier.get(&path(&staged, "")).await.refused(403, "permission.missing");
    for (ask, more) in [("get", ""), ("post", "/run"), ("post", "/undo")] {
        let path = path(&staged, more);
        let asked = if ask == "get" { there.get(&path) } else { there.post_empty(&path) };
        asked.await.refused(404, "thing.not_there");
    }
    there.delete(&path(&staged, ""), 1).await.refused(404, "thing.not_there");
    here.delete(&path(&staged, ""), 1).await;
    assert_eq!(kept(), 0);
    here.get(&path(&staged, "")).await.refused(404, "thing.not_there");
}

async fn a_file_that_is_no_table_leaves_nothing(app: &TestApp) {
    let store = app.people().store_a;
    input::unchanged(app, async || {
        let many = "a,b\n".repeat(1_000_001);
        for (file, status, code) in [
            (b"".to_vec(), 422, "import.empty"),
            (b"\xef\xbb\xbf\n\n".to_vec(), 422, "import.empty"),
            (b"%PDF-1.7".to_vec(), 422, "import.not_readable"),
            (b"PK\x03\x04not a workbook".to_vec(), 422, "import.not_readable"),
            (many.into_bytes(), 422, "import.too_many_rows"),
        ] {
            sent(&app.owner(), store, file).await.refused(status, code);
        }
        let form = sent(&app.owner(), store, SMALL).header("content-type", "text/plain");
        form.await.refused(415, "input.not_json");
        let keyless = sent(&app.owner(), store, SMALL).without("idempotency-key");
        keyless.await.refused(400, "idempotency.missing");
    })
    .await;
    let kept = std::fs::read_dir(app.folder().join("imports"));
    assert_eq!(kept.map_or(0, Iterator::count), 0);
}

async fn a_file_that_is_sent_again_is_one_import(app: &TestApp) {
    let store = app.people().store_a;
    let ask = |file: &str| sent(&app.owner(), store, file).key("the-same-file-1");
    let first = ask(SMALL).await.ok();
    let again = ask(SMALL).await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(again.json()["import_id"], first["import_id"]);
    ask("订单号,时间,金额\n202403010001,2024-03-01,3\n").await.refused(422, "idempotency.mismatch");
    app.rest();
    assert_eq!(app.row::<i64>("select count(*) from import"), 1);
    assert_eq!(std::fs::read_dir(app.folder().join("imports")).unwrap().count(), 1);
    assert_eq!(counts(&view(app, &first).await), [3, 4, 37_550, 3, 0]);
}
