//! The copy of everything the house knows of a guest.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};
use zhike::platform::personal::Copy;
use zhike_domain::team::role::Preset;

use super::kit::{PHONE, known, merged, part, raw};
use super::{host, make, path};
use crate::house::{Client, Place, TestApp, both_engines};

both_engines! {
    SetUp: a_copy_holds_everything_that_is_known_in_both_forms,
        a_copy_goes_to_whoever_may_and_is_in_the_audit,
        a_copy_tells_what_was_written_to_any_record_of_the_guest;
}

async fn file(app: &TestApp, client: &Client, guest: &str, format: &str) -> Vec<u8> {
    let body = json!({"format": format, "language": "zh-CN"});
    let made = client.post(&format!("/api/v1/guests/{guest}/copies"), body).await;
    assert_eq!(made.status, 202);
    let job = made.ok();
    app.rest();
    let path = format!("/api/v1/jobs/{}", job["job_id"].as_str().unwrap());
    assert_eq!(client.get(&path).await.ok()["state"], "done");
    client.get(&format!("{path}/file")).await.body.to_vec()
}

async fn a_copy_holds_everything_that_is_known_in_both_forms(app: &TestApp) {
    let guest = known(app).await;
    let copy = file(app, &app.owner(), &guest, "json").await;
    let copy: Value = serde_json::from_slice(&copy).unwrap();
    assert_eq!(copy["guest_id"], json!(guest));
    assert_eq!(part(&copy, "guest")[0]["name"], "司马相如");
    let contacts: Vec<&str> =
        part(&copy, "contact").iter().map(|one| one["value"].as_str().unwrap()).collect();
    assert!(contacts.contains(&format!("+86{PHONE}").as_str()), "{contacts:?}");
    assert_eq!(part(&copy, "guest_note")[0]["text"], "司马爱坐窗边");
    assert_eq!(part(&copy, "guest")[0]["dietary"][0]["word"], "peanut");
    assert_eq!(part(&copy, "message")[0]["content"]["text"], "司马先生，座位留好了");
    assert_eq!(part(&copy, "top_up_refund")[0]["reason"], "司马要搬家");
    assert_eq!(part(&copy, "bill").len(), 3);
    assert_eq!(part(&copy, "group_use")[0]["allowance_minor"], 3_000);
    // Whatever is in a table that is told is in the copy, row for row.
    let mut empty = Vec::new();
    for table in zhike::holders::all().iter().flat_map(|holder| holder.tables()) {
        let Copy::Rows(..) = table.copy else {
            assert!(copy["left_out"][table.name].is_string(), "{}", table.name);
            continue;
        };
        let rows = part(&copy, table.name).len();
        let columns = &app.columns()[table.name];
        let whose = ["guest_id", "holder_id"]
            .into_iter()
            .find(|name| columns.iter().any(|column| column == name));
        if let Some(whose) = whose {
            let text =
                format!("select count(*) from {} where {whose} = {}", table.name, raw(&guest));
            assert_eq!(app.row::<i64>(&text), i64::try_from(rows).unwrap(), "{}", table.name);
        }
        if rows == 0 {
            empty.push(table.name);
        }
    }
    let seldom = [
        "guest_import",
        "guest_stage",
        "guest_stage_change",
        "guest_group",
        "journal_other",
        "hold",
        "offer_use",
        "suppression",
        "tier_change",
        "access_log",
    ];
    empty.retain(|name| !seldom.contains(name));
    assert_eq!(empty, Vec::<&str>::new(), "the guest of this test is known everywhere");
    let book = file(app, &app.owner(), &guest, "xlsx").await;
    let mut book = Xlsx::new(Cursor::new(book)).unwrap();
    let cells = book.worksheet_range("顾客").unwrap();
    assert_eq!(cells.get((0, 0)), Some(&Data::String("名称".to_owned())));
    assert_eq!(cells.get((1, 0)), Some(&Data::String("司马相如".to_owned())));
    let phones = book.worksheet_range("联系方式").unwrap();
    assert_eq!(phones.get((1, 1)), Some(&Data::String(format!("'+86{PHONE}"))));
    let bills = book.worksheet_range("账单").unwrap();
    assert!(bills.rows().any(|row| row.contains(&Data::Float(300.0))), "{bills:?}");
}

async fn a_copy_goes_to_whoever_may_and_is_in_the_audit(app: &TestApp) {
    let guest = make(app, "林小雨", "15400001234").await;
    let copies = format!("{}/copies", path(&guest));
    let body = json!({"format": "xlsx", "language": "en"});
    host(app).post(&copies, body.clone()).await.refused(403, "permission.missing");
    let manager = app.client(app.people().who(Preset::StoreManager, Place::A));
    manager.post(&copies, body.clone()).await.refused(403, "permission.company_only");
    let nobody = "/api/v1/guests/guest_0000000000001/copies";
    app.owner().post(nobody, body.clone()).await.refused(404, "thing.not_there");
    let wrong = json!({"format": "pdf", "language": "en"});
    app.owner().post(&copies, wrong).await.refused(422, "input.bad_value");
    app.owner().post(&copies, body).await.ok();
    let said: i64 = app.row("select count(*) from audit where action = 'guest.copied'");
    assert_eq!(said, 1);
}

async fn a_copy_tells_what_was_written_to_any_record_of_the_guest(app: &TestApp) {
    let guest = known(app).await;
    let other = merged(app, &guest).await;
    let copy = file(app, &app.owner(), &guest, "json").await;
    let copy: Value = serde_json::from_slice(&copy).unwrap();
    assert_eq!((part(&copy, "guest").len(), part(&copy, "bill").len()), (2, 3));
    let notes: Vec<_> = part(&copy, "guest_note").iter().map(|note| &note["text"]).collect();
    assert_eq!(notes, ["司马爱坐窗边", "司马常坐二楼"]);
    let of_the_other = json!({"format": "json", "language": "zh-CN"});
    let path = format!("/api/v1/guests/{other}/copies");
    app.owner().post(&path, of_the_other).await.refused(409, "guest.merged");
}
