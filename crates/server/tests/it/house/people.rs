//! Who is there: the owner, and each of the other roles in two stores and in the whole company.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use totp_rs::Builder;
use zhike::platform::audit::Actor;
use zhike::platform::http::act::Act;
use zhike::platform::problem::Problem;
use zhike::team::actions::approvals::{Facts, Passed, proof};
use zhike::team::actions::login::{Entry, SecondFactor, open_session};
use zhike::team::actions::me;
use zhike::team::actions::staff::{self, NewStaff};
use zhike::team::routes::login::hash;
use zhike::team::views::{ScopeKind, ScopeView};
use zhike::team::{passwords, who};
use zhike_domain::kernel::id::{RoleId, StaffId, StoreId};
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::permission::Permission;
use zhike_domain::team::role::Preset;
use zhike_store::Tx;

use super::{Client, TestApp};

pub const OWNER_PASSWORD: &str = "kettle-river-lantern-7";
pub const STAFF_PASSWORD: &str = "window-bamboo-harbour-3";

/// Where a role holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    A,
    B,
    Company,
}

impl Place {
    pub const ALL: [Place; 3] = [Place::A, Place::B, Place::Company];
}

/// A member of staff with an open session.
#[derive(Clone, Debug)]
pub struct Person {
    pub preset: Preset,
    pub place: Place,
    pub staff_id: StaffId,
    pub login: String,
    pub name: String,
    pub token: String,
    /// The secret of the second factor, where the role asks for one.
    pub secret: Option<Vec<u8>>,
}

/// Everybody, and the stores they are in.
#[derive(Clone, Debug)]
pub struct People {
    pub owner: Person,
    pub staff: Vec<Person>,
    pub store_a: StoreId,
    pub store_b: StoreId,
    /// The group that only store A is in.
    pub group_a: String,
    pub roles: BTreeMap<Preset, RoleId>,
}

impl People {
    /// Who holds this role there; an owner is always the company's.
    pub fn who(&self, preset: Preset, place: Place) -> &Person {
        if preset == Preset::Owner {
            return &self.owner;
        }
        let mut staff = self.staff.iter();
        staff.find(|person| person.preset == preset && person.place == place).unwrap()
    }

    /// Everybody with the owner.
    pub fn all(&self) -> impl Iterator<Item = &Person> {
        self.staff.iter().chain([&self.owner])
    }
}

/// The six digits of this moment.
pub fn code_now(secret: &[u8], now: Millis) -> String {
    let secret: [u8; 20] = secret.try_into().unwrap();
    let device = Builder::new().with_secret(secret).build().unwrap();
    device.generate(u64::try_from(now.0 / 1000).unwrap()).to_string()
}

/// The eight steps of the set-up, by the owner at this machine.
pub async fn set_up(test: &TestApp) -> (Client, Value) {
    let client = test.stranger();
    let owner = json!({"name": "店主甲", "login": "owner", "password": OWNER_PASSWORD});
    let me = client.post("/api/v1/setup/owner", owner).await.ok();
    let backups = test.folder().join("backups").display().to_string();
    let weekly = json!([{"weekday": 1, "from": "11:00", "to": "14:00"}]);
    for (path, body) in [
        ("company", json!({"name": "试味楼", "name_en": "Tasting House", "currency": "CNY"})),
        ("city", json!({"city": "330100", "issuer_type": "other"})),
        ("store", json!({"name": "湖滨店", "cut_over": "04:00", "zone": "Asia/Shanghai"})),
        ("hours", json!({"weekly": weekly})),
        ("guest-address", json!({"address": null})),
    ] {
        client.put(&format!("/api/v1/setup/{path}"), body).await.ok();
    }
    client.post_empty("/api/v1/setup/recovery-sheet").await.ok();
    client.post("/api/v1/setup/recovery-sheet/saved", json!({"how": "printed"})).await.ok();
    let backup = json!({"folder": backups, "daily_at": "03:30"});
    let state = client.put("/api/v1/setup/backup", backup).await.ok();
    assert_eq!(state["done"], true);
    (client, me)
}

/// Sets the house up and lets everybody in.
pub async fn move_in(test: &TestApp) -> People {
    let (client, me) = set_up(test).await;
    let secret = enrol(test, &client, OWNER_PASSWORD).await;
    // The daily backup of the day before would be made up for in every house anew.
    let settings = "/api/v1/settings/backup";
    let version = client.get(settings).await.ok()["version"].as_i64().unwrap();
    client.patch(settings, version, json!({"enabled": false})).await.ok();
    let store_a = client.get("/api/v1/stores").await.ok()["items"][0]["store_id"].clone();
    let new = json!({"code": "S02", "name": "北山店", "city": "330100"});
    let store_b = client.post("/api/v1/stores", new).await.ok()["store_id"].clone();
    let group = json!({"name": "湖区", "store_ids": [store_a]});
    let group_a = client.post("/api/v1/store-groups", group).await.ok();
    let roles = client.get("/api/v1/roles").await.ok();
    let roles: BTreeMap<Preset, RoleId> =
        roles["items"].as_array().unwrap().iter().map(role).collect();
    let owner = Person {
        preset: Preset::Owner,
        place: Place::Company,
        staff_id: id(&me["staff_id"]),
        login: "owner".to_owned(),
        name: "店主甲".to_owned(),
        token: client.cookie("zhike_lan").unwrap(),
        secret: Some(secret),
    };
    let group_a = group_a["store_group_id"].as_str().unwrap().to_owned();
    let (store_a, store_b) = (id(&store_a), id(&store_b));
    let mut people = People { owner, staff: Vec::new(), store_a, store_b, group_a, roles };
    let kept = passwords::hash(&test.app, STAFF_PASSWORD.to_owned()).await.unwrap();
    for preset in Preset::ALL.iter().copied().filter(|preset| *preset != Preset::Owner) {
        for place in Place::ALL {
            let word = format!("{place:?}").to_lowercase();
            let login = format!("{preset}.{word}").replace('_', "-");
            let person = test.hire(&people, preset, place, &login, &kept);
            people.staff.push(person);
        }
    }
    people
}

fn role(role: &Value) -> (Preset, RoleId) {
    (role["preset"].as_str().unwrap().parse().unwrap(), id(&role["role_id"]))
}

/// An id out of an answer.
pub fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(value: &Value) -> T {
    value.as_str().unwrap().parse().unwrap()
}

/// Turns the caller's second factor on; answers its secret.
pub async fn enrol(test: &TestApp, client: &Client, password: &str) -> Vec<u8> {
    let start = json!({"current_password": password});
    let started = client.post("/api/v1/me/totp/start", start).await.ok();
    let secret = data_encoding::BASE32_NOPAD.decode(started["secret"].as_str().unwrap().as_bytes());
    let secret = secret.unwrap();
    let code = code_now(&secret, test.app.clock.now());
    client.post("/api/v1/me/totp/confirm", json!({"code": code})).await.ok();
    secret
}

impl TestApp {
    /// Hires somebody through the real action, without hashing a password again.
    pub fn hire(
        &self,
        people: &People,
        preset: Preset,
        place: Place,
        login: &str,
        kept: &str,
    ) -> Person {
        let stores = match place {
            Place::A => vec![people.store_a],
            Place::B => vec![people.store_b],
            Place::Company => Vec::new(),
        };
        let kind = if stores.is_empty() { ScopeKind::Company } else { ScopeKind::Stores };
        let scope = ScopeView { kind, store_ids: stores, store_group_ids: Vec::new() };
        let name = format!("员工{preset}{place:?}");
        let (role_id, owner) = (people.roles[&preset], people.owner.staff_id);
        let login = login.to_owned();
        let (named, hashed) = ((name.clone(), login.clone()), kept.to_owned());
        let staff_id = self.act(move |act, tx| {
            let new = NewStaff {
                name: named.0.clone(),
                login: named.1.clone(),
                role_id,
                scope: scope.clone(),
                language: "zh-CN",
                password_hash: hashed.clone(),
                must_change_password: false,
            };
            staff::create(&mut acting(act, tx, owner)?.start(tx), &new)
        });
        let asked = [Preset::HqMarketing, Preset::HqAnalyst].contains(&preset);
        let secret = asked.then(|| self.enrol_without_asking(staff_id));
        let token = self.session(staff_id);
        Person { preset, place, staff_id, login, name, token, secret }
    }

    fn enrol_without_asking(&self, staff_id: StaffId) -> Vec<u8> {
        let secret = staff_id.raw().to_be_bytes().repeat(3)[..20].to_vec();
        let (kept, code) = (secret.clone(), code_now(&secret, self.app.clock.now()));
        self.act(move |act, tx| {
            let act = acting(act, tx, staff_id)?;
            let mut work = act.start(tx);
            me::start_totp(&mut work, &kept)?;
            me::confirm_totp(&mut work, &code, &["not-a-code-at-all".to_owned()])
        });
        secret
    }

    /// Opens a session without asking for a password; answers its token.
    pub fn session(&self, staff_id: StaffId) -> String {
        let token = passwords::random_letters(32).unwrap();
        let token_hash = hash(&token);
        self.act(move |act, tx| {
            let entry = Entry {
                staff_id,
                verified: "",
                index: &[],
                second: &SecondFactor::NotNeeded,
                token_hash: &token_hash,
                device: "scenario",
                address: Some("192.168.1.9"),
                remember: None,
                rehashed: None,
            };
            open_session(&mut act.start(tx), &entry).map(drop)
        });
        token
    }

    /// What a page sends to ask for a second person, with the seal that the server would have
    /// put on these facts.
    pub fn question(
        &self,
        asker: &Person,
        permission: Permission,
        store_id: Option<StoreId>,
        excess: &[Passed],
    ) -> Value {
        let (staff, hash) = (asker.staff_id.raw(), [7; 32]);
        let who = self.act(move |act, tx| who::by_staff_id(tx, &act.keyring, staff));
        let facts = Facts { permission, store_id, excess };
        let proof = proof(&self.app.keyring, &who, &hash, &facts).unwrap();
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        json!({
            "permission": permission, "store_id": store_id, "excess": excess,
            "request_hash": hex(&hash), "proof": hex(&proof), "summary": {"rows": 1}
        })
    }

    /// The same person at another browser.
    pub fn elsewhere(&self, person: &Person) -> Client {
        self.stranger().with_cookie("zhike_lan", &self.session(person.staff_id))
    }
}

/// `act` in the name of a member of staff.
fn acting(act: &Act, tx: &mut Tx<'_>, staff_id: StaffId) -> Result<Act, Problem> {
    let mut act = act.clone();
    act.who = Some(Arc::new(who::by_staff_id(tx, &act.keyring, staff_id.raw())?));
    act.actor = Actor::Staff(staff_id.raw());
    Ok(act)
}
