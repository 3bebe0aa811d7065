//! Statements on how far the follower is and what waits for it.

use zhike_store::{row, sql};

row! {
    /// How far the follower has come, and who follows until when.
    pub struct CursorRow {
        seq: i64,
        owner: Option<String>,
        lease_until: i64,
    }
}

row! {
    /// A day of a store.
    pub struct StoreDay {
        store_id: i64,
        business_day: i64,
    }
}

sql! {
    CURSOR = "select seq, owner, lease_until from sales_cursor where cursor_id = 1";
    CURSOR_LOCKED = "select seq, owner, lease_until from sales_cursor where cursor_id = 1{lock}";
    BEGIN = "insert into sales_cursor (cursor_id, seq, owner, lease_until) values (1, ?1, ?2, ?3)";
    SAVE = "update sales_cursor set seq = ?1, owner = ?2, lease_until = ?3 where cursor_id = 1";
    GIVE_UP = "update sales_cursor set owner = null, lease_until = 0 \
               where cursor_id = 1 and owner = ?1";
    // The day that runs is wanted first.
    NEXT_DUE = "select store_id, business_day from sales_due \
                order by business_day desc, store_id limit 1";
    DUE = "insert into sales_due (store_id, business_day) values (?1, ?2) on conflict do nothing";
    DONE = "delete from sales_due where store_id = ?1 and business_day = ?2";
    WAITING = "select count(*) from (select 1 from sales_due limit 1) found";
    // Days of bills of a store (?1 and ?2 alike) or of all that are not counted, or that are
    // counted and are no more.
    NOT_COUNTED = "insert into sales_due (store_id, business_day) \
                   select distinct b.store_id, b.settled_day from pub_bill b \
                   where b.store_id >= ?1 and b.store_id <= ?2 and b.settled_day is not null \
                   and not exists (select 1 from sales_bill s where s.bill_id = b.bill_id) \
                   on conflict do nothing";
    GONE = "insert into sales_due (store_id, business_day) \
            select distinct s.store_id, s.business_day from sales_bill s \
            where s.store_id >= ?1 and s.store_id <= ?2 and not exists \
            (select 1 from pub_bill b where b.bill_id = s.bill_id and b.settled_day is not null) \
            on conflict do nothing";
    EVERY_DAY = "insert into sales_due (store_id, business_day) \
                 select distinct store_id, settled_day from pub_bill \
                 where settled_day is not null on conflict do nothing";
    EVERY_COUNTED_DAY = "insert into sales_due (store_id, business_day) \
                         select distinct store_id, business_day from sales_hour where true \
                         on conflict do nothing";
    EVERY_REFUND = "insert into sales_due (store_id, business_day) \
                    select distinct store_id, business_day from pub_refund where true \
                    on conflict do nothing";
}
