//! Statements on redemptions of stored value.

use zhike_store::{row, sql};

row! {
    /// The figures of one redemption, or of a part of it that came back.
    pub struct RedemptionRow {
        cause_id: i64,
        line: i64,
        top_up_id: Option<i64>,
        list_minor: i64,
        charged_minor: i64,
        principal_minor: i64,
        bonus_minor: i64,
    }
}

row! {
    /// What was redeemed of a top-up, refunds taken off.
    pub struct RedeemedRow {
        list_minor: i64,
        charged_minor: i64,
    }
}

/// Columns of a redemption.
pub const COLUMNS: usize = 12;

sql! {
    INSERT = "insert into stored_value_redemption (cause_id, line, settlement_id, bill_id, \
              store_id, business_day, top_up_id, list_minor, charged_minor, principal_minor, \
              bonus_minor, created_at) values {rows}";
    OF_SETTLEMENT = "select cause_id, line, top_up_id, list_minor, charged_minor, \
                     principal_minor, bonus_minor from stored_value_redemption \
                     where settlement_id = ?1 order by created_at, cause_id, line";
    OF_TOP_UP = "select cast(coalesce(sum(list_minor), 0) as bigint), \
                 cast(coalesce(sum(charged_minor), 0) as bigint) \
                 from stored_value_redemption where top_up_id = ?1";
}
