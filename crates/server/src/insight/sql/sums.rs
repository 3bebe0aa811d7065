//! Statements that read sums. `?1` and `?2` are the first and the last store: alike for one store,
//! apart for all of them. The stores that ever sold anything are few, so that each is looked up by
//! its own days.

use zhike_store::{row, sql};

row! {
    /// What an hour of a day came to.
    pub struct HourRow {
        business_day: i64,
        hour: i64,
        bills: i64,
        guests: i64,
        list_minor: i64,
        due_minor: i64,
        refunds: i64,
        refunded_minor: i64,
        member_bills: i64,
        new_bills: i64,
    }
}

row! {
    /// Bills of a day up to a time.
    pub struct BillsSoFar {
        business_day: i64,
        bills: i64,
        guests: i64,
        list_minor: i64,
        due_minor: i64,
        member_bills: i64,
        new_bills: i64,
    }
}

row! {
    /// Refunds of a day up to a time.
    pub struct RefundsSoFar {
        business_day: i64,
        refunds: i64,
        refunded_minor: i64,
    }
}

row! {
    /// One channel, tender or kind of guest.
    pub struct PartRow {
        part: String,
        word: String,
        bills: i64,
        guests: i64,
        settled_minor: i64,
        refunded_minor: i64,
    }
}

row! {
    /// What went of a dish.
    pub struct SoldDish {
        dish_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        bills: i64,
        qty_milli: i64,
        list_minor: i64,
        due_minor: i64,
    }
}

row! {
    /// What went of a dish on one weekday; 1 = Monday.
    pub struct DishWeekday {
        dish_id: i64,
        name: String,
        weekday: i64,
        qty_milli: i64,
    }
}

row! {
    /// What went of a dish up to now on the days before.
    pub struct DishSoFar {
        dish_id: i64,
        name: String,
        qty_milli: i64,
    }
}

row! {
    /// When a store last sold anything.
    pub struct LastSale {
        at: Option<i64>,
    }
}

row! {
    /// A day whose sums are not those of its bills.
    pub struct OffDay {
        store_id: i64,
        business_day: i64,
    }
}

sql! {
    FIRST_DAY = "select min(first) from (select (select min(h.business_day) from sales_hour h \
                 where h.store_id = s.store_id) as first from sales_store s \
                 where s.store_id >= ?1 and s.store_id <= ?2) days";
    HOURS = "select business_day, hour, cast(sum(bills) as bigint), cast(sum(guests) as bigint), \
             cast(sum(list_minor) as bigint), cast(sum(due_minor) as bigint), \
             cast(sum(refunds) as bigint), cast(sum(refunded_minor) as bigint), \
             cast(sum(member_bills) as bigint), cast(sum(new_bills) as bigint) from sales_hour \
             where store_id in (select store_id from sales_store \
             where store_id >= ?1 and store_id <= ?2) \
             and business_day >= ?3 and business_day < ?4 group by business_day, hour";
    // The same time of day on the day ?3, on the one before it, and on its weekday before.
    BILLS_SO_FAR = "select business_day, count(*), cast(sum(guests) as bigint), \
                    cast(sum(list_minor) as bigint), cast(sum(due_minor) as bigint), \
                    cast(sum(is_member) as bigint), \
                    cast(sum(case when guest_kind = 'new' then 1 else 0 end) as bigint) \
                    from sales_bill where store_id in (select store_id from sales_store \
                    where store_id >= ?1 and store_id <= ?2) \
                    and business_day in (cast(?3 as bigint) - 1, cast(?3 as bigint) - 7, \
                    cast(?3 as bigint) - 14, cast(?3 as bigint) - 21, cast(?3 as bigint) - 28) \
                    and (minute + 1440 - cast(?5 as bigint)) % 1440 <= ?4 group by business_day";
    REFUNDS_SO_FAR = "select business_day, count(*), cast(sum(minor) as bigint) \
                      from sales_refund where store_id in (select store_id from sales_store \
                      where store_id >= ?1 and store_id <= ?2) \
                      and business_day in (cast(?3 as bigint) - 1, cast(?3 as bigint) - 7, \
                    cast(?3 as bigint) - 14, cast(?3 as bigint) - 21, cast(?3 as bigint) - 28) \
                      and (minute + 1440 - cast(?5 as bigint)) % 1440 <= ?4 group by business_day";
    PARTS = "select part, word, cast(sum(bills) as bigint), cast(sum(guests) as bigint), \
             cast(sum(settled_minor) as bigint), cast(sum(refunded_minor) as bigint) \
             from sales_part where store_id in (select store_id from sales_store \
             where store_id >= ?1 and store_id <= ?2) \
             and business_day >= ?3 and business_day < ?4 group by part, word order by part, word";
    // Summed up first and named afterwards: a dish has one name and many days.
    DISHES = "select d.dish_id, coalesce(n.name, d.name), n.name_zh_tw, n.name_en, d.bills, \
              d.qty_milli, d.list_minor, d.due_minor from (select dish_id, name, \
              cast(sum(bills) as bigint) as bills, cast(sum(qty_milli) as bigint) as qty_milli, \
              cast(sum(list_minor) as bigint) as list_minor, \
              cast(sum(due_minor) as bigint) as due_minor from sales_dish \
              where store_id in (select store_id from sales_store \
              where store_id >= ?1 and store_id <= ?2) \
              and business_day >= ?3 and business_day < ?4 group by dish_id, name) d \
              left join pub_dish n on n.dish_id = d.dish_id";
    // Day 0 was a Thursday.
    DISH_WEEKDAYS = "select dish_id, name, (business_day + 3) % 7 + 1 as weekday, \
                     cast(sum(qty_milli) as bigint) from sales_dish \
                     where store_id in (select store_id from sales_store \
                     where store_id >= ?1 and store_id <= ?2) \
                     and business_day >= ?3 and business_day < ?4 group by dish_id, name, 3";
    LAST_SALE = "select max(settled_at) from sales_bill where store_id = ?1 and business_day = ?2";
    // Days from ?1 on where bills or refunds and sums do not agree. What came in the last seconds
    // may be among them; counting it anew does no harm.
    OFF = "select store_id, business_day from (\
           select store_id, settled_day as business_day, due_minor as minor, 1 as count \
           from pub_bill where settled_day >= ?1 \
           union all select store_id, business_day, 0 - minor, 1000000 from pub_refund \
           where business_day >= ?1 \
           union all select store_id, business_day, refunded_minor - due_minor, \
           0 - bills - 1000000 * refunds from sales_hour where business_day >= ?1) told \
           group by store_id, business_day having sum(minor) <> 0 or sum(count) <> 0 \
           order by store_id, business_day limit ?2";
}
