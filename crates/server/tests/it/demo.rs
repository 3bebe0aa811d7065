//! The demo restaurant: the same on both engines, its books add up, and whoever looks gets in.

use std::sync::Mutex;

use serde_json::json;
use zhike::demo::{PASSWORD, digest};
use zhike_sim::plan::Size;
use zhike_store::Engine;

use crate::house::{TestApp, run_demo};

/// A house that is made in seconds without optimisation.
const SMALL: Size = Size { guests: 60, bills_a_day: 1 };

#[test]
fn the_same_seed_and_day_give_the_same_house_on_both_engines() {
    let made: Mutex<Vec<digest::Content>> = Mutex::new(Vec::new());
    for engine in [Engine::Sqlite, Engine::Postgres] {
        run_demo(engine, SMALL, async |app| {
            made.lock().unwrap().push(digest::content(&app.app.store, &app.app.keyring).unwrap());
            let books = app.audit_books();
            assert!(books.journals > 60 && books.top_ups > 0, "{books:?}");
            it_is_a_year_of_a_house(app);
            it_says_that_it_is_a_demo(app).await;
        });
    }
    let made = made.into_inner().unwrap();
    assert_eq!(made[0], made[1]);
    assert_eq!(made[0].digest(), made[1].digest());
}

/// Nothing was left out because it was refused.
fn it_is_a_year_of_a_house(app: &TestApp) {
    let count = |sql: &str| app.row::<i64>(sql);
    assert_eq!(count("select count(*) from guest"), 60);
    assert!(count("select count(*) from dish") >= 80);
    assert_eq!(count("select count(*) from store"), 3);
    assert!(count("select count(*) from bill where state = 'settled'") > 100);
    assert_eq!(count("select count(*) from bill where state = 'open'"), 12);
    assert!(count("select count(*) from coupon where state = 'redeemed'") > 5);
    assert!(count("select count(*) from coupon where state = 'expired'") > 5);
    assert!(count("select count(distinct business_day) from settlement") > 90);
}

/// Every page says so, and whoever looks can log in without a second factor.
async fn it_says_that_it_is_a_demo(app: &TestApp) {
    let instance = app.stranger().get("/api/v1/public/instance").await.ok();
    assert_eq!((&instance["demo"], &instance["totp_available"]), (&json!(true), &json!(false)));
    let logins = instance["demo_logins"].as_array().unwrap();
    assert_eq!(logins[0]["login"], "owner");
    for login in logins {
        assert_eq!(login["password"], PASSWORD);
        let body = json!({"login": login["login"], "password": login["password"]});
        let client = app.stranger();
        client.post("/api/v1/login", body).await.ok();
        assert_eq!(client.get("/api/v1/me").await.ok()["demo"], true);
    }
}
