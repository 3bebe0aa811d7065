//! Menus out of files.

use serde_json::{Value, json};

use super::{dish, unchanged_answer};
use crate::house::{Ask, TestApp, both_engines};
use crate::input::unchanged;

both_engines! {
    SetUp: a_file_of_a_till_in_gb18030_is_taken_once,
        a_workbook_is_taken_like_any_other_file,
        what_a_file_says_of_a_dish_changes_only_that,
        a_file_with_a_bad_row_changes_nothing,
        a_file_that_is_no_menu_is_refused,
        a_file_is_taken_back_whole_while_nobody_changed_its_dishes;
}

const IMPORTS: &str = "/api/v1/menu-imports";

fn send(app: &TestApp, bytes: &[u8], dry_run: bool) -> Ask {
    let path = if dry_run { format!("{IMPORTS}?dry_run=true") } else { IMPORTS.to_owned() };
    app.owner().post_empty(&path).bytes(bytes).header("content-type", "application/octet-stream")
}

fn counts(answer: &Value) -> [i64; 4] {
    ["new", "changed", "unchanged", "bad_rows"].map(|name| answer[name].as_i64().unwrap())
}

async fn dishes(app: &TestApp) -> Vec<Value> {
    app.owner().get(super::DISHES).await.ok()["items"].as_array().unwrap().clone()
}

/// The file as an old till writes it.
fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

async fn a_file_of_a_till_in_gb18030_is_taken_once(app: &TestApp) {
    let file = gb18030(
        "某某酒楼 菜品清单,,,,\n\
         菜品编码,菜品名称,菜品分类,单价（元）,会员价,是否打折\n\
         A01,龙井虾仁,热菜,158.00,138,是\n\
         A02,\"可乐, 听装\",酒水,6,,否\n\
         A03,东星斑,海鲜,时价,,否\n\
         ,白饭,,2.5,,\n\
         合计,,,166.5,,\n",
    );
    let looked = unchanged_answer(app, async || send(app, &file, true).await.ok()).await;
    assert_eq!((counts(&looked), &looked["written"]), ([4, 0, 0, 0], &json!("gb18030")));
    assert_eq!(looked["preview"][0]["row"], 3);
    let done = send(app, &file, false).await.ok();
    assert_eq!((counts(&done), &done["dry_run"]), (counts(&looked), &json!(false)));
    let made = dishes(app).await;
    let named = |name: &str| made.iter().find(|dish| dish["name"] == name).unwrap();
    assert_eq!(named("龙井虾仁")["prices"][0]["price_minor"], 13_800);
    assert_eq!(named("可乐, 听装")["discounts"], "barred");
    assert_eq!(named("东星斑")["selling"], "market");
    assert_eq!((&named("白饭")["list_minor"], &named("白饭")["code"]), (&json!(250), &Value::Null));
    let categories = app.owner().get("/api/v1/categories").await.ok();
    assert_eq!(categories["items"].as_array().unwrap().len(), 4);
    let again = send(app, &file, false).await.ok();
    assert_eq!(counts(&again), [0, 0, 4, 0]);
    assert_eq!(dishes(app).await, made);
    assert_eq!(app.row::<i64>("select count(*) from audit where action = 'menu.imported'"), 1);
}

async fn a_workbook_is_taken_like_any_other_file(app: &TestApp) {
    let rows = [
        ["Dish name", "Category", "Price", "Code"],
        ["Congee", "Staples", "12.5", "7"],
        ["Tea", "Drinks", "8", "8"],
    ];
    let file = workbook(&rows);
    let done = send(app, &file, false).await.ok();
    assert_eq!((counts(&done), &done["written"]), ([2, 0, 0, 0], &json!("xlsx")));
    assert_eq!(done["preview"][0]["list_minor"], 1_250);
    let again = send(app, &file, false).await.ok();
    assert_eq!(counts(&again), [0, 0, 2, 0]);
    let dearer = workbook(&[rows[0], ["Congee", "Staples", "13", "7"]]);
    let done = send(app, &dearer, false).await.ok();
    assert_eq!(counts(&done), [0, 1, 0, 0]);
    assert_eq!(done["preview"][0]["before_minor"], 1_250);
}

async fn what_a_file_says_of_a_dish_changes_only_that(app: &TestApp) {
    let dish_id = dish(app, "粥", 1200).await;
    let path = format!("{}/{dish_id}", super::DISHES);
    let more = json!({"allergens": ["peanut"], "prices": [{"kind": "time", "price_minor": 1000,
        "schedule": {"weekdays": [1]}}]});
    app.owner().patch(&path, 1, more).await.ok();
    let file = "Name;Price;Code;English name\n粥;12.80;P1;Congee\n";
    let done = send(app, file.as_bytes(), false).await.ok();
    assert_eq!(counts(&done), [0, 1, 0, 0]);
    let kept = app.owner().get(&path).await.ok()["dish"].clone();
    assert_eq!((&kept["list_minor"], &kept["code"]), (&json!(1_280), &json!("P1")));
    assert_eq!((&kept["name_en"], &kept["allergens"]), (&json!("Congee"), &json!(["peanut"])));
    // The time price is still the one of before.
    assert_eq!(kept["prices"][0]["version"], 2);
    // By its code it is found under another name.
    let renamed = "name\tprice\tcode\n白粥\t12.80\tP1\n";
    assert_eq!(counts(&send(app, renamed.as_bytes(), false).await.ok()), [0, 1, 0, 0]);
    assert_eq!(app.owner().get(&path).await.ok()["dish"]["name"], "白粥");
}

async fn a_file_with_a_bad_row_changes_nothing(app: &TestApp) {
    dish(app, "面", 900).await;
    dish(app, "面", 900).await;
    let file = "菜名,价格,会员价,编码,是否打折\n\
                粥,12,,,\n\
                茶,八块,,,\n\
                水,,,,\n\
                ,3,,,\n\
                饭,2,3,,\n\
                酒,30,,酒1,\n\
                粥,13,,,\n\
                面,9,,,\n\
                汤,9,,,也许\n";
    let expected = [
        (3, "价格", "import.price_not_valid"),
        (4, "价格", "import.price_missing"),
        (5, "菜名", "name.empty"),
        (6, "价格", "dish.special_price_too_high"),
        (7, "编码", "dish.code_malformed"),
        (8, "菜名", "import.twice"),
        (9, "菜名", "import.ambiguous"),
        (10, "是否打折", "import.not_yes_no"),
    ];
    let looked = unchanged_answer(app, async || send(app, file.as_bytes(), true).await.ok()).await;
    assert_eq!(counts(&looked), [1, 0, 0, 8]);
    let told = |at: usize| looked["bad"][at].clone();
    for (at, (row, column, code)) in expected.into_iter().enumerate() {
        assert_eq!(told(at), json!({"row": row, "column": column, "code": code}));
    }
    unchanged(app, async || {
        let problem = send(app, file.as_bytes(), false).await.refused(422, "import.bad_rows");
        assert_eq!(problem["params"]["rows"], 8);
        assert_eq!(problem["errors"][0]["pointer"], "/rows/3");
        assert_eq!(problem["errors"][0]["params"]["column"], "价格");
    })
    .await;
}

async fn a_file_that_is_no_menu_is_refused(app: &TestApp) {
    unchanged(app, async || {
        let long = format!("name,price\n{}", "a,1\n".repeat(5_000));
        let large = vec![b'a'; 2 * 1024 * 1024 + 1];
        let bomb = workbook(&[["name", "price", "", ""]]);
        for (file, status, code) in [
            (b"".to_vec(), 422, "import.empty"),
            (b"\xef\xbb\xbf\n\n".to_vec(), 422, "import.empty"),
            ("电话,余额\n15400000001,3\n".into(), 422, "import.no_headers"),
            (b"PK\x03\x04not a workbook".to_vec(), 422, "import.not_readable"),
            (bomb[..bomb.len() / 2].to_vec(), 422, "import.not_readable"),
            (b"%PDF-1.7".to_vec(), 422, "import.not_readable"),
            (long.into_bytes(), 422, "import.too_many_rows"),
            (large, 413, "input.too_large"),
        ] {
            send(app, &file, false).await.refused(status, code);
        }
        let form = send(app, b"name,price\na,1\n", false).header("content-type", "text/plain");
        form.await.refused(415, "input.not_json");
        let keyless = send(app, b"name,price\na,1\n", false).without("idempotency-key");
        keyless.await.refused(400, "idempotency.missing");
    })
    .await;
}

/// A workbook of one sheet, as a spreadsheet program writes it, its parts stored unpacked.
fn workbook(rows: &[[&str; 4]]) -> Vec<u8> {
    let mut cells = String::new();
    for (at, row) in rows.iter().enumerate() {
        cells.push_str(&format!("<row r=\"{}\">", at + 1));
        for (column, text) in ["A", "B", "C", "D"].iter().zip(row) {
            let place = format!("{column}{}", at + 1);
            let number = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
            cells.push_str(&match number {
                true => format!("<c r=\"{place}\"><v>{text}</v></c>"),
                false => {
                    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
                }
            });
        }
        cells.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let links = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("[Content_Types].xml", format!("<Types xmlns=\"{package}/content-types\"/>")),
        ("_rels/.rels", links("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", links("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
                 <sheet name=\"菜单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>"),
        ),
    ];
    stored(&parts)
}

/// A packed file whose parts are only stored.
fn stored(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let (start, size) = (file.len() as u32, text.len() as u32);
        let mut facts = vec![20, 0, 0, 8, 0, 0, 0, 0, 0, 0];
        facts.extend(checksum(text.as_bytes()).to_le_bytes());
        facts.extend(size.to_le_bytes());
        facts.extend(size.to_le_bytes());
        facts.extend((name.len() as u16).to_le_bytes());
        facts.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&facts);
        file.extend(name.as_bytes());
        file.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&facts);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (file.len() as u32, parts.len() as u16);
    let size = directory.len() as u32;
    file.extend(directory);
    file.extend(b"PK\x05\x06\x00\x00\x00\x00");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(size.to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

/// CRC-32.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _bit in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

async fn a_file_is_taken_back_whole_while_nobody_changed_its_dishes(app: &TestApp) {
    let owner = app.owner();
    let porridge = dish(app, "粥", 1200).await;
    let before = dishes(app).await;
    let file = "Name;Price;Code;Category\n粥;12.80;P1;\nTea;8;T1;Drinks\nJuice;9;J1;Drinks\n";
    let first = send(app, file.as_bytes(), false).await.ok();
    assert_eq!(counts(&first), [2, 1, 0, 0]);
    let undo = |import: &Value| {
        owner.post_empty(&format!("{IMPORTS}/{}/undo", import["import_id"].as_str().unwrap()))
    };
    // Somebody changes one of its dishes: nothing of it is undone, and the dish is named.
    let path = format!("{}/{porridge}", super::DISHES);
    owner.patch(&path, 2, json!({"list_minor": 1300})).await.ok();
    unchanged(app, async || {
        let told = undo(&first).await.refused(409, "import.changed_since");
        assert_eq!(told["params"], json!({"dishes": "粥", "count": 1}));
        let listed = owner.get(IMPORTS).await.ok()["items"][0].clone();
        assert_eq!(listed["changed_since"][0]["dish_id"], porridge.to_string());
    })
    .await;
    // A file of its own, and back.
    let kept = dishes(app).await;
    let second = send(app, b"Name;Price;Category\nTea;8.50;\nCoffee;20;Drinks\n", false).await.ok();
    assert_eq!(counts(&second), [1, 1, 0, 0]);
    let done = undo(&second).await.ok();
    assert_eq!((&done["removed"], &done["restored"]), (&json!(1), &json!(1)));
    let price = |list: &[Value], name: &str| {
        let found = list.iter().find(|dish| dish["name"] == name);
        found.map(|dish| dish["list_minor"].clone())
    };
    let now = dishes(app).await;
    assert_eq!((now.len(), price(&now, "Coffee")), (kept.len(), None));
    assert_eq!(price(&now, "Tea"), Some(json!(800)));
    undo(&second).await.refused(409, "import.undone");
    let listed = owner.get(IMPORTS).await.ok();
    assert!(listed["items"][0]["undone_at"].is_string());
    assert_eq!(before.len(), 1);
    assert_eq!(app.row::<i64>("select count(*) from audit where action = 'menu.import_undone'"), 1);
    // What a file made of nothing is gone with its categories.
    let third = send(app, b"Name;Price;Category\nCake;30;Sweets\n", false).await.ok();
    let done = undo(&third).await.ok();
    assert_eq!(done["categories_kept"], json!([]));
    let categories = owner.get("/api/v1/categories").await.ok();
    let names: Vec<&str> = categories["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["name"].as_str().unwrap())
        .collect();
    assert!(!names.contains(&"Sweets") && names.contains(&"Drinks"), "{names:?}");
    let manager =
        app.people().who(zhike_domain::team::role::Preset::StoreManager, crate::house::Place::A);
    let foreign = format!("{IMPORTS}/{}/undo", first["import_id"].as_str().unwrap());
    app.elsewhere(manager).post_empty(&foreign).await.refused(403, "permission.company_only");
}
