//! Statements on settlements, tenders and refunds.

use zhike_store::{row, sql};

row! {
    /// A settlement as kept.
    pub struct SettlementRow {
        settlement_id: i64,
        bill_id: i64,
        store_id: i64,
        business_day: i64,
        guest_id: Option<i64>,
        journal_id: Option<i64>,
        settled_by: i64,
        settled: String,
        done: String,
        outcome: String,
        created_at: i64,
    }
}

row! {
    /// A tender as kept.
    pub struct TenderRow {
        tender: String,
        amount_minor: i64,
        given_minor: Option<i64>,
        face_minor: Option<i64>,
        paid_minor: Option<i64>,
        principal_minor: i64,
        bonus_minor: i64,
    }
}

row! {
    /// A refund as kept.
    pub struct RefundRow {
        refund_id: i64,
        journal_id: Option<i64>,
        refunded_by: i64,
        minor: i64,
        facts: String,
        reason_enc: Vec<u8>,
        created_at: i64,
    }
}

sql! {
    INSERT_SETTLEMENT = "insert into settlement (settlement_id, bill_id, store_id, business_day, \
                         guest_id, journal_id, settled_by, settled, done, outcome, \
                         receipt_hash, created_at) \
                         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    // The guest is the one he is known as since his record was merged.
    OF_BILL = "select settlement_id, bill_id, store_id, business_day, \
               coalesce((select a.survivor_id from pub_guest_alias a \
               where a.guest_id = settlement.guest_id), guest_id), journal_id, \
               settled_by, settled, done, outcome, created_at \
               from settlement where bill_id = ?1{lock}";
    BY_RECEIPT = "select settlement_id, bill_id, store_id, business_day, \
                  coalesce((select a.survivor_id from pub_guest_alias a \
                  where a.guest_id = settlement.guest_id), guest_id), journal_id, \
                  settled_by, settled, done, outcome, created_at \
                  from settlement where receipt_hash = ?1";
    DONE = "update settlement set done = ?2 where settlement_id = ?1";
    INSERT_LINES = "insert into bill_line (bill_id, line, kind, dish_id, charge, name, qty_milli, \
                    list_minor, due_minor) values {rows}";
    INSERT_TENDERS = "insert into tender (bill_id, place, tender, amount_minor, given_minor, \
                      face_minor, paid_minor, principal_minor, bonus_minor) values {rows}";
    TENDERS = "select tender, amount_minor, given_minor, face_minor, paid_minor, principal_minor, \
               bonus_minor from tender where bill_id = ?1 order by place";
    INSERT_REFUND = "insert into refund (refund_id, bill_id, store_id, business_day, journal_id, \
                     refunded_by, minor, facts, reason_enc, created_at) \
                     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    REFUNDS = "select refund_id, journal_id, refunded_by, minor, facts, reason_enc, created_at \
               from refund where bill_id = ?1 order by refund_id";
}
