//! Statements on bills that another till settled.

use zhike_store::{row, sql};

row! {
    /// A dish, as far as a line is matched to it.
    pub struct MenuRow {
        dish_id: i64,
        code: Option<String>,
        name: String,
    }
}

row! {
    /// A line as kept.
    pub struct LineRow {
        line: u32,
        kind: String,
        dish_id: Option<i64>,
        name: Option<String>,
        qty_milli: i64,
        list_minor: i64,
        due_minor: i64,
    }
}

sql! {
    MENU = "select dish_id, code, name from pub_dish where archived_at is null order by dish_id";
    GUEST_OF_CARD = "select coalesce(a.survivor_id, m.guest_id) from pub_member m \
                     left join pub_guest_alias a on a.guest_id = m.guest_id \
                     where m.card_no = ?1";
    KNOWN = "select order_key from bill where store_id = ?1 and import_source = ?2 \
             and import_id in (select import_id from pub_import where state = 'finished')";
    LINES = "select line, kind, dish_id, name, qty_milli, list_minor, due_minor from bill_line \
             where bill_id = ?1 order by line";
    INSERT_BILLS = "insert into bill (bill_id, store_id, business_day, bill_no, state, table_name, \
                    guests, channel, guest_id, list_minor, due_minor, refunded_minor, opened_by, \
                    settled_at, import_id, import_source, order_key, version, created_at) \
                    values {rows}";
    INSERT_LINES = "insert into bill_line (bill_id, line, kind, dish_id, charge, name, qty_milli, \
                    list_minor, due_minor, import_id) values {rows}";
    INSERT_TENDERS = "insert into tender (bill_id, place, tender, amount_minor, given_minor, \
                      face_minor, paid_minor, principal_minor, bonus_minor, import_id) \
                      values {rows}";
    CLEAR_TENDERS = "delete from tender where bill_id in (select bill_id from bill \
                     where import_id = ?1 order by bill_id limit ?2)";
    CLEAR_LINES = "delete from bill_line where bill_id in (select bill_id from bill \
                   where import_id = ?1 order by bill_id limit ?2)";
    CLEAR_BILLS = "delete from bill where bill_id in (select bill_id from bill \
                   where import_id = ?1 order by bill_id limit ?2)";
}
