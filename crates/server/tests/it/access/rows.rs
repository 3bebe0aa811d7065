//! Rows for the parameters of a path: one's own, another store's, and one that is nowhere.

use std::collections::BTreeMap;

use serde_json::json;
use zhike::platform::audit::{Filter, export_job};
use zhike::platform::http::openapi::path_parameters;
use zhike::platform::http::route::Route;
use zhike::platform::jobs::enqueue;
use zhike::platform::problem::Problem;
use zhike_domain::kernel::id::{JobId, StaffId, WORDS, show};
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::Preset;

use super::things;
use crate::house::{Person, Place, TestApp};
use crate::{imports, menu, pricing};

/// Whose a row is.
#[derive(Clone, Copy, Debug)]
pub enum Belongs {
    /// The company's.
    Company,
    /// One store's.
    To(Place),
    /// Somebody's, and of those who hold all these permissions there (`None`: company-wide).
    Person(StaffId, Option<(&'static [&'static str], Option<Place>)>),
}

/// A path with a row in it.
#[derive(Debug)]
pub struct Row {
    pub path: String,
    /// The same path with a row that never was.
    pub missing: String,
    pub belongs: Belongs,
}

/// Things made once: a finished export for each person, and somebody in each place who calls
/// nothing.
pub struct Made {
    jobs: BTreeMap<StaffId, JobId>,
    staff: Vec<(StaffId, Belongs)>,
    backup: String,
    guest: String,
    plan: String,
    top_ups: Vec<(String, Belongs)>,
    coupon: String,
}

impl Made {
    pub async fn for_everybody(app: &TestApp) -> Made {
        let mut jobs = BTreeMap::new();
        for person in app.people().all() {
            let staff_id = person.staff_id;
            let job_id = app.act(move |act, tx| {
                let now = act.now.0;
                let job = export_job(&Filter::default(), staff_id.raw(), now)?;
                let job_id = act.start(tx).id()?;
                enqueue(tx, job_id, &job, now)?;
                Ok::<_, Problem>(JobId::from_raw(job_id))
            });
            jobs.insert(staff_id, job_id);
        }
        app.owner().post_empty("/api/v1/backups").await.ok();
        app.rest();
        let backups = app.owner().get("/api/v1/backups").await.ok();
        let backup = text(&backups["items"][0]["backup_id"]);
        let there = [Place::A, Place::B, Place::Company].map(|place| {
            let login = format!("still.{place:?}").to_lowercase();
            let person = app.hire(app.people(), Preset::Kitchen, place, &login, "no hash");
            let company = place == Place::Company;
            (person.staff_id, if company { Belongs::Company } else { Belongs::To(place) })
        });
        let (guest, plan, top_ups) = stored_value(app).await;
        let coupon = pricing::coupons::coupon(app, guest.parse().unwrap()).await.to_string();
        Made { jobs, staff: there.into(), backup, guest, plan, top_ups, coupon }
    }
}

/// A guest, a plan, and a top-up of the guest in each store.
async fn stored_value(app: &TestApp) -> (String, String, Vec<(String, Belongs)>) {
    let (owner, people) = (app.owner(), app.people());
    let new = json!({"guest": {"phone": "15400008801", "name": "林安"}, "terms_version": 1,
        "store_id": people.store_a});
    let guest = text(&owner.post("/api/v1/members", new).await.ok()["guest_id"]);
    let plan = json!({"name": "充100送10", "pay_minor": 10_000, "bonus_minor": 1_000});
    let plan = owner.post("/api/v1/top-up-plans", plan).await.ok();
    let plan = text(&plan["top_up_plan_id"]);
    let mut top_ups = Vec::new();
    for (place, store) in [(Place::A, people.store_a), (Place::B, people.store_b)] {
        let sale = json!({"guest_id": guest, "top_up_plan_id": plan, "terms_version": 1,
            "tenders": [{"tender": "card", "amount_minor": 10_000}]});
        let made = owner.post(&format!("/api/v1/stores/{store}/top-ups"), sale).await.ok();
        top_ups.push((text(&made["top_up_id"]), Belongs::To(place)));
    }
    (guest, plan, top_ups)
}

/// A path whose parameters name rows that never were.
pub fn somewhere(path: &str) -> Result<String, String> {
    let mut filled = path.to_owned();
    for name in path_parameters(path) {
        if name == "token" {
            filled = filled.replace("{token}", "00000000000000000000000000");
            continue;
        }
        let word = name.strip_suffix("_id").unwrap_or(name).replace('_', "");
        if !WORDS.contains(&word.as_str()) {
            return Err(format!("{path}: {{{name}}} is of no kind that ids have"));
        }
        filled = filled.replace(&format!("{{{name}}}"), &show(&word, 1));
    }
    Ok(filled)
}

/// The rows on which `person` tries `route`.
pub async fn of(
    app: &TestApp,
    made: &Made,
    route: &Route,
    person: &Person,
) -> Result<Vec<Row>, String> {
    let path = route.path;
    let missing = somewhere(path)?;
    let names: Vec<&str> = path_parameters(path).collect();
    let [name] = names.as_slice() else {
        return match names.as_slice() {
            ["store_id", "dish_id"] => {
                let dish_id = menu::dish(app, "粥", 1200).await.to_string();
                let fill = |id: &str| path.replace("{store_id}", id).replace("{dish_id}", &dish_id);
                let row = |(id, belongs): (String, Belongs)| Row {
                    path: fill(&id),
                    missing: missing.clone(),
                    belongs,
                };
                Ok(stores(app).into_iter().map(row).collect())
            }
            ["guest_id", ..] => guest_rows(app, path, missing).await,
            ["group_id", "group_member_id"] => Ok(group_rows(app, path, &missing).await),
            [] => Ok(vec![Row { path: path.to_owned(), missing, belongs: Belongs::Company }]),
            _ => Err(format!("{path}: no row for {names:?} together")),
        };
    };
    let found = match *name {
        "staff_id" => made.staff.iter().map(|(id, whose)| (id.to_string(), *whose)).collect(),
        "store_id" => stores(app),
        "role_id" => vec![(things::role(app).await, Belongs::Company)],
        "store_group_id" => vec![(things::group(app).await, Belongs::Company)],
        "group_id" => of_each_store(app, |store| things::shared(app, store)).await,
        "session_id" => sessions(app, person).await,
        "backup_id" => vec![(made.backup.clone(), Belongs::Company)],
        "job_id" => jobs(app, made, person, path),
        "approval_id" => approvals(app, person, path).await,
        "bill_id" => bills(app).await,
        "key_id" => vec![(things::key(app).await, Belongs::Company)],
        "guest_id" => vec![(made.guest.clone(), Belongs::Company)],
        "top_up_plan_id" => vec![(made.plan.clone(), Belongs::Company)],
        "top_up_id" => made.top_ups.clone(),
        "field_id" => vec![("field_0000000000001".to_owned(), Belongs::Company)],
        "dish_id" => vec![(menu::dish(app, "粥", 1200).await.to_string(), Belongs::Company)],
        "category_id" => vec![(menu::category(app, "汤").await.to_string(), Belongs::Company)],
        "offer_id" => vec![(things::offer(app).await, Belongs::Company)],
        "coupon_template_id" => {
            let made = pricing::coupons::template(app, json!({})).await;
            vec![(made.to_string(), Belongs::Company)]
        }
        "guest_pair_id" => vec![(things::pair(app).await, Belongs::Company)],
        "guest_merge_id" => vec![(things::merge(app).await, Belongs::Company)],
        "import_id" if path.contains("menu-imports") => {
            vec![(things::import(app).await, Belongs::Company)]
        }
        "coupon_id" => vec![(made.coupon.clone(), Belongs::Company)],
        "message_id" => of_each_store(app, |store| things::message(app, store)).await,
        "task_id" => of_each_store(app, |store| things::task(app, store)).await,
        "request_id" => vec![(things::request(app).await, Belongs::Company)],
        "webhook_id" => vec![(things::webhook(app).await, Belongs::Company)],
        "delivery_id" => vec![(things::delivery(app).await, Belongs::Company)],
        "import_id" if path.contains("guest-imports") => guest_imports(app).await,
        "import_id" => order_imports(app).await,
        other => return Err(format!("{path}: no row for {{{other}}}; make one here")),
    };
    let fill = |id: &str| path.replace(&format!("{{{name}}}"), id);
    let row = |(id, belongs): (String, Belongs)| Row {
        path: fill(&id),
        missing: missing.clone(),
        belongs,
    };
    Ok(found.into_iter().map(row).collect())
}

/// A list of guests in each store.
async fn guest_imports(app: &TestApp) -> Vec<(String, Belongs)> {
    let people = app.people();
    let mut made = Vec::new();
    for (place, store) in [(Place::A, people.store_a), (Place::B, people.store_b)] {
        let list = "姓名,手机号\n林小雨,15400009099\n";
        let staged = imports::guests::stage(app, store, list).await;
        made.push((text(&staged["import_id"]), Belongs::To(place)));
    }
    made
}

/// A file of another till in each store.
async fn order_imports(app: &TestApp) -> Vec<(String, Belongs)> {
    let people = app.people();
    let mut made = Vec::new();
    for (place, store) in [(Place::A, people.store_a), (Place::B, people.store_b)] {
        let staged = imports::stage(app, store, imports::SMALL).await;
        made.push((text(&staged["import_id"]), Belongs::To(place)));
    }
    made
}

/// A guest with a phone and a note: of the company, so whoever passes the door finds it.
pub async fn guest(app: &TestApp) -> serde_json::Value {
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let phone = format!("1546{:07}", NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    let store_id = app.people().store_a;
    let new = json!({"name": "试", "phones": [phone], "note": "试", "store_id": store_id});
    app.owner().post("/api/v1/guests", new).await.ok()
}

/// A path of a guest and one of the things that belong to him.
async fn guest_rows(app: &TestApp, path: &str, missing: String) -> Result<Vec<Row>, String> {
    let guest = guest(app).await;
    let own = format!("/api/v1/guests/{}", text(&guest["guest_id"]));
    let day = json!({"calendar": "solar", "month": 5, "day": 20});
    for (part, body) in [
        ("occasions", json!({"kind": "wedding", "day": day})),
        ("relations", json!({"kind": "child", "words": "女儿"})),
        ("facts", json!({"field_id": "field_0000000000001", "value": "mild"})),
    ] {
        app.owner().post(&format!("{own}/{part}"), body).await.ok();
    }
    let card = app.owner().get(&own).await.ok();
    let filled = path
        .replace("{occasion_id}", &text(&card["occasions"][0]["occasion_id"]))
        .replace("{relation_id}", &text(&card["relations"][0]["relation_id"]))
        .replace("{fact_id}", &text(&card["facts"][0]["fact_id"]))
        .replace("{guest_id}", &text(&guest["guest_id"]))
        .replace("{contact_id}", &text(&guest["contacts"][0]["contact_id"]))
        .replace("{note_id}", &text(&guest["notes"][0]["note_id"]));
    match filled.contains('{') {
        true => Err(format!("{path}: no row for its parameters together")),
        false => Ok(vec![Row { path: filled, missing, belongs: Belongs::Company }]),
    }
}

/// A path of a group in each store and of somebody who is in it.
async fn group_rows(app: &TestApp, path: &str, missing: &str) -> Vec<Row> {
    let mut found = Vec::new();
    for (store, belongs) in stores(app) {
        let group = things::shared(app, store).await;
        let member = things::group_member(app, &group).await;
        let filled = path.replace("{group_id}", &group).replace("{group_member_id}", &member);
        found.push(Row { path: filled, missing: missing.to_owned(), belongs });
    }
    found
}

fn stores(app: &TestApp) -> Vec<(String, Belongs)> {
    let people = app.people();
    vec![
        (people.store_a.to_string(), Belongs::To(Place::A)),
        (people.store_b.to_string(), Belongs::To(Place::B)),
    ]
}

/// A fresh thing in each store.
async fn of_each_store<F: Future<Output = String>>(
    app: &TestApp,
    make: impl Fn(String) -> F,
) -> Vec<(String, Belongs)> {
    let mut found = Vec::new();
    for (store, belongs) in stores(app) {
        found.push((make(store).await, belongs));
    }
    found
}

/// A fresh bill in each store.
async fn bills(app: &TestApp) -> Vec<(String, Belongs)> {
    let mut found = Vec::new();
    for (store, belongs) in stores(app) {
        let content = json!({"mode": "amount", "amount_minor": 50_000});
        let path = format!("/api/v1/stores/{store}/bills");
        let bill = app.owner().post(&path, json!({"guests": 2, "content": content})).await.ok();
        found.push((text(&bill["bill_id"]), belongs));
    }
    found
}

async fn sessions(app: &TestApp, person: &Person) -> Vec<(String, Belongs)> {
    let mut found = Vec::new();
    for owner in [person, other_than(app, person)] {
        let listed = app.elsewhere(owner).get("/api/v1/me/sessions").await.ok();
        let items = listed["items"].as_array().unwrap();
        let another = items.iter().find(|session| session["current"] == true).unwrap();
        found.push((text(&another["session_id"]), Belongs::Person(owner.staff_id, None)));
    }
    found
}

fn jobs(app: &TestApp, made: &Made, person: &Person, path: &str) -> Vec<(String, Belongs)> {
    // A file goes to its maker only; whoever manages jobs sees and stops everybody's.
    let managers: (&[&str], _) = (&["job.manage"], None);
    let after = (!path.ends_with("/file")).then_some(managers);
    let whose = [person, other_than(app, person)].map(|person| person.staff_id);
    let row = |staff| (made.jobs[&staff].to_string(), Belongs::Person(staff, after));
    whose.map(row).into()
}

async fn approvals(app: &TestApp, person: &Person, path: &str) -> Vec<(String, Belongs)> {
    let people = app.people();
    let deciders: &[&str] = &["approval.decide", "report.export"];
    let mut found = Vec::new();
    for (place, store) in [(Place::A, people.store_a), (Place::B, people.store_b)] {
        for asker in [person, other_than(app, person)] {
            let body = app.question(asker, Permission::ReportExport, Some(store), &[]);
            let asked = app.client(asker).post("/api/v1/approvals", body).await.ok();
            let after = (!path.ends_with("/claim")).then_some((deciders, Some(place)));
            let belongs = Belongs::Person(asker.staff_id, after);
            found.push((text(&asked["approval_id"]), belongs));
        }
    }
    found
}

/// Somebody else, who decides nothing.
fn other_than<'p>(app: &'p TestApp, person: &Person) -> &'p Person {
    let waiter = app.people().who(Preset::Waiter, Place::B);
    match waiter.staff_id == person.staff_id {
        true => app.people().who(Preset::Cashier, Place::B),
        false => waiter,
    }
}

pub fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap().to_owned()
}
