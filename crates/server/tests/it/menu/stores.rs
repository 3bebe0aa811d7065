//! What one store does otherwise: its own prices, not on sale, sold out, charges.

use serde_json::{Value, json};
use zhike::ordering::read;
use zhike::platform::problem::Problem;
use zhike_domain::kernel::id::{ChargeId, DishId, StoreId};
use zhike_domain::ordering::Channel;
use zhike_domain::team::role::Preset;

use super::{DISHES, dish};
use crate::house::{HOUR, Place, TestApp, both_engines};
use crate::input::unchanged;

both_engines! {
    SetUp: a_price_of_one_store_touches_no_other,
        what_is_sold_out_until_the_day_ends_is_there_on_the_next_business_day,
        what_is_sold_out_or_not_on_sale_cannot_be_ordered_but_is_still_priced,
        charges_are_set_in_their_order_and_keep_their_ids,
        the_kitchen_marks_what_is_sold_out_and_head_office_reads_the_menu;
}

fn store(store_id: StoreId) -> String {
    format!("/api/v1/stores/{store_id}")
}

async fn on_menu(app: &TestApp, store_id: StoreId, dish_id: DishId) -> Value {
    let menu =
        app.elsewhere(&app.people().owner).get(&format!("{}/menu", store(store_id))).await.ok();
    let dishes = menu["dishes"].as_array().unwrap();
    dishes.iter().find(|dish| dish["dish_id"] == dish_id.to_string()).unwrap().clone()
}

async fn a_price_of_one_store_touches_no_other(app: &TestApp) {
    let (people, dish_id) = (app.people(), dish(app, "粥", 1200).await);
    let manager = app.client(people.who(Preset::StoreManager, Place::A));
    let path = |store_id| format!("{}/dishes/{dish_id}", store(store_id));
    let own = json!({"list_minor": 1500, "on_sale": true});
    let set = manager.put(&path(people.store_a), own.clone()).if_match(0).await.ok();
    assert_eq!((&set["list_minor"], &set["store_list_minor"]), (&json!(1200), &json!(1500)));
    let there = on_menu(app, people.store_b, dish_id).await;
    assert_eq!((&there["store_list_minor"], &there["store_version"]), (&Value::Null, &json!(0)));
    unchanged(app, async || {
        let other = manager.put(&path(people.store_b), own.clone()).if_match(0).await;
        other.refused(404, "thing.not_there");
        let below = json!({"list_minor": -1, "on_sale": true});
        let below = manager.put(&path(people.store_a), below).if_match(1).await;
        below.refused(422, "dish.negative_price");
        let company = manager.patch(&format!("{DISHES}/{dish_id}"), 1, json!({"list_minor": 1}));
        company.await.refused(403, "permission.company_only");
    })
    .await;
    let (a, b) = (people.store_a, people.store_b);
    let priced = move |tx: &mut zhike_store::Tx<'_>, store_id| {
        let found = read::dishes(tx, store_id, &[dish_id], zhike_domain::kernel::time::Millis(0))?;
        Ok::<_, Problem>(found[&dish_id].dish.list_minor.raw())
    };
    let both = app.app.store.read_blocking(move |tx| Ok((priced(tx, a)?, priced(tx, b)?)));
    let both: Result<(i64, i64), Problem> = both;
    assert_eq!(both.unwrap(), (1500, 1200));
    let back = json!({"list_minor": null, "on_sale": true});
    manager.put(&path(a), back).if_match(1).await.ok();
    assert_eq!(on_menu(app, a, dish_id).await["store_list_minor"], Value::Null);
}

async fn what_is_sold_out_until_the_day_ends_is_there_on_the_next_business_day(app: &TestApp) {
    let (people, dish_id) = (app.people(), dish(app, "粥", 1200).await);
    let waiter = app.client(people.who(Preset::Waiter, Place::A));
    let path = format!("{}/dishes/{dish_id}/sold-out", store(people.store_a));
    let until = json!({"sold_out": true, "until_day_end": true});
    let marked = waiter.post(&path, until).await.ok();
    // It is 18:00 in Shanghai, and the day ends at 04:00.
    assert_eq!(marked["sold_out_until"], "2026-11-22T20:00:00.000Z");
    app.pass(9 * HOUR);
    assert_eq!(on_menu(app, people.store_a, dish_id).await["sold_out"], true);
    assert_eq!(on_menu(app, people.store_b, dish_id).await["sold_out"], false);
    app.pass(HOUR);
    assert_eq!(on_menu(app, people.store_a, dish_id).await["sold_out"], false);
    let manager = people.who(Preset::StoreManager, Place::A);
    app.elsewhere(manager).post(&path, json!({"sold_out": true})).await.ok();
    app.pass(48 * HOUR);
    assert_eq!(on_menu(app, people.store_a, dish_id).await["sold_out"], true);
    app.elsewhere(manager).post(&path, json!({"sold_out": false})).await.ok();
    assert_eq!(on_menu(app, people.store_a, dish_id).await["sold_out"], false);
}

async fn what_is_sold_out_or_not_on_sale_cannot_be_ordered_but_is_still_priced(app: &TestApp) {
    let (owner, store_a) = (app.owner(), app.people().store_a);
    let (sold_out, gone) = (dish(app, "粥", 1200).await, dish(app, "面", 900).await);
    let off = dish(app, "饭", 300).await;
    let base = store(store_a);
    let mark = format!("{base}/dishes/{sold_out}/sold-out");
    owner.post(&mark, json!({"sold_out": true})).await.ok();
    let not = json!({"list_minor": null, "on_sale": false});
    owner.put(&format!("{base}/dishes/{off}"), not).if_match(0).await.ok();
    owner.delete(&format!("{DISHES}/{gone}"), 1).await.ok();
    let now = app.app.clock.now();
    let never = DishId::from_raw(77);
    for (dish_id, code) in [
        (sold_out, "dish.sold_out"),
        (off, "dish.not_on_sale"),
        (gone, "dish.not_on_sale"),
        (never, "dish.not_there"),
    ] {
        let ask = move |tx: &mut zhike_store::Tx<'_>| read::dishes(tx, store_a, &[dish_id], now);
        let problem = app.app.store.read_blocking(ask).unwrap_err();
        assert_eq!(problem.code, code);
        assert_eq!(problem.errors[0].pointer, "/content/dishes/0/dish_id");
    }
    let all = [sold_out, off, gone, never];
    let ask = move |tx: &mut zhike_store::Tx<'_>| read::known(tx, store_a, &all, now);
    let known = app.app.store.read_blocking(ask).unwrap();
    assert_eq!(known.len(), 3);
    assert!(known[&sold_out].sold_out && !known[&off].on_sale && known[&gone].archived);
}

async fn charges_are_set_in_their_order_and_keep_their_ids(app: &TestApp) {
    let (owner, people) = (app.owner(), app.people());
    let path = format!("{}/charges", store(people.store_a));
    let tea = json!({"name": "茶位", "charge": "tea_seat", "channels": ["dine_in"],
        "size": {"by": "guest", "unit_minor": 500}});
    let room = json!({"name": "服务费", "charge": "service", "earning": "excluded",
        "size": {"by": "share", "share_bp": 1000}});
    let set = owner.put(&path, json!({"charges": [tea, room]})).if_match(0).await.ok();
    let (first, version) = (set["charges"][0]["charge_id"].clone(), &set["version"]);
    assert_eq!(*version, 1);
    let mut dearer = tea.clone();
    dearer["charge_id"] = first.clone();
    dearer["size"]["unit_minor"] = json!(600);
    let set = owner.put(&path, json!({"charges": [room, dearer]})).if_match(1).await.ok();
    assert_eq!(set["charges"][1]["charge_id"], first);
    unchanged(app, async || {
        let mut below = tea.clone();
        below["size"]["unit_minor"] = json!(-1);
        let mut nobody = tea.clone();
        nobody["charge_id"] = json!(ChargeId::from_raw(4));
        let many = vec![tea.clone(); 21];
        for (charges, code, pointer) in [
            (json!([below]), "dish.negative_price", "/charges/0/size/unit_minor"),
            (json!([room, nobody]), "charge.not_there", "/charges/1/charge_id"),
            (json!(many), "dish.too_many", "/charges"),
            (json!([{"name": "茶位"}]), "input.missing_field", "/charges/0/charge"),
        ] {
            let answer = owner.put(&path, json!({"charges": charges})).if_match(2).await;
            let problem = answer.refused(422, code);
            assert_eq!(problem["errors"][0]["pointer"], pointer);
        }
    })
    .await;
    let store_a = people.store_a;
    let kept = app.app.store.read_blocking(move |tx| read::charges(tx, store_a)).unwrap();
    let names: Vec<&str> = kept.iter().map(|charge| charge.name.as_str()).collect();
    assert_eq!(names, ["服务费", "茶位"]);
    let held = |channel| kept.iter().filter(|charge| charge.holds(channel)).count();
    assert_eq!((held(Channel::DineIn), held(Channel::Delivery)), (2, 1));
    let other = owner.get(&format!("{}/charges", store(people.store_b))).await.ok();
    assert_eq!(other, json!({"charges": [], "version": 0}));
}

async fn the_kitchen_marks_what_is_sold_out_and_head_office_reads_the_menu(app: &TestApp) {
    let (people, dish_id) = (app.people(), dish(app, "粥", 1200).await);
    let at = |preset, place| app.elsewhere(people.who(preset, place));
    let path = |store_id| format!("{}/dishes/{dish_id}/sold-out", store(store_id));
    let menu = format!("{}/menu", store(people.store_a));
    let out = json!({"sold_out": true, "until_day_end": true});
    let kitchen = at(Preset::Kitchen, Place::A);
    assert_eq!(kitchen.post(&path(people.store_a), out.clone()).await.ok()["sold_out"], true);
    kitchen.post(&path(people.store_b), out.clone()).await.refused(404, "thing.not_there");
    for preset in [Preset::HqMarketing, Preset::Kitchen, Preset::Waiter] {
        let place = if preset == Preset::HqMarketing { Place::Company } else { Place::A };
        at(preset, place).get(&menu).await.ok();
    }
    let host = at(Preset::Host, Place::A);
    let refused = host.post(&path(people.store_a), out).await.refused(403, "permission.missing");
    assert_eq!(refused["params"]["permission"], "order.take");
    host.get(&menu).await.refused(403, "permission.missing");
}
