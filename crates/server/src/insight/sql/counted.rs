//! Statements on what is counted: bills, refunds, and the sums they go into.

use zhike_store::{row, sql};

use super::facts::some;

row! {
    /// The day on which a bill is counted as somebody's first.
    pub struct FirstRow {
        bill_id: i64,
        store_id: i64,
        business_day: i64,
    }
}

row! {
    /// The day of a bill.
    pub struct CountedDay {
        store_id: i64,
        business_day: i64,
        guest_kind: String,
    }
}

sql! {
    BILLS = "insert into sales_bill (bill_id, store_id, business_day, minute, settled_at, \
             guest_id, guest_kind, is_member, guests, list_minor, due_minor) values {rows}";
    WHICH_ARE_COUNTED = some!("select bill_id from sales_bill where bill_id", "");
    REFUND = "insert into sales_refund (refund_id, store_id, business_day, minute, minor) \
              values (?1, ?2, ?3, ?4, ?5) on conflict do nothing";
    STORE = "insert into sales_store (store_id) values (?1) on conflict do nothing";
    HOURS = "insert into sales_hour (store_id, business_day, hour, bills, guests, list_minor, \
             due_minor, refunds, refunded_minor, member_bills, new_bills) values {rows} \
             on conflict (store_id, business_day, hour) do update set \
             bills = sales_hour.bills + excluded.bills, \
             guests = sales_hour.guests + excluded.guests, \
             list_minor = sales_hour.list_minor + excluded.list_minor, \
             due_minor = sales_hour.due_minor + excluded.due_minor, \
             refunds = sales_hour.refunds + excluded.refunds, \
             refunded_minor = sales_hour.refunded_minor + excluded.refunded_minor, \
             member_bills = sales_hour.member_bills + excluded.member_bills, \
             new_bills = sales_hour.new_bills + excluded.new_bills";
    PARTS = "insert into sales_part (store_id, business_day, part, word, bills, guests, \
             settled_minor, refunded_minor) values {rows} \
             on conflict (store_id, business_day, part, word) do update set \
             bills = sales_part.bills + excluded.bills, \
             guests = sales_part.guests + excluded.guests, \
             settled_minor = sales_part.settled_minor + excluded.settled_minor, \
             refunded_minor = sales_part.refunded_minor + excluded.refunded_minor";
    DISHES = "insert into sales_dish (store_id, business_day, dish_id, name, bills, qty_milli, \
              list_minor, due_minor) values {rows} \
              on conflict (store_id, business_day, dish_id, name) do update set \
              bills = sales_dish.bills + excluded.bills, \
              qty_milli = sales_dish.qty_milli + excluded.qty_milli, \
              list_minor = sales_dish.list_minor + excluded.list_minor, \
              due_minor = sales_dish.due_minor + excluded.due_minor";
    // Bills that are counted as the first of one of these guests.
    FIRSTS = some!(
        "select bill_id, store_id, business_day from sales_bill \
         where guest_kind = 'new' and guest_id",
        ""
    );
    // The earliest counted bill of somebody.
    EARLIEST = "select store_id, business_day, guest_kind from sales_bill where guest_id in \
                (select i.guest_id from pub_guest_id i where i.known_as = coalesce( \
                (select a.survivor_id from pub_guest_alias a where a.guest_id = ?1), ?1)) \
                order by settled_at, bill_id limit 1";
    // Days whose new guests may be others when two records become one, or two again.
    FIRSTS_OF_MERGE = "select distinct s.store_id, s.business_day from sales_bill s \
                       join pub_guest_id i on i.guest_id = s.guest_id \
                       join pub_guest_merge m on m.survivor_id = i.known_as \
                       or m.merged_id = i.known_as where m.guest_merge_id = ?1 \
                       and (s.guest_kind = 'new' or not exists (select 1 from sales_bill e \
                       where e.guest_id = s.guest_id and (e.settled_at < s.settled_at \
                       or (e.settled_at = s.settled_at and e.bill_id < s.bill_id))))";
    FIRSTS_OF_DAY = "select guest_id from sales_bill where store_id = ?1 and business_day = ?2 \
                     and guest_kind = 'new'";
    COUNTED = "select store_id, business_day, guest_kind from sales_bill where bill_id = ?1";
    FORGET_BILLS = "delete from sales_bill where store_id = ?1 and business_day = ?2";
    FORGET_REFUNDS = "delete from sales_refund where store_id = ?1 and business_day = ?2";
    FORGET_HOURS = "delete from sales_hour where store_id = ?1 and business_day = ?2";
    FORGET_PARTS = "delete from sales_part where store_id = ?1 and business_day = ?2";
    FORGET_DISHES = "delete from sales_dish where store_id = ?1 and business_day = ?2";
}
