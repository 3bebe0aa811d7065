//! Statements on bills.

use zhike_store::{row, sql};

row! {
    /// A bill that is open.
    pub struct OpenRow {
        store_id: i64,
        business_day: i64,
    }
}

row! {
    /// Visits to one store.
    pub struct VisitsRow {
        store_id: i64,
        count: i64,
        last_day: Option<i64>,
        spent_minor: i64,
    }
}

row! {
    /// A dish the guest had more than once or twice.
    pub struct UsualRow {
        dish_id: i64,
        name: String,
        times: i64,
    }
}

row! {
    /// A day in a store.
    pub struct DayRow {
        store_id: i64,
        day: i64,
    }
}

row! {
    /// A bill as habits need it.
    pub struct HabitRow {
        store_id: i64,
        settled_day: i64,
        opened_at: i64,
        table_name: Option<String>,
        guests: i64,
        spent_minor: i64,
    }
}

row! {
    /// A dish in one store over a time.
    pub struct DishRow {
        dish_id: i64,
        store_id: i64,
        name: String,
        times: i64,
        qty_milli: i64,
        due_minor: i64,
        last_day: i64,
    }
}

row! {
    /// A line of a bill.
    pub struct LineRow {
        dish_id: Option<i64>,
        name: String,
        qty_milli: i64,
        due_minor: i64,
    }
}

row! {
    /// A bill that was paid.
    pub struct BillRow {
        bill_id: i64,
        store_id: i64,
        business_day: i64,
        bill_no: i64,
        state: String,
        table_name: Option<String>,
        guests: i64,
        due_minor: i64,
        refunded_minor: i64,
        settled_at: i64,
    }
}

sql! {
    VISITS = "select store_id, count(*), max(settled_day), \
              cast(sum(due_minor - refunded_minor) as bigint) from pub_bill \
              where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
              and state in ('settled', 'part_refunded') group by store_id order by store_id";
    LAST_DAY = "select max(settled_day) from pub_bill where guest_id in ({rows}) \
                and state in ('settled', 'part_refunded')";
    OPEN = "select store_id, business_day from pub_bill where guest_id in ({rows}) \
            and state = 'open'";
    USUAL = "select l.dish_id, max(l.name), count(distinct l.bill_id) as times \
             from pub_bill b join pub_bill_line l on l.bill_id = b.bill_id \
             where b.guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
             and b.state in ('settled', 'part_refunded') \
             and l.dish_id is not null group by l.dish_id \
             order by times desc, l.dish_id limit ?2";
    DAYS = "select distinct store_id, settled_day from pub_bill \
            where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
            and state in ('settled', 'part_refunded') and settled_day is not null \
            order by settled_day desc, store_id limit ?2";
    HABITS = "select store_id, settled_day, opened_at, table_name, guests, \
              due_minor - refunded_minor from pub_bill \
            where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
              and state in ('settled', 'part_refunded') and settled_day >= ?2 \
              and settled_day < ?3 order by settled_day desc, bill_id desc limit ?4";
    DISHES = "select l.dish_id, b.store_id, max(l.name), count(distinct l.bill_id), \
              cast(sum(l.qty_milli) as bigint), cast(sum(l.due_minor) as bigint), \
              max(b.settled_day) from pub_bill b join pub_bill_line l on l.bill_id = b.bill_id \
              where b.guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
              and b.state in ('settled', 'part_refunded') \
              and b.settled_day >= ?2 and b.settled_day < ?3 and l.dish_id is not null \
              group by l.dish_id, b.store_id order by l.dish_id, b.store_id";
    LINES = "select dish_id, name, qty_milli, due_minor from pub_bill_line \
             where bill_id = ?1 and name is not null order by line";
    PAID_BETWEEN = "select bill_id, store_id, business_day, bill_no, state, table_name, guests, \
                    due_minor, refunded_minor, settled_at from pub_bill \
            where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
                    and state in ('settled', 'part_refunded', 'refunded') \
                    and (settled_at < ?2 or (settled_at = ?2 and bill_id < ?3)) \
                    and settled_day >= ?5 and settled_day < ?6 \
                    order by settled_at desc, bill_id desc limit ?4";
    PAID = "select bill_id, store_id, business_day, bill_no, state, table_name, guests, \
            due_minor, refunded_minor, settled_at from pub_bill \
            where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
            and state in ('settled', 'part_refunded', 'refunded') \
            and (settled_at < ?2 or (settled_at = ?2 and bill_id < ?3)) \
            order by settled_at desc, bill_id desc limit ?4";
}
