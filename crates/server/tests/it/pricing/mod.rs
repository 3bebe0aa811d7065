//! Offers, coupon templates, coupons.

pub mod coupons;
mod races;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use zhike::guests::actions::{NewGuest, create};
use zhike::platform::problem::Problem;
use zhike::platform::store_clock;
use zhike::pricing::actions::{Used, count_uses, return_uses};
use zhike::pricing::read::{self, Candidates};
use zhike_domain::kernel::id::{BillId, DishId, GuestId, OfferId, StoreId, TierId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::pricing::{Benefit, Members, Rule, RuleKey, WhichOffer};
use zhike_domain::team::role::Preset;
use zhike_store::Tx;

use crate::house::{Place, TestApp, both_engines, id};
use crate::input::unchanged;

both_engines! {
    SetUp: a_tier_discount_is_entered_and_every_version_of_it_stays,
        each_bad_field_of_an_offer_has_its_own_code_and_changes_nothing,
        what_is_in_force_is_changed_only_by_who_may_put_it_into_force,
        limits_and_budgets_are_counted_and_never_passed,
        rounding_is_chosen_within_reason;
}

pub const OFFERS: &str = "/api/v1/offers";

/// Somebody with a phone of the block for tests.
pub fn guest(app: &TestApp, number: u32) -> GuestId {
    let store_id = app.people().store_a;
    app.act(move |act, tx| {
        let new = NewGuest {
            name: Some("林晚".parse().unwrap()),
            title: None,
            sex: None,
            phones: vec![format!("154{number:08}").parse().unwrap()],
            birthday: None,
            note: None,
            dietary: BTreeSet::new(),
            vip: false,
            store_id,
        };
        create(&mut act.start(tx), &new)
    })
}

/// What a bill of this guest may use.
pub fn candidates(app: &TestApp, guest_id: Option<GuestId>, bill: Option<BillId>) -> Candidates {
    let (store_id, now) = (app.people().store_a, app.app.clock.now());
    let ask = move |tx: &mut Tx<'_>| {
        let at = store_clock::of(tx, store_id)?.moment(now);
        read::candidates(tx, store_id, guest_id, bill, &at)
    };
    let found: Result<Candidates, Problem> = app.app.store.read_blocking(ask);
    found.unwrap()
}

fn nine_for_gold(gold: TierId) -> Value {
    json!({"name": "金卡9折", "active": true,
        "benefit": {"kind": "tier", "rates": [{"tier_id": gold, "pay_bp": 9000}]},
        "conditions": {"schedule": {"weekdays": [1, 2, 3, 4]}, "channels": ["dine_in"],
            "minimum": {"need_minor": 10000, "of": "lane_start"}}})
}

async fn a_tier_discount_is_entered_and_every_version_of_it_stays(app: &TestApp) {
    let (owner, gold) = (app.owner(), TierId::from_raw(3));
    let made = owner.post(OFFERS, nine_for_gold(gold)).await.ok();
    let offer_id: OfferId = id(&made["offer_id"]);
    let path = format!("{OFFERS}/{offer_id}");
    assert_eq!((&made["state"], &made["rule_version"]), (&json!("active"), &json!(1)));
    assert_eq!(made["offer"]["special_prices"], "leave");
    // It is Sunday: the offer is told, so that the guest hears why it does not work.
    let found = candidates(app, None, None);
    let which = found.offers[0].which();
    assert_eq!(found.names[&which].name, "金卡9折");
    let lower = json!({"name": "金卡88折",
        "benefit": {"kind": "tier", "rates": [{"tier_id": gold, "pay_bp": 8800}]}});
    let changed = owner.patch(&path, 1, lower).await.ok();
    assert_eq!((&changed["version"], &changed["rule_version"]), (&json!(2), &json!(2)));
    assert_eq!(changed["offer"]["conditions"], made["offer"]["conditions"]);
    let limited = owner.patch(&path, 2, json!({"per_guest": 5})).await.ok();
    assert_eq!(limited["rule_version"], 2);
    let rule = move |version| Rule { key: RuleKey::Offer(offer_id), version };
    let named = [1, 2].map(|version| WhichOffer { rule: rule(version), coupon_id: None });
    let names = app.app.store.read_blocking(move |tx| read::names(tx, &named)).unwrap();
    assert_eq!(names[&named[0]].name, "金卡9折");
    assert_eq!(names[&named[1]].name, "金卡88折");
    let first = app.app.store.read_blocking(move |tx| read::rule_in_version(tx, rule(1))).unwrap();
    let Benefit::Tier { rates } = first.unwrap().benefit else { panic!("another benefit") };
    assert_eq!(rates[0].pay_bp.raw(), 9000);
    let stopped = owner.patch(&path, 3, json!({"active": false})).await.ok();
    assert_eq!(stopped["state"], "stopped");
    assert!(candidates(app, None, None).offers.is_empty());
    owner.patch(&path, 1, json!({"active": true})).await.refused(412, "conflict.stale");
    owner.delete(&path, 4).await.ok();
    owner.get(&path).await.refused(404, "thing.not_there");
    assert_eq!(owner.get(OFFERS).await.ok()["items"], json!([]));
    let told = "select count(*) from outbox where kind = 'offer.changed'";
    assert_eq!(app.row::<i64>(told), 5);
}

type BadField = (&'static str, Value, &'static str, &'static str);

fn bad_benefits() -> Vec<BadField> {
    let nowhere = DishId::from_raw(5);
    let falling = json!({"kind": "steps", "reach": "amount", "steps": [
        {"from": 200, "off": {"by": "amount", "off_minor": 1}},
        {"from": 100, "off": {"by": "amount", "off_minor": 2}}]});
    let gift = json!({"kind": "gift", "buy": 1, "dish_id": nowhere, "free": 1, "at_most": null});
    let nothing = json!({"kind": "cash", "off_minor": 0});
    let more = json!({"kind": "percent", "pay_bp": 10001});
    let no_tier = json!({"kind": "tier", "rates": []});
    let strange = json!({"kind": "tier", "rates": [
        {"tier_id": TierId::from_raw(9), "pay_bp": 9_000}]});
    vec![
        ("benefit", json!({"kind": "magic"}), "input.bad_value", "/benefit"),
        ("benefit", nothing, "offer.nothing_off", "/benefit"),
        ("benefit", more, "rate.out_of_range", "/benefit"),
        ("benefit", no_tier, "offer.nothing_off", "/benefit"),
        ("benefit", strange, "tier.not_there", "/benefit/rates"),
        ("benefit", falling, "offer.steps_not_rising", "/benefit"),
        ("benefit", gift, "offer.wrong_lane", "/lane"),
    ]
}

fn bad_fields() -> Vec<BadField> {
    let nowhere = json!({"of": "dishes", "dish_ids": [DishId::from_raw(5)]});
    let no_day = json!({"schedule": {"weekdays": [0]}});
    let no_tier = json!({"members": {"who": "tiers", "tier_ids": []}});
    let strange = json!({"members": {"who": "tiers", "tier_ids": [TierId::from_raw(9)]}});
    let no_store = json!({"store_ids": [StoreId::from_raw(9)]});
    vec![
        ("name", json!(" "), "name.empty", "/name"),
        ("tier", json!(1), "input.unknown_field", "/tier"),
        ("conditions", no_day, "offer.schedule", "/conditions/schedule"),
        ("conditions", no_tier, "offer.unmeetable", "/conditions"),
        ("conditions", strange, "tier.not_there", "/conditions/members"),
        ("conditions", no_store, "offer.store_not_there", "/conditions/store_ids"),
        ("dishes", nowhere, "dish.not_there", "/dishes"),
        ("per_guest", json!(0), "offer.limit_not_valid", "/per_guest"),
        ("budget_minor", json!(0), "offer.limit_not_valid", "/budget_minor"),
        ("max_off_minor", json!(0), "offer.nothing_off", "/benefit"),
        ("group", json!(""), "name.empty", "/group"),
    ]
}

async fn each_bad_field_of_an_offer_has_its_own_code_and_changes_nothing(app: &TestApp) {
    let owner = app.owner();
    unchanged(app, async || {
        for (field, value, code, pointer) in [bad_benefits(), bad_fields()].concat() {
            let mut body = json!({"name": "优惠", "benefit": {"kind": "cash", "off_minor": 100}});
            body[field] = value;
            let answer = owner.post(OFFERS, body).await;
            let shown = answer.tell();
            assert_eq!((answer.status, answer.code().as_str()), (422, code), "{shown}");
            let told = answer.json()["errors"][0]["pointer"].as_str().unwrap().to_owned();
            assert!(told.starts_with(pointer), "{shown}");
        }
    })
    .await;
}

async fn what_is_in_force_is_changed_only_by_who_may_put_it_into_force(app: &TestApp) {
    let (owner, people) = (app.owner(), app.people());
    let role = format!("/api/v1/roles/{}", people.roles[&Preset::HqMarketing]);
    let only = json!({"permissions": ["offer.read", "offer.edit"]});
    owner.patch(&role, 1, only).await.ok();
    let writer = app.elsewhere(people.who(Preset::HqMarketing, Place::Company));
    let draft = json!({"name": "草稿", "benefit": {"kind": "cash", "off_minor": 100}});
    let made = writer.post(OFFERS, draft).await.ok();
    let path = format!("{OFFERS}/{}", made["offer_id"].as_str().unwrap());
    writer.patch(&path, 1, json!({"position": 3})).await.ok();
    unchanged(app, async || {
        let refused = writer.patch(&path, 2, json!({"active": true})).await;
        let problem = refused.refused(403, "permission.missing");
        assert_eq!(problem["params"]["permission"], "offer.activate");
        let active = nine_for_gold(TierId::from_raw(3));
        writer.post(OFFERS, active).await.refused(403, "permission.missing");
        writer.delete(&path, 2).await.refused(403, "permission.missing");
    })
    .await;
    owner.patch(&path, 2, json!({"active": true})).await.ok();
    let more = json!({"benefit": {"kind": "cash", "off_minor": 9900}});
    writer.patch(&path, 3, more).await.refused(403, "permission.missing");
}

async fn limits_and_budgets_are_counted_and_never_passed(app: &TestApp) {
    let (owner, somebody) = (app.owner(), guest(app, 1));
    let body = json!({"name": "新客立减", "active": true, "per_guest": 2, "budget_minor": 2500,
        "benefit": {"kind": "cash", "off_minor": 1000}});
    let offer_id: OfferId = id(&owner.post(OFFERS, body).await.ok()["offer_id"]);
    let used = [Used { offer_id, off_minor: Minor::from_raw(1000) }];
    let count = || {
        app.act(move |act, tx| count_uses(&mut act.start(tx), &used, Some(somebody)));
    };
    count();
    let left = |guest_id| {
        let found = candidates(app, guest_id, None);
        (found.offers[0].uses_left, found.offers[0].budget_left_minor.map(Minor::raw))
    };
    assert_eq!(left(Some(somebody)), (Some(1), Some(1500)));
    count();
    assert_eq!(left(Some(somebody)), (Some(0), Some(500)));
    assert_eq!(left(Some(guest(app, 2))), (Some(2), Some(500)));
    // Nobody can count how often a stranger had it.
    let stranger = candidates(app, None, None);
    assert_eq!(stranger.offers[0].offer.conditions.members, Members::Members);
    unchanged(app, async || {
        let act = zhike::platform::http::act::Act::of_system(&app.app, "scenario");
        let over = app
            .app
            .store
            .write_blocking(move |tx| count_uses(&mut act.start(tx), &used, Some(somebody)));
        assert_eq!(over.unwrap_err().code, "offer.budget_used_up");
    })
    .await;
    app.act(move |act, tx| return_uses(&mut act.start(tx), &used, Some(somebody)));
    assert_eq!(left(Some(somebody)), (Some(1), Some(1500)));
}

async fn rounding_is_chosen_within_reason(app: &TestApp) {
    let (owner, path) = (app.owner(), "/api/v1/pricing-rules");
    let to = |step: i64| json!({"round_off": {"step_minor": step, "rounding": "down"}});
    let first = owner.get(path).await.ok();
    assert_eq!(first, json!({"rules": {"round_off": null}, "version": 0}));
    unchanged(app, async || {
        for step in [0, -1, 10_001] {
            let answer = owner.put(path, to(step)).if_match(0).await;
            let problem = answer.refused(422, "pricing.round_off_step");
            assert_eq!(problem["errors"][0]["pointer"], "/round_off/step_minor");
        }
        let sideways = json!({"round_off": {"step_minor": 10, "rounding": "sideways"}});
        owner.put(path, sideways).if_match(0).await.refused(422, "input.bad_value");
    })
    .await;
    owner.put(path, to(10)).if_match(0).await.ok();
    owner.put(path, to(100)).if_match(0).await.refused(412, "conflict.stale");
    let rules = app.app.store.read_blocking(read::rules).unwrap();
    assert_eq!(rules.round_off.map(|round_off| round_off.step_minor.raw()), Some(10));
}
