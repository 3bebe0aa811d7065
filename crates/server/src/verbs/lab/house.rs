//! What a house has once: its owner and store, somebody at the till, a menu, an offer, a coupon.

use std::sync::Arc;

use serde_json::{Value, json};
use zhike_domain::kernel::id::{CouponTemplateId, RoleId, StaffId, StoreId};
use zhike_domain::settings::company::Currency;
use zhike_domain::team::role::Preset;
use zhike_store::{Tx, p};

use crate::ordering::actions::{categories, dishes};
use crate::platform::app::App;
use crate::platform::audit::Actor;
use crate::platform::http::act::{Act, Work};
use crate::platform::http::call::refuse;
use crate::platform::problem::Problem;
use crate::pricing::actions::{offers, templates};
use crate::settings::actions::company::CompanyChange;
use crate::settings::actions::stores::{self, Wanted};
use crate::setup::{self, Step};
use crate::team::actions::keys::{self, NewKey};
use crate::team::actions::login::{Entry, SecondFactor, open_session};
use crate::team::actions::staff::{self, NewStaff};
use crate::team::routes::login::hash;
use crate::team::sql::role::{self as role_sql, RoleRow};
use crate::team::views::{ScopeKind, ScopeView};
use crate::team::{passwords, who};

/// Nobody's password: the lab's people come in by the sessions it opens.
const NO_PASSWORD: &str = "-";
/// Dishes on the menu, in so many categories.
const DISHES: u32 = 60;
const CATEGORIES: u32 = 6;

/// The house, and how to get in.
pub struct Made {
    /// Its store.
    pub store_id: StoreId,
    /// What the guests' coupons are of: ¥20 off from ¥100.
    pub template_id: CouponTemplateId,
    /// Who stands at the till.
    cashier: StaffId,
    /// Opens the till's page: the value of the login cookie.
    session: String,
    /// The key of another maker's till.
    key: String,
    menu: Vec<Value>,
}

impl Made {
    /// For whoever drives the house.
    #[must_use]
    pub fn notes(&self) -> Value {
        json!({
            "store_id": self.store_id, "cashier": self.cashier, "session": self.session,
            "key": self.key, "menu": self.menu
        })
    }
}

/// Writes it all.
pub fn make(app: &App) -> Result<Made, Problem> {
    let (session, key) = (passwords::random_letters(32)?, passwords::random_letters(32)?);
    let act = Act::of_system(app, "lab");
    let (owner, store_id) = app.store.write_blocking(move |tx| found(&act, tx))?;
    let by = |app: &App| Act::of_system(app, "lab");
    let (act, token_hash, secret) = (by(app), hash(&session), key.clone());
    let cashier = app.store.write_blocking(move |tx| {
        let act = in_the_name_of(&act, tx, owner)?;
        let mut work = act.start(tx);
        let new =
            NewKey {
                name: name("收银机")?, store_ids: vec![store_id], refund_limit_minor: None
            };
        keys::create(&mut work, &new, &secret)?;
        let cashier = hire(&mut work, store_id)?;
        enter(&mut work, cashier, &token_hash)?;
        Ok::<_, Problem>(cashier)
    })?;
    let mut menu = Vec::new();
    for category in 0..CATEGORIES {
        let act = by(app);
        menu.extend(app.store.write_blocking(move |tx| {
            let act = in_the_name_of(&act, tx, owner)?;
            write_category(&mut act.start(tx), category)
        })?);
    }
    let act = by(app);
    let template_id = app.store.write_blocking(move |tx| {
        let act = in_the_name_of(&act, tx, owner)?;
        write_offers(&mut act.start(tx))
    })?;
    Ok(Made { store_id, template_id, cashier, session, key, menu })
}

/// Opens the till's page anew; gives the value of the login cookie.
pub fn enter_again(app: &App, cashier: StaffId) -> Result<String, Problem> {
    let session = passwords::random_letters(32)?;
    let (act, token_hash) = (Act::of_system(app, "lab"), hash(&session));
    app.store.write_blocking(move |tx| {
        let act = in_the_name_of(&act, tx, cashier)?;
        enter(&mut act.start(tx), cashier, &token_hash)
    })?;
    Ok(session)
}

fn enter(work: &mut Work<'_, '_>, cashier: StaffId, token_hash: &[u8]) -> Result<(), Problem> {
    let entry = Entry {
        staff_id: cashier,
        verified: "",
        index: &[],
        second: &SecondFactor::NotNeeded,
        token_hash,
        device: "lab",
        address: None,
        remember: None,
        rehashed: None,
    };
    open_session(work, &entry).map(drop)
}

fn in_the_name_of(act: &Act, tx: &mut Tx<'_>, staff_id: StaffId) -> Result<Act, Problem> {
    let who = who::by_staff_id(tx, &act.keyring, staff_id.raw())?;
    let mut act = act.clone();
    act.who = Some(Arc::new(who));
    act.actor = Actor::Staff(staff_id.raw());
    Ok(act)
}

fn name(text: &str) -> Result<zhike_domain::kernel::name::Name, Problem> {
    text.parse().map_err(refuse)
}

fn body<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Problem> {
    serde_json::from_value(value).map_err(Problem::fault)
}

/// The steps of the set-up.
fn found(act: &Act, tx: &mut Tx<'_>) -> Result<(StaffId, StoreId), Problem> {
    let mut work = act.start(tx);
    let owner = setup::actions::owner(&mut work, "店主", "owner", "zh-CN", NO_PASSWORD)?;
    let house = name("试味楼")?;
    let named = CompanyChange { name: Some(house.clone()), ..CompanyChange::default() };
    setup::actions::company(&mut work, &named, &house, Currency::Cny)?;
    let place = CompanyChange {
        city: Some("330100".parse().map_err(refuse)?),
        issuer_type: Some("other".parse().map_err(refuse)?),
        ..CompanyChange::default()
    };
    setup::actions::company_step(&mut work, Step::City, &place)?;
    let wanted = Wanted {
        code: "S01".parse().map_err(refuse)?,
        name: name("湖滨店")?,
        name_zh_tw: None,
        name_en: None,
        city: place.city,
        zone: "Asia/Shanghai".parse().map_err(Problem::fault)?,
        cut_over: "04:00".parse().map_err(refuse)?,
        phone: None,
        weekly: Vec::new(),
    };
    setup::actions::store(&mut work, Step::Store, |_kept| Ok(wanted.clone()))?;
    for step in [Step::Hours, Step::GuestAddress, Step::RecoverySheet, Step::Backup] {
        setup::actions::finish(&mut work, step)?;
    }
    let store = stores::first(work.tx)?.ok_or_else(Problem::not_there)?;
    Ok((owner, StoreId::from_raw(store.store_id)))
}

fn hire(work: &mut Work<'_, '_>, store_id: StoreId) -> Result<StaffId, Problem> {
    let roles: Vec<RoleRow> = work.tx.all(&role_sql::LIST, p![])?;
    let manager = Some(Preset::StoreManager.as_str());
    let role = roles.into_iter().find(|role| role.preset.as_deref() == manager);
    let role_id = RoleId::from_raw(role.ok_or_else(Problem::not_there)?.role_id);
    let scope =
        ScopeView { kind: ScopeKind::Stores, store_ids: vec![store_id], store_group_ids: vec![] };
    let new = NewStaff {
        name: "收银甲".to_owned(),
        login: "till".to_owned(),
        role_id,
        scope,
        language: "zh-CN",
        password_hash: NO_PASSWORD.to_owned(),
        must_change_password: false,
    };
    staff::create(work, &new)
}

fn write_category(work: &mut Work<'_, '_>, category: u32) -> Result<Vec<Value>, Problem> {
    let each = DISHES / CATEGORIES;
    let title = json!({"name": format!("分类{category}"), "position": category});
    let category_id = categories::create(work, &body(title)?)?;
    let mut menu = Vec::new();
    for place in category * each..(category + 1) * each {
        let (code, price) = (format!("D{place:03}"), 1_800 + i64::from(place) * 100);
        let dish = json!({
            "name": format!("招牌菜{place}"), "code": code, "category_id": category_id,
            "list_minor": price, "position": place
        });
        let dish_id = dishes::create(work, &body(dish)?)?;
        menu.push(json!({"dish_id": dish_id, "code": code, "list_minor": price}));
    }
    Ok(menu)
}

/// 会员9折 by itself, and ¥20 off as a coupon that goes together with it.
fn write_offers(work: &mut Work<'_, '_>) -> Result<CouponTemplateId, Problem> {
    let tenth = json!({
        "name": "会员九折", "active": true, "position": 1, "stacking": "compound",
        "benefit": {"kind": "percent", "pay_bp": 9_000},
        "conditions": {"members": {"who": "members"}}
    });
    offers::create(work, &body(tenth)?)?;
    let twenty = json!({
        "name": "满100减20", "face_minor": 2_000, "position": 8, "stacking": "compound",
        "benefit": {"kind": "cash", "off_minor": 2_000},
        "conditions": {"minimum": {"need_minor": 10_000, "of": "lane_start"}},
        "term": {"kind": "days", "after": 0, "days": 3_650}
    });
    templates::create(work, &body(twenty)?)
}
