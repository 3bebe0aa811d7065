//! Paying stored value back by law.

use serde_json::{Value, json};
use zhike::ledger::actions::{stamp, write};
use zhike::ledger::read;
use zhike::membership::actions::{Spent, write_redemptions};
use zhike::membership::programme;
use zhike::platform::http::call::refuse;
use zhike::platform::store_clock;
use zhike_domain::kernel::id::{BillId, GuestId, SettlementId, TopUpId};
use zhike_domain::kernel::money::Minor;
use zhike_domain::ledger::{Cause, CauseKind, Draft, Holder, House, Kind};
use zhike_domain::membership::stored_value::{Redemption, redemptions, take};

use super::{DAY, cashier, guest, plan, sale, top_ups};
use crate::house::{Client, TestApp, both_engines};

both_engines! {
    SetUp: an_unused_top_up_goes_back_within_seven_days,
        a_used_top_up_goes_back_by_law,
        what_is_paid_late_bears_interest_from_the_end_of_the_contract;
}

/// Sells a top-up and answers its path.
async fn sold(app: &TestApp, guest_id: GuestId, pay: i64, bonus: i64) -> String {
    let plan = plan(app, pay, bonus).await;
    let made = cashier(app).post(&top_ups(app), sale(guest_id, &plan, pay)).await.ok();
    format!("/api/v1/top-ups/{}", made["top_up_id"].as_str().unwrap())
}

fn back(ground: &str, pays: i64) -> Value {
    json!({"ground": ground, "shown_minor": pays, "reason": "搬家",
        "tenders": [{"tender": "wechat", "amount_minor": pays}]})
}

async fn an_unused_top_up_goes_back_within_seven_days(app: &TestApp) {
    let guest_id = guest(app, 1);
    let top_up = sold(app, guest_id, 50_000, 5_000).await;
    let owner = app.owner();
    let quote = format!("{top_up}/refund-quote?ground=no_reason");
    app.pass(7 * DAY);
    let owner = {
        drop(owner);
        app.elsewhere(&app.people().owner)
    };
    let quoted = owner.get(&quote).await.ok();
    assert_eq!(
        (&quoted["pays_minor"], &quoted["bonus_void_minor"]),
        (&json!(50_000), &json!(5_000))
    );
    let path = format!("{top_up}/refunds");
    owner.post(&path, back("no_reason", 49_999)).await.refused(409, "stored_value.quote_changed");
    let cash = json!({"ground": "no_reason", "shown_minor": 50_000, "reason": "搬家",
        "tenders": [{"tender": "cash", "amount_minor": 50_000}]});
    owner.post(&path, cash).await.refused(422, "stored_value.cash_back");
    let done = owner.post(&path, back("no_reason", 50_000)).await.ok();
    assert_eq!(done["top_up"]["refunds"][0]["pays_minor"], 50_000);
    let bought = owner.get(&format!("/api/v1/guests/{guest_id}/top-ups")).await.ok();
    let bought = &bought["items"][0];
    assert_eq!(
        (&bought["paid_minor"], &bought["paid_back_minor"]),
        (&json!(50_000), &json!(50_000))
    );
    assert_eq!(bought["principal_left_minor"], 0);
    let again = owner.post(&path, back("wish", 0)).await;
    again.refused(422, "stored_value.nothing_left");
    let found = app.act(move |_, tx| read::balances(tx, Holder::Guest(guest_id)));
    assert_eq!((found.principal_minor, found.bonus_minor), (0, 0));
    let late = sold_by(app, &owner, guest_id, 20_000).await;
    app.pass(8 * DAY);
    let owner = app.elsewhere(&app.people().owner);
    let quote = format!("{late}/refund-quote?ground=no_reason");
    owner.get(&quote).await.refused(422, "stored_value.no_reason_days_over");
    app.audit_books();
    app.rest();
    let kept = app.everything_kept();
    let hex = data_encoding::HEXLOWER.encode("搬家".as_bytes());
    assert!(!kept.contains("搬家") && !kept.to_lowercase().contains(&hex));
}

async fn sold_by(app: &TestApp, client: &Client, guest_id: GuestId, pay: i64) -> String {
    let own = json!({"guest_id": guest_id, "pay_minor": pay, "terms_version": 1,
        "tenders": [{"tender": "card", "amount_minor": pay}]});
    let made = client.post(&top_ups(app), own).await.ok();
    format!("/api/v1/top-ups/{}", made["top_up_id"].as_str().unwrap())
}

/// Spends stored value as a settlement does.
fn spend(app: &TestApp, guest_id: GuestId, list: i64, charged: i64) {
    let store_id = app.people().store_a;
    app.act(move |act, tx| {
        let programme = programme(tx)?;
        let clock = store_clock::of(tx, store_id)?;
        let facts =
            zhike::membership::read::checkout_facts(tx, guest_id, &clock, act.now, &programme)?;
        let taken = take(
            &facts.holding,
            &facts.began,
            Minor::from_raw(charged),
            facts.spend_order,
            act.now,
        );
        let taken = taken.map_err(refuse)?;
        let mut work = act.start(tx);
        let settlement_id = SettlementId::from_raw(work.id()?);
        let cause = Cause { kind: CauseKind::Settlement, id: settlement_id.raw() };
        let stamp = stamp(&mut work, Kind::Settlement, cause, store_id)?;
        let mut draft = Draft::begin(stamp, facts.holding, work.block(1)?);
        for one in &taken {
            draft.take(&one.parts, House::Redeemed).map_err(refuse)?;
        }
        write(&mut work, &draft.finish())?;
        let spent = Spent {
            settlement_id,
            bill_id: BillId::from_raw(1),
            store_id,
            day: clock.day(act.now),
        };
        let figures: Vec<Redemption> =
            redemptions(&taken, Minor::from_raw(list), Minor::from_raw(charged));
        write_redemptions(&mut work, spent, &figures)
    });
}

async fn a_used_top_up_goes_back_by_law(app: &TestApp) {
    let guest_id = guest(app, 1);
    let top_up = sold(app, guest_id, 100_000, 20_000).await;
    let top_up_id: TopUpId = top_up.rsplit('/').next().unwrap().parse().unwrap();
    // Dishes of ¥600 at menu price, without a discount: 500 principal and 100 bonus.
    spend(app, guest_id, 60_000, 60_000);
    app.audit_books();
    let owner = app.owner();
    let quote = |ground: &str| owner.get(&format!("{top_up}/refund-quote?ground={ground}"));
    quote("no_reason").await.refused(422, "stored_value.used");
    let wish = quote("wish").await.ok();
    assert_eq!(
        (&wish["by_list_price_minor"], &wish["by_ratio_minor"]),
        (&json!(40_000), &json!(50_000))
    );
    assert_eq!(
        (&wish["pays_minor"], &wish["principal_left_minor"]),
        (&json!(50_000), &json!(50_000))
    );
    let fault = quote("closing").await.ok();
    assert_eq!((&fault["pays_minor"], &fault["house_at_fault"]), (&json!(50_000), &json!(true)));
    let done = owner.post(&format!("{top_up}/refunds"), back("wish", 50_000)).await.ok();
    assert_eq!(done["top_up"]["top_up_id"], json!(top_up_id));
    app.audit_books();
    app.rest();
    assert_eq!(
        app.row::<i64>("select count(*) from outbox where kind = 'stored_value.refunded'"),
        1
    );
}

async fn what_is_paid_late_bears_interest_from_the_end_of_the_contract(app: &TestApp) {
    let guest_id = guest(app, 1);
    let top_up = sold(app, guest_id, 50_000, 0).await;
    app.pass(30 * DAY);
    let owner = app.elsewhere(&app.people().owner);
    let quote = |ground: &str, ended: &str| {
        owner.get(&format!("{top_up}/refund-quote?ground={ground}{ended}"))
    };
    let told = async |ground: &str, ended: &str| {
        let quoted = quote(ground, ended).await.ok();
        let interest = &quoted["interest"];
        json!([
            quoted["pays_minor"],
            quoted["interest_minor"],
            interest["rate"],
            interest["rate_bp"],
            interest["days"]
        ])
    };
    assert_eq!(told("wish", "").await, json!([50_000, 0, "deposit", 150, 0]));
    // 500 × 1.5 % × 20/365 = ¥0.411; 500 × 3 % × 20/365 = ¥0.822.
    let ended = "&ended_on=2026-12-02";
    assert_eq!(told("wish", ended).await, json!([50_041, 41, "deposit", 150, 20]));
    assert_eq!(told("closing", ended).await, json!([50_082, 82, "lpr", 300, 20]));
    quote("wish", "&ended_on=2026-11-21").await.refused(422, "stored_value.ended_on");
    quote("wish", "&ended_on=2026-12-23").await.refused(422, "stored_value.ended_on");
    let mut wish = back("closing", 50_082);
    let path = format!("{top_up}/refunds");
    owner.post(&path, wish.clone()).await.refused(409, "stored_value.quote_changed");
    wish["ended_on"] = json!("2026-12-02");
    let done = owner.post(&path, wish).await.ok();
    let kept = &done["top_up"]["refunds"][0];
    assert_eq!(
        (&kept["interest_minor"], &kept["rate"], &kept["interest_days"]),
        (&json!(82), &json!("lpr"), &json!(20))
    );
    app.audit_books();
}
