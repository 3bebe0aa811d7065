//! What a person says of the columns, and what is told of rows that are not taken.

use serde_json::{Value, json};

use super::{counts, path, run, stage, view};
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: what_was_said_of_a_source_is_remembered,
        a_file_that_lacks_something_is_not_run,
        days_and_months_are_told_apart_by_a_person,
        rows_that_are_not_taken_are_told_with_their_reason,
        a_mapping_that_does_not_fit_is_refused;
}

fn said(source: &str, targets: Value) -> Value {
    json!({"source": source, "sheets": [{"is_read": true, "targets": targets}]})
}

async fn map(app: &TestApp, import: &Value, body: Value) -> Value {
    let version = import["version"].as_i64().unwrap();
    app.owner().put(&path(import, "/mapping"), body).if_match(version).await.ok()
}

async fn what_was_said_of_a_source_is_remembered(app: &TestApp) {
    let store = app.people().store_a;
    let odd = "号码串,何时,甲,乙\nX-00000001,2024-03-01 12:00,12,10\nX-00000002,2024-03-01 12:05,30,30\n\
               X-00000003,2024-03-01 12:06,30,30\n";
    let staged = stage(app, store, odd).await;
    assert_eq!(
        (&staged["lacks"], &staged["counts"]),
        (&json!("import.mapping_incomplete"), &Value::Null)
    );
    app.owner().post_empty(&path(&staged, "/run")).await.refused(422, "import.mapping_incomplete");
    let targets = json!(["order_no", "paid_at", "gross", "net"]);
    let mapped = map(app, &staged, said("老收银机", targets)).await;
    assert_eq!((&mapped["lacks"], &mapped["source"]), (&Value::Null, &json!("老收银机")));
    assert_eq!(mapped["sheets"][0]["columns"][3]["how"], "said");
    app.rest();
    assert_eq!(counts(&view(app, &staged).await), [3, 3, 7_000, 3, 0]);
    run(app, &staged).await;
    let sources = app.owner().get("/api/v1/order-import-sources").await.ok();
    assert_eq!(sources["items"][0]["source"], "老收银机");
    let path =
        format!("/api/v1/stores/{store}/order-imports?source=%E8%80%81%E6%94%B6%E9%93%B6%E6%9C%BA");
    let next = app.owner().post_empty(&path).bytes(odd.replace("X-", "Y-"));
    let next = next.header("content-type", "application/octet-stream").await.ok();
    app.rest();
    let next = view(app, &next).await;
    assert_eq!(next["sheets"][0]["columns"][2]["how"], "saved");
    assert_eq!(counts(&next), [3, 3, 7_000, 3, 0], "{next}");
}

async fn a_file_that_lacks_something_is_not_run(app: &TestApp) {
    let staged = stage(app, app.people().store_a, "名称,品类,库存\n粥,主食,3\n").await;
    assert_eq!(staged["lacks"], "import.mapping_incomplete");
    let problem = app.owner().post_empty(&path(&staged, "/run")).await;
    let problem = problem.refused(422, "import.mapping_incomplete");
    assert_eq!(problem["params"]["missing"], "time");
}

async fn days_and_months_are_told_apart_by_a_person(app: &TestApp) {
    let file = "Order ID,Date,Total\nA-0000001,3/1/2024,10.00\nA-0000002,4/2/2024,20.00\n";
    let staged = stage(app, app.people().store_a, file).await;
    assert_eq!(
        (&staged["lacks"], &staged["is_date_ambiguous"]),
        (&json!("import.date_ambiguous"), &json!(true))
    );
    app.owner().post_empty(&path(&staged, "/run")).await.refused(422, "import.date_ambiguous");
    let mut body = said("US", json!(["order_no", "date", "net"]));
    body["date_order"] = json!("dmy");
    let mapped = map(app, &staged, body).await;
    assert_eq!((&mapped["lacks"], &mapped["is_date_ambiguous"]), (&Value::Null, &json!(false)));
    app.rest();
    let run = run(app, &staged).await;
    assert_eq!((&run["first_day"], &run["last_day"]), (&json!("2024-01-03"), &json!("2024-02-04")));
}

async fn rows_that_are_not_taken_are_told_with_their_reason(app: &TestApp) {
    let file = "订单号,时间,菜名,数量,单价,手机号\n\
        202403010001,2024-03-01 12:00,粥,1,12,15400007009\n\
        202403010001,2024-03-01 12:00,面,一,20,15400007009\n\
        202403010002,2024-03-01 12:00,粥,1,12.345,15400007009\n\
        202403010003,2024-03-01 12:00,粥,1,12,15400007009\n";
    let staged = stage(app, app.people().store_a, file).await;
    assert_eq!(counts(&staged), [1, 1, 1_200, 1, 3]);
    let job = staged["count_job_id"].as_str().unwrap();
    let told = app.owner().get(&format!("/api/v1/jobs/{job}/file")).await;
    let text = String::from_utf8(told.body).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[1].starts_with(",2,,import.order_has_bad_row,"), "{text}");
    assert!(lines[2].starts_with(",3,数量,import.qty_not_valid,"), "{text}");
    assert!(lines[3].starts_with(",4,单价,import.amount_not_valid,"), "{text}");
    assert!(!text.contains("15400007009") && !text.contains("12.345"));
    assert_eq!(counts(&run(app, &staged).await), [1, 1, 1_200, 1, 3]);
}

async fn a_mapping_that_does_not_fit_is_refused(app: &TestApp) {
    let staged = stage(app, app.people().store_a, super::SMALL).await;
    let version = staged["version"].as_i64().unwrap();
    let put = |body: Value, version: i64| {
        app.owner().put(&path(&staged, "/mapping"), body).if_match(version)
    };
    let short = said("POS", json!(["order_no"]));
    put(short, version).await.refused(422, "import.mapping_misfit");
    let wrong = said(
        "POS",
        json!(["order_no", "moon", null, null, null, null, null, null, null, null, null]),
    );
    put(wrong, version).await.refused(422, "import.unknown_target");
    let twice = said(
        "POS",
        json!([
            "order_no", "paid_at", null, null, "dish", null, null, "price", "price", null, null
        ]),
    );
    let mapped = put(twice, version).await.ok();
    assert_eq!(mapped["lacks"], "import.target_twice");
    put(said("POS", json!([])), version).await.refused(412, "conflict.stale");
}
