//! The workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use zhike_domain::team::role::Preset;

use super::kit::{Sale, settle_down};
use crate::checkout::kit::{menu, portions};
use crate::house::{Client, Place, TestApp, both_engines};

both_engines! {
    SetUp: a_workbook_holds_what_the_page_shows;
}

async fn file(app: &TestApp, client: &Client, job: &Value) -> Xlsx<Cursor<Vec<u8>>> {
    app.rest();
    let path = format!("/api/v1/jobs/{}", job["job_id"].as_str().unwrap());
    let made = client.get(&path).await.ok();
    assert_eq!(
        (&made["state"], &made["file_name"]),
        (&json!("done"), &json!("sales-2026-11-22-2026-11-22.xlsx"))
    );
    let bytes = client.get(&format!("{path}/file")).await;
    assert_eq!(bytes.status, 200);
    Xlsx::new(Cursor::new(bytes.body)).unwrap()
}

fn cells(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<Data>> {
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

async fn a_workbook_holds_what_the_page_shows(app: &TestApp) {
    let store = app.people().store_a;
    let dish = menu(app, &[("=1+1 虾仁", 15_850, json!({}))]).await.dishes.remove(0);
    let content = json!({"mode": "dishes", "dishes": [portions(&dish, 2_000)]});
    Sale::of(store, 0).made_of(app, content).await;
    settle_down(app);
    let boss = app.client(app.people().who(Preset::StoreManager, Place::A));
    let path = format!("/api/v1/stores/{store}/sales/exports");
    let made = boss.post(&path, json!({})).await;
    assert_eq!(made.status, 202);
    let mut book = file(app, &boss, &made.ok()).await;
    assert_eq!(book.sheet_names(), ["每日", "构成", "菜品"]);
    let days = cells(&mut book, "每日");
    assert_eq!(days.len(), 2);
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(days[1][..3], [text("2026-11-22"), text("周日"), Data::Float(317.0)]);
    let dishes = cells(&mut book, "菜品");
    assert_eq!(dishes[1][0], text("'=1+1 虾仁"), "a text, and none that becomes a formula");
    assert_eq!(dishes[1][1], Data::Float(2.0));
    let said: i64 = app.row("select count(*) from audit where action = 'sales.exported'");
    assert_eq!(said, 1);
    let english = boss.post(&path, json!({"range": "today", "language": "en"})).await.ok();
    let mut book = file(app, &boss, &english).await;
    assert_eq!(cells(&mut book, "Days")[0][2], text("Revenue"));
    // Who may read but not take away is refused, and so is another store.
    let all = "/api/v1/sales/exports";
    boss.post(all, json!({})).await.refused(403, "permission.company_only");
    let analyst = app.client(app.people().who(Preset::HqAnalyst, Place::Company));
    assert_eq!(analyst.post(all, json!({})).await.status, 202);
    app.rest();
    let other = format!("/api/v1/stores/{}/sales/exports", app.people().store_b);
    boss.post(&other, json!({})).await.refused(404, "thing.not_there");
    boss.post(&path, json!({"range": "today", "from": "2026-11-01"}))
        .await
        .refused(422, "sales.range_twice");
    boss.post(&path, json!({"language": "fr"})).await.refused(422, "input.bad_value");
}
