//! The founding: what the wizard, the staff page, the menu page and the programme page would have
//! written.

use std::collections::BTreeMap;
use std::sync::Arc;

use zhike_domain::kernel::id::{CategoryId, DishId, RoleId, StoreId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::DayMinute;
use zhike_domain::membership::top_up::TopUpPlan;
use zhike_domain::settings::company::{Currency, IssuerType};
use zhike_domain::settings::hours::OpenPeriod;
use zhike_domain::team::role::Preset;
use zhike_sim::plan::{DISHES, Gift, STORES};
use zhike_store::Tx;

use super::cast::{self, Cast, STAFF};
use super::{PASSWORD, house_rules as rules, moment};
use crate::membership::actions::{plans, programme};
use crate::ordering::actions::{categories, charges, dishes};
use crate::platform::app::App;
use crate::platform::choices::{self, DemoMark};
use crate::platform::http::act::{Act, Done, Work};
use crate::platform::http::call::{Who, refuse};
use crate::platform::problem::Problem;
use crate::pricing::actions::{offers, templates};
use crate::settings::actions::company::CompanyChange;
use crate::settings::actions::stores::{self, Wanted};
use crate::setup::{self, Step};
use crate::team::actions::staff::{self, NewStaff};
use crate::team::views::{ScopeKind, ScopeView};
use crate::team::who;

const REQUEST: &str = "demo";

/// Sets the house up: one transaction for each page that would have been sent.
pub(super) fn found(app: &App, password_hash: &str, seed: u64) -> Result<Cast, Problem> {
    let owner = owner(app, password_hash, seed)?;
    let stores = open_stores(app, &owner)?;
    let mut staff = BTreeMap::from([("owner", Arc::clone(&owner))]);
    staff.extend(hire(app, &owner, &stores, password_hash)?);
    let dishes = menu(app, &owner, &stores)?;
    let (templates, top_up_plans) = promises(app, &owner, &dishes)?;
    let request_id = Arc::from(REQUEST);
    Ok(Cast { stores, dishes, top_up_plans, templates, staff, request_id })
}

/// Runs an action of one member of staff.
fn by<T: Send + 'static>(
    app: &App,
    who: &Arc<Who>,
    action: impl Fn(&mut Work<'_, '_>) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let act = Act::of_staff(app, who, app.clock.now(), &Arc::from(REQUEST));
    app.store.write_blocking(move |tx| action(&mut act.start(tx)))
}

/// The wizard's eight steps.
fn owner(app: &App, password_hash: &str, seed: u64) -> Result<Arc<Who>, Problem> {
    let act = Act::of_system(app, REQUEST);
    let hash = password_hash.to_owned();
    let keyring = app.keyring.clone();
    let first = first_store()?;
    let made = app.store.write_blocking(move |tx| {
        let mut work = act.start(tx);
        let mark = DemoMark {
            on: true,
            seed,
            ends_at: None,
            password: PASSWORD.to_owned(),
            logins: cast::logins(),
        };
        choices::set(work.tx, &mark, 0, act.now)?;
        let (login, _, _, name) = STAFF[0];
        let staff_id = setup::actions::owner(&mut work, name, login, "zh-CN", &hash)?;
        set_up(&mut work, &first)?;
        who::by_staff_id(work.tx, &keyring, staff_id.raw())
    });
    made.map(Arc::new)
}

fn set_up(work: &mut Work<'_, '_>, first: &Wanted) -> Result<(), Problem> {
    let name = "西湖小馆".parse().map_err(refuse)?;
    let change = CompanyChange {
        name_zh_tw: Some(Some("西湖小館".parse().map_err(refuse)?)),
        name_en: Some(Some("West Lake Kitchen".parse().map_err(refuse)?)),
        ..CompanyChange::default()
    };
    setup::actions::company(work, &change, &name, Currency::Cny)?;
    let place = CompanyChange {
        city: Some("330100".parse().map_err(refuse)?),
        issuer_type: Some(IssuerType::Other),
        ..CompanyChange::default()
    };
    setup::actions::company_step(work, Step::City, &place)?;
    let closed = Wanted { weekly: Vec::new(), ..first.clone() };
    setup::actions::store(work, Step::Store, |_kept| Ok(closed.clone()))?;
    setup::actions::store(work, Step::Hours, |_kept| Ok(first.clone()))?;
    let no_address = CompanyChange { guest_address: Some(None), ..CompanyChange::default() };
    setup::actions::company_step(work, Step::GuestAddress, &no_address)?;
    work.audit(Done { action: "key.sheet_saved", ..Done::default() })?;
    setup::actions::finish(work, Step::RecoverySheet)?;
    // Backups stay off: of invented data they would only fill the disk.
    setup::actions::finish(work, Step::Backup)
}

fn first_store() -> Result<Wanted, Problem> {
    store(0)
}

/// A store as the plan names it, open for lunch and dinner every day.
fn store(at: usize) -> Result<Wanted, Problem> {
    let (name, code) = STORES[at];
    let minute = |text: &str| text.parse::<DayMinute>().map_err(refuse);
    let (noon, evening) =
        ((minute("10:30")?, minute("14:00")?), (minute("16:30")?, minute("21:30")?));
    let both = |weekday| [noon, evening].map(|(from, to)| OpenPeriod { weekday, from, to });
    Ok(Wanted {
        code: code.parse().map_err(refuse)?,
        name: name.parse().map_err(refuse)?,
        name_zh_tw: None,
        name_en: Some(rules::STORE_NAMES_EN[at].parse().map_err(refuse)?),
        city: Some("330100".parse().map_err(refuse)?),
        zone: moment::ZONE.parse().map_err(refuse)?,
        cut_over: DayMinute::DEFAULT_CUT_OVER,
        phone: None,
        weekly: (1..=7).flat_map(both).collect(),
    })
}

fn open_stores(app: &App, owner: &Arc<Who>) -> Result<Vec<StoreId>, Problem> {
    let first = app.store.read_blocking(stores::first)?.ok_or_else(Problem::not_there)?;
    let mut opened = vec![StoreId::from_raw(first.store_id)];
    for at in 1..STORES.len() {
        let wanted = store(at)?;
        opened.push(by(app, owner, move |work| stores::create(work, &wanted))?);
    }
    Ok(opened)
}

fn roles(tx: &mut Tx<'_>) -> Result<BTreeMap<Preset, RoleId>, Problem> {
    let rows: Vec<crate::team::sql::role::RoleRow> = tx.all(&crate::team::sql::role::LIST, &[])?;
    let role = |row: crate::team::sql::role::RoleRow| {
        let preset = row.preset.as_deref().and_then(|text| text.parse().ok())?;
        Some((preset, RoleId::from_raw(row.role_id)))
    };
    Ok(rows.into_iter().filter_map(role).collect())
}

fn hire(
    app: &App,
    owner: &Arc<Who>,
    stores: &[StoreId],
    password_hash: &str,
) -> Result<Vec<(&'static str, Arc<Who>)>, Problem> {
    let roles = app.store.read_blocking(roles)?;
    let mut hired = Vec::new();
    for (login, preset, store, name) in STAFF.iter().skip(1) {
        let role_id = *roles.get(preset).ok_or_else(Problem::not_there)?;
        let (kind, store_ids) = match store {
            Some(at) => (ScopeKind::Stores, vec![stores[*at]]),
            None => (ScopeKind::Company, Vec::new()),
        };
        let scope = ScopeView { kind, store_ids, store_group_ids: Vec::new() };
        let (hash, keyring) = (password_hash.to_owned(), app.keyring.clone());
        let made = by(app, owner, move |work| {
            let new = NewStaff {
                name: (*name).to_owned(),
                login: (*login).to_owned(),
                role_id,
                scope: scope.clone(),
                language: "zh-CN",
                password_hash: hash.clone(),
                must_change_password: false,
            };
            let staff_id = staff::create(work, &new)?;
            who::by_staff_id(work.tx, &keyring, staff_id.raw())
        })?;
        hired.push((*login, Arc::new(made)));
    }
    Ok(hired)
}

fn menu(app: &App, owner: &Arc<Who>, stores: &[StoreId]) -> Result<Vec<DishId>, Problem> {
    let mut category_ids: Vec<CategoryId> = Vec::new();
    for body in rules::categories()? {
        category_ids.push(by(app, owner, move |work| categories::create(work, &body))?);
    }
    let mut dish_ids = Vec::new();
    for (at, planned) in DISHES.iter().enumerate() {
        let body = rules::dish(at, planned, category_ids[planned.category])?;
        dish_ids.push(by(app, owner, move |work| dishes::create(work, &body))?);
    }
    for store_id in stores.iter().copied() {
        let body = rules::charges()?;
        by(app, owner, move |work| charges::set(work, store_id, 0, &body))?;
    }
    Ok(dish_ids)
}

type Promises = (
    BTreeMap<Gift, zhike_domain::kernel::id::CouponTemplateId>,
    Vec<(zhike_domain::kernel::id::TopUpPlanId, Minor)>,
);

/// Rounding, offers, coupon templates, the programme, top-up plans.
fn promises(app: &App, owner: &Arc<Who>, dishes: &[DishId]) -> Result<Promises, Problem> {
    let pricing = rules::pricing_rules()?;
    by(app, owner, move |work| {
        let now = work.now();
        choices::set(work.tx, &pricing, 0, now)?;
        work.audit(Done { action: "pricing_rules.updated", ..Done::default() })
    })?;
    for body in rules::offers(dishes)? {
        by(app, owner, move |work| offers::create(work, &body))?;
    }
    let mut template_ids = BTreeMap::new();
    for gift in Gift::ALL {
        let body = rules::template(gift, dishes)?;
        template_ids.insert(gift, by(app, owner, move |work| templates::create(work, &body))?);
    }
    let welcome = template_ids.get(&Gift::Welcome).copied().ok_or_else(Problem::not_there)?;
    let wanted = rules::programme(welcome)?;
    by(app, owner, move |work| programme::save(work, 0, &wanted))?;
    let mut top_up_plans = Vec::new();
    for (name, name_en, pay, bonus) in rules::TOP_UP_PLANS {
        let plan = TopUpPlan {
            name: name.parse().map_err(refuse)?,
            pay_minor: Minor::from_raw(pay),
            bonus_minor: Minor::from_raw(bonus),
            bonus_months: Some(12),
            sold_until: None,
        };
        let name_en = Some(name_en.parse().map_err(refuse)?);
        let wanted = plans::Wanted { plan, name_zh_tw: None, name_en };
        let plan_id = by(app, owner, move |work| plans::create(work, &wanted))?;
        top_up_plans.push((plan_id, Minor::from_raw(pay)));
    }
    Ok((template_ids, top_up_plans))
}
