//! Who sees which figures.

use serde_json::json;
use zhike_domain::team::role::Preset;

use super::kit::{Sale, settle_down};
use crate::house::{Place, TestApp, both_engines};

both_engines! {
    SetUp: figures_are_seen_where_somebody_may_read_reports;
}

async fn figures_are_seen_where_somebody_may_read_reports(app: &TestApp) {
    let (a, b) = (app.people().store_a, app.people().store_b);
    Sale::of(a, 8_800).made(app).await;
    settle_down(app);
    let of = |store| format!("/api/v1/stores/{store}/sales");
    let who = |preset, place| app.client(app.people().who(preset, place));
    for (preset, place, own, other, all, stores) in [
        (Preset::StoreManager, Place::A, 200, 404, 403, 1),
        (Preset::StoreManager, Place::B, 404, 200, 403, 1),
        (Preset::HqAnalyst, Place::Company, 200, 200, 200, 2),
        (Preset::HqMarketing, Place::Company, 200, 200, 200, 2),
        (Preset::Auditor, Place::Company, 200, 200, 200, 2),
        (Preset::Cashier, Place::A, 403, 404, 403, 0),
        (Preset::Waiter, Place::Company, 403, 403, 403, 0),
    ] {
        let client = who(preset, place);
        let told = format!("{preset} {place:?}");
        assert_eq!(client.get(&of(a)).await.status, own, "{told}");
        assert_eq!(client.get(&of(b)).await.status, other, "{told}");
        assert_eq!(client.get("/api/v1/sales").await.status, all, "{told}");
        let wall = client.get("/api/v1/sales/today").await;
        if stores == 0 {
            wall.refused(403, "permission.missing");
        } else {
            let seen = wall.ok();
            assert_eq!(seen["items"].as_array().unwrap().len(), stores, "{told}");
            let of_a = stores == 2 || place == Place::A;
            assert_eq!(seen["sold"]["bills"], json!(i64::from(of_a)), "{told}: no other store's");
        }
    }
}
