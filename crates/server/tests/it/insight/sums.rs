//! Sums are those of the bills, whatever came in which order and who stopped when.

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;
use zhike::insight::follow;

use super::kit::{
    DAY, Sale, every_sum_is_that_of_the_bills, give_all_back, give_back, settle_down,
};
use crate::checkout::kit::{member, member_price, menu, portions};
use crate::house::{HOUR, TestApp, both_engines, until};

both_engines! {
    SetUp: sums_follow_random_bills_and_refunds_over_a_restart,
        many_followers_count_each_bill_once,
        a_day_that_is_wrong_is_found_and_counted_anew;
}

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, most: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.up_to(of.len() as u64) as usize]
    }
}

async fn sums_follow_random_bills_and_refunds_over_a_restart(app: &TestApp) {
    let mut dice = Dice(42);
    let stores = [app.people().store_a, app.people().store_b];
    let mut guests = Vec::new();
    for number in 0..4 {
        guests.push(member(app, 7_100 + number).await);
    }
    let said = [("龙井虾仁", 15_800, member_price(13_800)), ("米饭", 300, json!({}))];
    let dishes = menu(app, &said).await.dishes;
    let mut refundable = Vec::new();
    for turn in 0..40 {
        let guest = dice.one(&[0, 1, 2, 3, 9, 9]);
        let sale = Sale {
            store: dice.one(&stores),
            minor: 1_000 + dice.up_to(90_000) as i64,
            guests: 1 + dice.up_to(9) as i64,
            guest: guests.get(guest).map(String::as_str),
            channel: dice.one(&["dine_in", "takeaway", "delivery"]),
            tender: dice.one(&["cash", "wechat", "card"]),
        };
        if dice.up_to(2) == 0 {
            let bill = sale.made(app).await;
            refundable.push((bill, sale.minor));
        } else {
            let lines = dishes.iter().map(|dish| portions(dish, dice.one(&[1_000, 2_000])));
            let lines: Vec<_> = lines.collect();
            sale.made_of(app, json!({"mode": "dishes", "dishes": lines})).await;
        }
        if dice.up_to(3) == 0
            && let Some((bill, minor)) = refundable.pop()
        {
            match dice.up_to(2) {
                0 => give_back(app, &bill, minor / 3).await,
                _ => give_all_back(app, &bill, minor).await,
            }
        }
        app.pass(dice.up_to(9) as i64 * HOUR + 17 * 60_000);
        if turn % 13 == 12 {
            // Another follower takes over, wherever the first one is.
            follow::begin(&app.app);
        }
    }
    every_sum_is_that_of_the_bills(app);
}

async fn many_followers_count_each_bill_once(app: &TestApp) {
    let done = AtomicBool::new(false);
    let handle = app.app.clone();
    std::thread::scope(|scope| {
        for number in 0..4 {
            let (app, done) = (handle.clone(), &done);
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    follow::turn(&app, &format!("follower-{number}")).unwrap();
                }
            });
        }
        let sell = async {
            let sale = Sale::of(app.people().store_a, 8_800);
            for _bill in 0..12 {
                let bill = sale.made(app).await;
                give_back(app, &bill, 800).await;
            }
        };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(sell));
        settle_down(app);
        done.store(true, Ordering::Relaxed);
    });
    let sums: (i64, i64, i64) = app.row(
        "select cast(sum(bills) as bigint), cast(sum(due_minor) as bigint), \
         cast(sum(refunded_minor) as bigint) from sales_hour",
    );
    assert_eq!(sums, (12, 12 * 8_800, 12 * 800));
}

async fn a_day_that_is_wrong_is_found_and_counted_anew(app: &TestApp) {
    let sale = Sale::of(app.people().store_a, 8_800);
    let bill = sale.made(app).await;
    sale.made(app).await;
    give_back(app, &bill, 800).await;
    settle_down(app);
    app.break_with("update sales_hour set due_minor = due_minor - 1");
    app.break_with("delete from sales_part");
    app.pass(2 * DAY);
    app.rest();
    let due = || app.row::<i64>("select cast(sum(due_minor) as bigint) from sales_hour");
    until(|| due() == 2 * 8_800, || format!("the sums stay wrong: {}", due()));
    settle_down(app);
    let parts: i64 = app.row(
        "select cast(sum(settled_minor - refunded_minor) as bigint) from sales_part \
         where part = 'channel'",
    );
    assert_eq!(parts, 2 * 8_800 - 800);
}
