//! Statements on what is counted: bills, refunds, and the sums they go into.

use zhike_store::{row, sql};

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
    BILL = "insert into sales_bill (bill_id, store_id, business_day, minute, settled_at, \
            guest_id, guest_kind, is_member, guests, list_minor, due_minor) \
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict do nothing";
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
    // Somebody's bills that are counted as the first although another one came before.
    LATER_FIRSTS = "select bill_id, store_id, business_day from sales_bill \
                    where guest_id = ?1 and guest_kind = 'new' and bill_id <> ?2";
    // The earliest counted bill of somebody.
    EARLIEST = "select store_id, business_day, guest_kind from sales_bill where guest_id = ?1 \
                order by settled_at, bill_id limit 1";
    FIRSTS_OF_DAY = "select guest_id from sales_bill where store_id = ?1 and business_day = ?2 \
                     and guest_kind = 'new'";
    COUNTED = "select store_id, business_day, guest_kind from sales_bill where bill_id = ?1";
    FORGET_BILLS = "delete from sales_bill where store_id = ?1 and business_day = ?2";
    FORGET_REFUNDS = "delete from sales_refund where store_id = ?1 and business_day = ?2";
    FORGET_HOURS = "delete from sales_hour where store_id = ?1 and business_day = ?2";
    FORGET_PARTS = "delete from sales_part where store_id = ?1 and business_day = ?2";
    FORGET_DISHES = "delete from sales_dish where store_id = ?1 and business_day = ?2";
}
