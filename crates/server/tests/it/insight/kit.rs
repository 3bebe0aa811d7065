//! A house that sells, and the figures of its bills by a way of their own.

use serde_json::{Value, json};
use zhike_domain::kernel::id::StoreId;
use zhike_domain::team::role::Preset;

use crate::house::{Client, Place, TestApp};

pub const DAY: i64 = 24 * crate::house::HOUR;

/// The owner, who has just logged in: time passes faster here than a session bears.
pub fn owner(app: &TestApp) -> Client {
    app.elsewhere(&app.people().owner)
}

/// The manager of store A, who has just logged in.
pub fn manager(app: &TestApp) -> Client {
    app.elsewhere(app.people().who(Preset::StoreManager, Place::A))
}

/// Waits until the sums hold every bill.
pub fn settle_down(app: &TestApp) {
    app.app.relay.poke();
    for _look in 0..3_000 {
        let waiting: i64 = app.row("select count(*) from outbox where seq is null");
        let behind = app.app.store.read_blocking(zhike::insight::follow::is_behind).unwrap();
        if waiting == 0 && !behind {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the sums stay behind");
}

/// What a page shows of a store.
pub async fn sales(app: &TestApp, client: &Client, store: StoreId, query: &str) -> Value {
    settle_down(app);
    client.get(&format!("/api/v1/stores/{store}/sales{query}")).await.ok()
}

/// A bill to be settled.
pub struct Sale<'a> {
    pub store: StoreId,
    pub minor: i64,
    pub guests: i64,
    pub guest: Option<&'a str>,
    pub channel: &'a str,
    pub tender: &'a str,
}

impl Sale<'_> {
    pub fn of(store: StoreId, minor: i64) -> Sale<'static> {
        Sale { store, minor, guests: 2, guest: None, channel: "dine_in", tender: "wechat" }
    }

    /// Opens and settles it; answers the bill.
    pub async fn made(&self, app: &TestApp) -> Value {
        let content = json!({"mode": "amount", "amount_minor": self.minor});
        self.made_of(app, content).await
    }

    pub async fn made_of(&self, app: &TestApp, content: Value) -> Value {
        let till = owner(app);
        let body = json!({"guests": self.guests, "guest_id": self.guest,
            "channel": self.channel, "content": content});
        let path = format!("/api/v1/stores/{}/bills", self.store);
        let bill = till.post(&path, body).await.ok();
        let due = bill["quote"]["due_minor"].as_i64().unwrap();
        let tender = match self.tender {
            "cash" => json!({"tender": "cash", "amount_minor": due, "given_minor": due}),
            other => json!({"tender": other, "amount_minor": due}),
        };
        let tenders = if due == 0 { json!([]) } else { json!([tender]) };
        let pay = json!({"version": bill["version"], "due_minor": due, "tenders": tenders});
        till.post(&of_bill(&bill, "/settle"), pay).await.ok()
    }
}

pub fn of_bill(bill: &Value, rest: &str) -> String {
    format!("/api/v1/bills/{}{rest}", bill["bill_id"].as_str().unwrap())
}

/// Gives so much of the first line back.
pub async fn give_back(app: &TestApp, bill: &Value, minor: i64) {
    let part = json!([{"line": 1, "part": {"by": "amount", "amount_minor": minor}}]);
    let wish = json!({"lines": part, "shown_minor": minor, "reason": "菜凉了"});
    owner(app).post(&of_bill(bill, "/refunds"), wish).await.ok();
}

/// Gives the whole bill back.
pub async fn give_all_back(app: &TestApp, bill: &Value, minor: i64) {
    let wish = json!({"whole": true, "shown_minor": minor, "reason": "都不要了"});
    owner(app).post(&of_bill(bill, "/refunds"), wish).await.ok();
}

/// Hours as they are summed up, one line each.
const HOURS: &str = "select cast(store_id as text) || ' ' || business_day || ' ' || hour || ' ' \
    || bills || ' ' || guests || ' ' || list_minor || ' ' || due_minor || ' ' || refunds || ' ' \
    || refunded_minor || ' ' || member_bills || ' ' || new_bills as line from sales_hour \
    where bills > 0 or refunds > 0 order by 1";
/// The same out of bills and refunds. Both stores are in UTC+8.
const HOURS_OF_BILLS: &str = "select cast(store_id as text) || ' ' || day || ' ' || hour || ' ' \
    || sum(bills) || ' ' || sum(guests) || ' ' || sum(list) || ' ' || sum(due) || ' ' \
    || sum(refunds) || ' ' || sum(back) || ' ' || sum(members) || ' ' || sum(firsts) as line \
    from (select b.store_id, s.business_day as day, (b.settled_at / 3600000 + 8) % 24 as hour, \
    1 as bills, b.guests, b.list_minor as list, b.due_minor as due, 0 as refunds, 0 as back, \
    case when exists (select 1 from member m where m.guest_id = b.guest_id \
    and m.joined_at <= b.settled_at) then 1 else 0 end as members, \
    case when b.guest_id is not null and not exists (select 1 from bill e \
    where coalesce((select survivor_id from guest_alias a where a.guest_id = e.guest_id), \
    e.guest_id) = coalesce((select survivor_id from guest_alias a where a.guest_id = b.guest_id), \
    b.guest_id) and e.settled_at is not null and (e.settled_at < b.settled_at \
    or (e.settled_at = b.settled_at and e.bill_id < b.bill_id))) then 1 else 0 end as firsts \
    from bill b join settlement s on s.bill_id = b.bill_id \
    union all select store_id, business_day, (created_at / 3600000 + 8) % 24, 0, 0, 0, 0, 1, \
    minor, 0, 0 from refund) told group by store_id, day, hour order by 1";
const TENDERS: &str = "select cast(store_id as text) || ' ' || business_day || ' ' || word || ' ' \
    || bills || ' ' || settled_minor as line from sales_part where part = 'tender' \
    and bills > 0 order by 1";
const TENDERS_OF_BILLS: &str = "select cast(s.store_id as text) || ' ' || s.business_day || ' ' \
    || t.tender || ' ' || count(distinct t.bill_id) || ' ' || sum(t.amount_minor) as line \
    from tender t join settlement s on s.bill_id = t.bill_id \
    group by s.store_id, s.business_day, t.tender order by 1";
const CHANNELS: &str = "select cast(store_id as text) || ' ' || business_day || ' ' || word || ' ' \
    || bills || ' ' || guests || ' ' || settled_minor || ' ' || refunded_minor as line \
    from sales_part where part = 'channel' order by 1";
const CHANNELS_OF_BILLS: &str = "select cast(store_id as text) || ' ' || day || ' ' || channel \
    || ' ' || sum(bills) || ' ' || sum(guests) || ' ' || sum(due) || ' ' || sum(back) as line \
    from (select b.store_id, s.business_day as day, b.channel, 1 as bills, b.guests, \
    b.due_minor as due, 0 as back from bill b join settlement s on s.bill_id = b.bill_id \
    union all select r.store_id, r.business_day, b.channel, 0, 0, 0, r.minor from refund r \
    join bill b on b.bill_id = r.bill_id) told group by store_id, day, channel order by 1";
const DISHES: &str = "select cast(store_id as text) || ' ' || business_day || ' ' || dish_id \
    || ' ' || bills || ' ' || qty_milli || ' ' || list_minor || ' ' || due_minor as line \
    from sales_dish order by 1";
const DISHES_OF_BILLS: &str = "select cast(s.store_id as text) || ' ' || s.business_day || ' ' \
    || l.dish_id || ' ' || count(distinct l.bill_id) || ' ' || sum(l.qty_milli) || ' ' \
    || sum(l.list_minor) || ' ' || sum(l.due_minor) as line from bill_line l \
    join settlement s on s.bill_id = l.bill_id where l.kind = 'dish' and l.dish_id is not null \
    group by s.store_id, s.business_day, l.dish_id order by 1";

/// The same of the hours alone.
pub fn every_hour_is_that_of_the_bills(app: &TestApp) {
    settle_down(app);
    assert_eq!(app.rows::<String>(HOURS), app.rows::<String>(HOURS_OF_BILLS));
}

/// Fails unless every sum is that of the bills, told by statements that share nothing with those
/// that count.
pub fn every_sum_is_that_of_the_bills(app: &TestApp) {
    settle_down(app);
    for (sums, bills) in [
        (HOURS, HOURS_OF_BILLS),
        (TENDERS, TENDERS_OF_BILLS),
        (CHANNELS, CHANNELS_OF_BILLS),
        (DISHES, DISHES_OF_BILLS),
    ] {
        let (sums, bills) = (app.rows::<String>(sums), app.rows::<String>(bills));
        assert_eq!(sums, bills);
        assert!(!sums.is_empty());
    }
    let kinds = "select cast(sum(bills) as bigint), cast(sum(settled_minor - refunded_minor) \
                 as bigint) from sales_part where part = ";
    let kinds = |part: &str| app.row::<(i64, i64)>(&format!("{kinds}'{part}'"));
    let bills: i64 = app.row("select count(*) from settlement");
    let due: i64 = app.row(
        "select cast(sum(due_minor - refunded_minor) as bigint) from bill \
                            where settled_at is not null",
    );
    assert_eq!(kinds("guest_kind"), (bills, due));
    assert_eq!(kinds("channel"), (bills, due));
    assert_eq!(kinds("tender").1, due, "what went back by tender too");
}
