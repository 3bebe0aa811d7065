//! Lists of guests: counted, written as guests, members and balances, taken back.

use serde_json::{Value, json};
use zhike::membership::imports::GUESTS;
use zhike::platform::jobs::JobError;
use zhike::privacy::register;
use zhike_domain::kernel::id::StoreId;
use zhike_domain::team::role::Preset;

use super::breaks::{begin_on, work_on};
use crate::checkout::kit::{account, member};
use crate::checkout::merges;
use crate::house::{Client, Place, TestApp, both_engines};
use crate::input;

both_engines! {
    SetUp: a_list_becomes_guests_members_and_balances,
        what_the_house_knows_stays_and_what_is_empty_is_filled,
        the_same_list_again_brings_nothing_twice,
        what_nobody_touched_goes_with_its_import_and_the_rest_is_named,
        a_card_of_another_system_is_not_ours,
        a_merged_record_means_the_one_that_stayed,
        a_run_that_is_cancelled_or_cut_takes_its_guests_back,
        a_long_list_is_told_in_the_order_of_the_file,
        a_list_may_be_json_and_rows_that_name_nobody_stay_out,
        lists_of_guests_are_for_those_who_may_import_guests;
}

const LIST: &str = "姓名,手机号,性别,生日,会员等级,会员卡号,积分,成长值,储值余额,赠送余额,开卡日期,标签,备注\n\
    王先生（常客）,0086 154 0000 9001,,1988-05-12,金卡,A001,1200,3000,150.50,50.5,2024-03-01,靠窗,\n\
    林小雨,15400009002,女,农历八月十五,,,,,,,,,\n\
    李总,15400009003,,,黑钻,,20,,,,,,不吃辣\n\
    陈芳,15400009003,女,,,,,,,,,,\n\
    无号,154****9004,,,,,,,,,,,\n\
    负数,15400009005,,,,,-3,,,,,,\n";

/// A list on its way into a store.
fn sent(client: &Client, store: StoreId, list: &str) -> crate::house::Ask {
    let path = format!("/api/v1/stores/{store}/guest-imports");
    let ask = client.post_empty(&path).bytes(list.as_bytes().to_vec());
    ask.header("content-type", "application/octet-stream")
}

/// Brings a list and waits until it is counted.
pub async fn stage(app: &TestApp, store: StoreId, list: &str) -> Value {
    let staged = sent(&app.owner(), store, list).await;
    assert_eq!(staged.status, 201, "{}", staged.tell());
    app.rest();
    view(app, &staged.json()).await
}

fn path(import: &Value, more: &str) -> String {
    format!("/api/v1/guest-imports/{}{more}", import["import_id"].as_str().unwrap())
}

async fn view(app: &TestApp, import: &Value) -> Value {
    app.owner().get(&path(import, "")).await.ok()
}

async fn act(app: &TestApp, import: &Value, verb: &str, state: &str) -> Value {
    let asked = app.owner().post_empty(&path(import, verb)).await;
    assert_eq!(asked.status, 202, "{}", asked.tell());
    app.rest();
    let after = view(app, import).await;
    assert_eq!(after["state"], state, "{after}");
    after
}

async fn run(app: &TestApp, list: &str) -> Value {
    let import = stage(app, app.people().store_a, list).await;
    act(app, &import, "/run", "finished").await
}

fn figures<const N: usize>(import: &Value, names: [&str; N]) -> [i64; N] {
    names.map(|name| import["counts"]["guests"][name].as_i64().unwrap_or(-1))
}

/// New, changed, unchanged, twice; and bad rows.
fn counts(import: &Value) -> [i64; 5] {
    let [new, changed, unchanged, twice] =
        figures(import, ["new", "changed", "unchanged", "duplicates"]);
    [new, changed, unchanged, twice, import["counts"]["bad_rows"].as_i64().unwrap_or(-1)]
}

async fn found(app: &TestApp, q: &str) -> Vec<Value> {
    let hits = app.owner().get(&format!("/api/v1/guests/search?q={q}")).await.ok();
    hits["items"].as_array().unwrap().clone()
}

async fn guest_of(app: &TestApp, phone: &str) -> String {
    let hits = found(app, phone).await;
    assert_eq!(hits.len(), 1, "{phone}: {hits:?}");
    hits[0]["guest_id"].as_str().unwrap().to_owned()
}

async fn card(app: &TestApp, guest: &str) -> Value {
    app.owner().get(&format!("/api/v1/guests/{guest}")).await.ok()
}

fn count(app: &TestApp, table: &str) -> i64 {
    app.row(&format!("select count(*) from {table}"))
}

async fn a_list_becomes_guests_members_and_balances(app: &TestApp) {
    let import = stage(app, app.people().store_a, LIST).await;
    assert_eq!(counts(&import), [3, 0, 0, 1, 2]);
    assert_eq!(figures(&import, ["joining", "openings", "not_own"]), [2, 2, 0]);
    assert_eq!(
        figures(&import, ["points", "principal_minor", "bonus_minor"]),
        [1_220, 10_000, 5_050]
    );
    assert_eq!(import["counts"]["guests"]["unknown_tiers"], json!(["黑钻"]));
    assert_eq!((count(app, "guest"), count(app, "journal")), (0, 0), "a trial writes nothing");
    let done = act(app, &import, "/run", "finished").await;
    assert_eq!(done["counts"], import["counts"], "what was counted is what came");
    let wang = guest_of(app, "15400009001").await;
    let shown = card(app, &wang).await;
    assert_eq!((&shown["name"], &shown["sex"]), (&json!("王"), &json!("male")));
    assert_eq!((&shown["display"], &shown["birthday"]["month"]), (&json!("王先生"), &json!(5)));
    assert_eq!(shown["notes"][0]["text"], "常客\n标签：靠窗");
    let held = account(app, &wang).await;
    let balances = &held["balances"];
    assert_eq!((&balances["points"], &balances["growth"]), (&json!(1_200), &json!(3_000)));
    assert_eq!(
        (&balances["principal_minor"], &balances["bonus_minor"]),
        (&json!(10_000), &json!(5_050))
    );
    let member = "select card_no, tier_id, joined_day from member where card_no = 'A001'";
    let (_, tier, joined) = app.row::<(String, i64, i64)>(member);
    assert_eq!((tier, joined), (3, 19_783), "gold since 2024-03-01");
    let lin = card(app, &guest_of(app, "15400009002").await).await;
    assert_eq!(lin["birthday"]["calendar"], "lunar");
    let li = card(app, &guest_of(app, "15400009003").await).await;
    assert_eq!((&li["name"], &li["display"]), (&json!("李"), &json!("李总")));
    // A phone is no consent, and nobody is told of joining.
    assert_eq!((count(app, "consent"), count(app, "message")), (0, 0));
    assert_eq!(count(app, "outbox where kind = 'member.joined'"), 0);
    assert_eq!(count(app, "journal where kind = 'import'"), 2);
    assert!(!app.everything_kept().contains("15400009001"));
    app.audit_books();
}

async fn what_the_house_knows_stays_and_what_is_empty_is_filled(app: &TestApp) {
    let guest = member(app, 9_001).await;
    let before = card(app, &guest).await;
    let import = stage(app, app.people().store_a, LIST).await;
    assert_eq!(counts(&import), [2, 1, 0, 1, 2]);
    assert_eq!(figures(&import, ["otherwise", "joining"]), [1, 1]);
    act(app, &import, "/run", "finished").await;
    let after = card(app, &guest).await;
    assert_eq!(after["name"], before["name"], "林婉 stays 林婉");
    assert_eq!((&after["sex"], &after["birthday"]["day"]), (&json!("male"), &json!(12)));
    assert_eq!(after["contacts"], before["contacts"]);
    assert_eq!(account(app, &guest).await["balances"]["points"], 1_200);
    act(app, &import, "/undo", "undone").await;
    let back = card(app, &guest).await;
    let same = ["name", "sex", "birthday", "notes", "contacts", "title"];
    assert!(same.iter().all(|field| back[field] == before[field]), "{back} {before}");
    assert_eq!(account(app, &guest).await["balances"]["points"], 0);
    app.audit_books();
}

async fn the_same_list_again_brings_nothing_twice(app: &TestApp) {
    run(app, LIST).await;
    let guest = guest_of(app, "15400009001").await;
    let tables = ["guest", "contact", "guest_note", "member", "journal", "guest_import"];
    let before = tables.map(|table| count(app, table));
    let again = run(app, LIST).await;
    assert_eq!(counts(&again), [0, 0, 3, 1, 2]);
    assert_eq!(figures(&again, ["openings", "openings_known"]), [0, 2]);
    assert_eq!(tables.map(|table| count(app, table)), before);
    // A later list of the source says more of one of them, and has one more.
    let more = "姓名,手机号,邮箱,积分\n林小雨,15400009002,lin@example.com,7\n赵云,15400009006,,5\n";
    let more = run(app, more).await;
    assert_eq!(counts(&more), [1, 1, 0, 0, 0]);
    assert_eq!(account(app, &guest).await["balances"]["points"], 1_200);
    let lin = guest_of(app, "15400009002").await;
    assert_eq!(account(app, &lin).await["balances"]["points"], 7);
    app.audit_books();
}

async fn what_nobody_touched_goes_with_its_import_and_the_rest_is_named(app: &TestApp) {
    let tables = ["contact", "guest_note", "member", "balance where free > 0"];
    let before = tables.map(|table| count(app, table));
    let import = run(app, LIST).await;
    let li = guest_of(app, "15400009003").await;
    let note = json!({"text": "爱喝茶", "store_id": app.people().store_a, "store_only": false});
    app.owner().post(&format!("/api/v1/guests/{li}/notes"), note).await.ok();
    let undone = act(app, &import, "/undo", "undone").await;
    assert_eq!(undone["counts"]["stayed"], 1);
    let job = undone["job_id"].as_str().unwrap();
    let file = app.owner().get(&format!("/api/v1/jobs/{job}/file")).await;
    let file = String::from_utf8_lossy(&file.body).into_owned();
    assert!(file.contains("import.guest_touched") && file.contains(&li), "{file}");
    assert!(found(app, "15400009001").await.is_empty());
    assert!(found(app, "15400009002").await.is_empty());
    assert_eq!(guest_of(app, "15400009003").await, li);
    assert_eq!(account(app, &li).await["balances"]["points"], 20);
    let after = tables.map(|table| count(app, table));
    assert_eq!(after, [before[0] + 1, before[1] + 2, before[2] + 1, before[3] + 1]);
    // Of a guest who had a balance the number stays, because the ledger names it; of one who had
    // none nothing does.
    assert_eq!(count(app, "guest where erased_at is not null"), 1);
    assert_eq!(count(app, "guest where erased_at is null"), 1);
    assert_eq!(register::keep(&app.app).unwrap(), 0, "nobody asked for it, no restore repeats it");
    app.audit_books();
    // It can come again.
    assert_eq!(counts(&run(app, LIST).await), [2, 0, 1, 1, 2]);
    app.audit_books();
}

/// Four parts of a list.
fn many() -> String {
    let row = |at: u32| format!("顾{at},1540001{at:04},{}\n", at % 7);
    let rows: String = (0..1_000).map(row).collect();
    format!("姓名,手机号,积分\n{rows}")
}

async fn a_run_that_is_cancelled_or_cut_takes_its_guests_back(app: &TestApp) {
    let import = stage(app, app.people().store_a, &many()).await;
    let id = import["import_id"].as_str().unwrap();
    begin_on(app, GUESTS, id).unwrap();
    let cancelled = work_on(app, GUESTS, id, 2, || JobError::Cancelled);
    assert!(matches!(cancelled, Err(JobError::Cancelled)));
    assert_eq!(count(app, "guest where erased_at is null"), 0);
    assert_eq!((count(app, "contact"), count(app, "member")), (0, 0));
    assert_eq!(view(app, &import).await["state"], "staged");
    // The process ends after the second part: the next run takes back first what is there.
    begin_on(app, GUESTS, id).unwrap();
    let cut = work_on(app, GUESTS, id, 2, || JobError::Stopping);
    assert!(matches!(cut, Err(JobError::Stopping)));
    let there = count(app, "guest where erased_at is null");
    assert!((256..1_000).contains(&there), "{there}");
    let came = work_on(app, GUESTS, id, i64::MAX, || JobError::Stopping).unwrap();
    let guests = came.counts.guests.unwrap();
    assert_eq!((guests.new, guests.unchanged), (1_000, 0));
    assert_eq!((count(app, "contact"), count(app, "member")), (1_000, 857));
    assert_eq!(view(app, &import).await["state"], "finished");
    app.audit_books();
}

/// Rows far apart are understood and written apart from each other, and in another order.
async fn a_long_list_is_told_in_the_order_of_the_file(app: &TestApp) {
    let (lin, _wang) = (member(app, 9_001).await, member(app, 9_002).await);
    for phone in ["15400019000", "15400019001"] {
        let several = json!({"phone": phone, "shared": true});
        app.owner().post(&format!("/api/v1/guests/{lin}/contacts"), several).await.ok();
    }
    let numbers: Vec<String> = (0..300).map(|at| format!("154200{at:05}")).collect();
    let row = |at: u32| match at {
        20 => format!("众号,{},,,9\n", numbers.join("/")),
        40 => "两人,15400009001,15400009002,,9\n".to_owned(),
        // The number of several is taken out, and nobody is left; then somebody is.
        700 => "无人,15400019000,,,9\n".to_owned(),
        900 => "有人,15400019001,,own@example.com,9\n".to_owned(),
        1_500 => "坏号,12,,,9\n".to_owned(),
        // Who is told of twice: within the file, and of the house by two numbers.
        2_500 => "顾五,15400010005,,,9\n".to_owned(),
        _ => format!("顾{at},1540001{at:04},,,{}\n", at % 7),
    };
    let rows: String = (0..2_600).map(row).collect();
    let list = format!("姓名,手机号,备用电话,邮箱,积分\n{rows}");
    let import = stage(app, app.people().store_a, &list).await;
    let id = import["import_id"].as_str().unwrap();
    begin_on(app, GUESTS, id).unwrap();
    let came = work_on(app, GUESTS, id, i64::MAX, || JobError::Stopping).unwrap();
    let told: Vec<(u32, &str)> = came.bad.iter().map(|bad| (bad.row, bad.code)).collect();
    let rows = [
        (22, "guest.too_many_phones"),
        (42, "import.guest_two"),
        (702, "import.guest_nobody"),
        (1_502, "import.guest_nobody"),
        (2_502, "import.guest_twice"),
    ];
    assert_eq!(told, rows);
    assert_eq!(came.counts.guests.unwrap().new, 2_600 - 5);
    let mailed = "(select guest_id from contact where kind = 'email')";
    assert_eq!(count(app, &format!("contact where guest_id in {mailed}")), 1, "the e-mail alone");
    assert_eq!(account(app, &guest_of(app, "15400012599").await).await["balances"]["points"], 2);
    app.audit_books();
}

async fn a_card_of_another_system_is_not_ours(app: &TestApp) {
    let guest = member(app, 9_001).await;
    let own = app.row::<String>("select card_no from member");
    let list = format!("手机号,会员卡号,积分\n15400009007,{own},5\n15400009008,B7,6\n");
    let import = run(app, &list).await;
    assert_eq!(counts(&import), [2, 0, 0, 0, 0], "the house's own number names its guest alone");
    assert_eq!(account(app, &guest).await["balances"]["points"], 0);
    // A card that came with the source names the guest, also without the phone; a phone of one
    // guest beside the card of another names neither.
    let again = "手机号,会员卡号,邮箱\n,B7,b7@example.com\n15400009007,b7,\n,X9,\n";
    let again = run(app, again).await;
    assert_eq!(counts(&again), [1, 1, 0, 1, 0]);
    app.audit_books();
}

async fn a_merged_record_means_the_one_that_stayed(app: &TestApp) {
    let import = run(app, LIST).await;
    let (wang, lin) = (guest_of(app, "15400009001").await, guest_of(app, "15400009002").await);
    merges::merge(app, &wang, &lin, json!({"birthday": "survivor"})).await;
    let more = "手机号,邮箱\n15400009002,lin@example.com\n";
    assert_eq!(counts(&run(app, more).await), [0, 1, 0, 0, 0]);
    let contacts = card(app, &wang).await["contacts"].clone();
    assert_eq!(contacts.as_array().map(Vec::len), Some(3), "{contacts}");
    // The phone of the one record and the card of the other are no longer two guests.
    let both = "手机号,会员卡号,积分\n15400009002,A001,5\n";
    let both = run(app, both).await;
    assert_eq!(counts(&both), [0, 0, 1, 0, 0]);
    assert_eq!(figures(&both, ["openings", "openings_known"]), [0, 1]);
    let undone = act(app, &import, "/undo", "undone").await;
    assert_eq!(undone["counts"]["stayed"], 2, "both records, but not the third guest");
    assert_eq!(guest_of(app, "15400009002").await, wang);
    assert_eq!(account(app, &wang).await["balances"]["points"], 1_200);
    assert!(found(app, "15400009003").await.is_empty());
    app.audit_books();
}

async fn a_list_may_be_json_and_rows_that_name_nobody_stay_out(app: &TestApp) {
    let list = json!({"total": 3, "data": [
        {"name": "Ms Chen", "phone": "154 0000 9010", "points": 30, "tags": ["window", "tea"]},
        {"name": "Nobody", "phone": "15400009011转8899"},
        {"name": "Kid", "phone": "15400009012", "birthday": "2020-02-03"},
    ]});
    let import = run(app, &list.to_string()).await;
    assert_eq!(import["written"], "json");
    assert_eq!(counts(&import), [1, 0, 0, 0, 2]);
    let chen = card(app, &guest_of(app, "15400009010").await).await;
    assert_eq!((&chen["name"], &chen["display"]), (&json!("Chen"), &json!("Ms Chen")));
    assert_eq!(chen["notes"][0]["text"], "tags：window、tea");
    let nobody = stage(app, app.people().store_a, "姓名,性别\n林小雨,女\n").await;
    assert_eq!(nobody["lacks"], "import.contact_column_missing");
    let run = app.owner().post_empty(&path(&nobody, "/run")).await;
    run.refused(422, "import.contact_column_missing");
}

async fn lists_of_guests_are_for_those_who_may_import_guests(app: &TestApp) {
    let people = app.people();
    let cashier = app.client(people.who(Preset::Cashier, Place::A));
    let there = app.client(people.who(Preset::StoreManager, Place::B));
    let import = stage(app, people.store_a, LIST).await;
    input::unchanged(app, async || {
        sent(&cashier, people.store_a, LIST).await.refused(403, "permission.missing");
        there.get(&path(&import, "")).await.refused(404, "thing.not_there");
        there.post_empty(&path(&import, "/run")).await.refused(404, "thing.not_there");
        // The bills' addresses know nothing of it.
        let other = path(&import, "").replace("guest-imports", "order-imports");
        app.owner().get(&other).await.refused(404, "thing.not_there");
    })
    .await;
}
