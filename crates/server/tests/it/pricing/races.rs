//! Many at once: stock and limits hold exactly.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::json;

use super::coupons::{coupons_of, give, template};
use super::guest;
use crate::house::{TestApp, both_engines};

both_engines! {
    SetUp: sixty_four_at_once_share_out_exactly_the_stock,
        one_guest_at_sixty_four_tills_gets_no_more_than_the_limit;
}

async fn sixty_four_at_once_share_out_exactly_the_stock(app: &TestApp) {
    let template_id = template(app, json!({"stock": 10})).await;
    let guests: Vec<_> = (0..64).map(|number| guest(app, number)).collect();
    let ask = async |at: usize| {
        let body = give(app, &guests[at..=at], 1);
        app.owner().post(&coupons_of(template_id), body).await
    };
    let answers = join_all((0..64).map(ask)).await;
    let (done, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|a| a.status == 201);
    assert_eq!(done.len(), 10);
    for answer in refused {
        answer.refused(422, "coupon.out_of_stock");
    }
    let given: BTreeSet<String> =
        done.into_iter().map(|answer| answer.ok()["coupon_ids"][0].to_string()).collect();
    assert_eq!(given.len(), 10);
    assert_eq!(app.row::<i64>("select count(*) from coupon"), 10);
    assert_eq!(app.row::<i64>("select issued from coupon_template"), 10);
}

async fn one_guest_at_sixty_four_tills_gets_no_more_than_the_limit(app: &TestApp) {
    let template_id = template(app, json!({"stock": 100, "per_guest": 3})).await;
    let somebody = guest(app, 1);
    let ask = async |_at: usize| {
        let body = give(app, &[somebody], 1);
        app.owner().post(&coupons_of(template_id), body).await
    };
    let answers = join_all((0..64).map(ask)).await;
    let (done, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|a| a.status == 201);
    assert_eq!(done.len(), 3);
    for answer in refused {
        answer.refused(422, "coupon.per_guest_limit");
    }
    assert_eq!(app.row::<i64>("select issued from coupon_template"), 3);
}
