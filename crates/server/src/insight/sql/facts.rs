//! Statements on what others tell of bills.

use zhike_store::{row, sql};

row! {
    /// A bill that was settled.
    pub struct BillRow {
        bill_id: i64,
        store_id: i64,
        settled_day: i64,
        settled_at: i64,
        channel: String,
        guest_id: Option<i64>,
        guests: i64,
        list_minor: i64,
        due_minor: i64,
        is_member: bool,
        came_before: bool,
    }
}

row! {
    /// How much of a dish went on a bill.
    pub struct DishRow {
        bill_id: i64,
        dish_id: Option<i64>,
        name: Option<String>,
        qty_milli: i64,
        list_minor: i64,
        due_minor: i64,
    }
}

row! {
    /// What was paid by one kind of tender.
    pub struct TenderRow {
        bill_id: i64,
        tender: String,
        amount_minor: i64,
    }
}

row! {
    /// A refund.
    pub struct RefundRow {
        refund_id: i64,
        bill_id: i64,
        store_id: i64,
        business_day: i64,
        minor: i64,
        facts: String,
        created_at: i64,
    }
}

row! {
    /// A store as reports name it.
    pub struct StoreRow {
        store_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        zone: String,
        cut_over_minute: i64,
    }
}

/// How many bills are read at once.
pub const AT_ONCE: usize = 16;

/// A statement about at most [`AT_ONCE`] bills; places that are left over hold one of them again.
macro_rules! some {
    ($start:literal, $rest:literal) => {
        concat!(
            $start,
            " in (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            $rest
        )
    };
}
pub(super) use some;

sql! {
    // Bills that are settled; and whether the guest had settled one before it, in any store and
    // under any of his ids.
    BILLS = some!(
        "select b.bill_id, b.store_id, b.settled_day, b.settled_at, b.channel, b.guest_id, \
         b.guests, b.list_minor, b.due_minor, \
         cast(case when m.joined_at <= b.settled_at then 1 else 0 end as bigint), \
         cast(case when exists (select 1 from pub_bill e where e.guest_id in \
         (select i.guest_id from pub_guest_id i where i.known_as = coalesce( \
         (select a.survivor_id from pub_guest_alias a where a.guest_id = b.guest_id), \
         b.guest_id)) and e.settled_day is not null and e.bill_id <> b.bill_id \
         and (e.settled_at < b.settled_at or (e.settled_at = b.settled_at \
         and e.bill_id < b.bill_id))) then 1 else 0 end as bigint) \
         from pub_bill b left join pub_member m on m.guest_id = b.guest_id \
         where b.settled_day is not null and b.settled_at is not null and b.bill_id",
        " order by b.bill_id"
    );
    DISHES = some!(
        "select bill_id, dish_id, name, cast(sum(qty_milli) as bigint), \
         cast(sum(list_minor) as bigint), cast(sum(due_minor) as bigint) \
         from pub_sold_dish where bill_id",
        " group by bill_id, dish_id, name"
    );
    TENDERS = some!(
        "select bill_id, tender, cast(sum(amount_minor) as bigint) from pub_tender where bill_id",
        " group by bill_id, tender"
    );
    REFUND = "select refund_id, bill_id, store_id, business_day, minor, facts, created_at \
              from pub_refund where refund_id = ?1";
    REFUND_DAYS = "select distinct store_id, business_day from pub_refund where bill_id = ?1";
    // A bill is found by the day it was settled on, or by the day it belongs to.
    BILLS_OF_DAY = "select bill_id from pub_settlement where store_id = ?1 and business_day = ?2 \
                    union select bill_id from pub_bill where store_id = ?1 \
                    and business_day = ?2 and settled_day = ?2";
    REFUNDS_OF_DAY = "select refund_id, bill_id, store_id, business_day, minor, facts, created_at \
                      from pub_refund where store_id = ?1 and business_day = ?2 \
                      order by refund_id";
    ZONE = "select store_id, name, name_zh_tw, name_en, zone, cut_over_minute from pub_store \
            where store_id = ?1";
    STORES = "select store_id, name, name_zh_tw, name_en, zone, cut_over_minute from pub_store \
              order by store_id";
    // What went of each dish up to a time of day, of counted bills; ?5 is the cut-over.
    DISHES_SO_FAR = "select coalesce(d.dish_id, 0), case when d.dish_id is null then d.name \
                     else '' end, cast(sum(d.qty_milli) as bigint) \
                     from sales_bill s join pub_sold_dish d on d.bill_id = s.bill_id \
                     where s.store_id in (select store_id from sales_store \
                     where store_id >= ?1 and store_id <= ?2) \
                     and s.business_day in (cast(?3 as bigint), cast(?3 as bigint) - 7, \
                     cast(?3 as bigint) - 14, cast(?3 as bigint) - 21) \
                     and (s.minute + 1440 - cast(?5 as bigint)) % 1440 <= ?4 \
                     and (d.dish_id is not null or d.name is not null) group by 1, 2";
}
