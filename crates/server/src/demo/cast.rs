//! Who acts in the demo, and in what.

use std::collections::BTreeMap;
use std::sync::Arc;

use zhike_domain::kernel::id::{CouponTemplateId, DishId, StoreId, TopUpPlanId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::kernel::time::Millis;
use zhike_domain::team::role::Preset;
use zhike_sim::plan::Gift;

use crate::platform::app::App;
use crate::platform::choices::DemoLogin;
use crate::platform::http::act::Act;
use crate::platform::http::call::Who;

/// Somebody of the staff: login, role, in which store (`None`: all), name.
pub(super) type Person = (&'static str, Preset, Option<usize>, &'static str);

/// Everybody, the owner first.
pub(super) const STAFF: &[Person] = &[
    ("owner", Preset::Owner, None, "沈老板"),
    ("marketing", Preset::HqMarketing, None, "叶市场"),
    ("manager", Preset::StoreManager, Some(0), "陆店长"),
    ("host", Preset::Host, Some(0), "小顾"),
    ("cashier", Preset::Cashier, Some(0), "小方"),
    ("waiter", Preset::Waiter, Some(0), "小汪"),
    ("manager.wl", Preset::StoreManager, Some(1), "邵店长"),
    ("host.wl", Preset::Host, Some(1), "小钱"),
    ("cashier.wl", Preset::Cashier, Some(1), "小杜"),
    ("manager.bj", Preset::StoreManager, Some(2), "姚店长"),
    ("host.bj", Preset::Host, Some(2), "小秦"),
    ("cashier.bj", Preset::Cashier, Some(2), "小金"),
];

/// The logins as the mark of the demo keeps them.
pub(super) fn logins() -> Vec<DemoLogin> {
    let login =
        |(login, preset, _, _): &Person| DemoLogin { login: (*login).to_owned(), preset: *preset };
    STAFF.iter().map(login).collect()
}

/// What the founding made: the plan's positions as ids.
#[derive(Clone)]
pub(super) struct Cast {
    /// The three stores.
    pub(super) stores: Vec<StoreId>,
    /// The dishes, in the order of the plan.
    pub(super) dishes: Vec<DishId>,
    /// Top-up plans from the smallest, with their price.
    pub(super) top_up_plans: Vec<(TopUpPlanId, Minor)>,
    /// The template of each gift.
    pub(super) templates: BTreeMap<Gift, CouponTemplateId>,
    /// Members of staff by login.
    pub(super) staff: BTreeMap<&'static str, Arc<Who>>,
    /// What their acts are called in the audit.
    pub(super) request_id: Arc<str>,
}

impl Cast {
    /// Who holds this role in this store.
    fn who(&self, preset: Preset, store: usize) -> &Arc<Who> {
        let found = STAFF.iter().find(|(_, role, at, _)| *role == preset && *at == Some(store));
        let login = found.map_or("owner", |(login, ..)| *login);
        self.staff.get(login).unwrap_or_else(|| &self.staff["owner"])
    }

    /// An act of this role in this store.
    pub(super) fn act(&self, app: &App, preset: Preset, store: usize, now: Millis) -> Act {
        let who = match preset {
            Preset::Owner | Preset::HqMarketing => &self.staff[preset_login(preset)],
            _ => self.who(preset, store),
        };
        Act::of_staff(app, who, now, &self.request_id)
    }
}

fn preset_login(preset: Preset) -> &'static str {
    if preset == Preset::HqMarketing { "marketing" } else { "owner" }
}
