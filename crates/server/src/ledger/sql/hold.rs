//! Statements on holds.

use zhike_store::{row, sql};

row! {
    /// A hold as kept.
    pub struct HoldRow {
        hold_id: i64,
        holder_kind: String,
        holder_id: i64,
        store_id: i64,
        state: String,
        expires_at: i64,
    }
}

row! {
    /// What it sets aside of one lot.
    pub struct PartRow {
        lot_id: i64,
        unit: String,
        amount: i64,
    }
}

/// Columns of a part.
pub const PART_COLUMNS: usize = 5;

sql! {
    INSERT = "insert into hold (hold_id, holder_kind, holder_id, store_id, state, expires_at, \
              created_at) values (?1, ?2, ?3, ?4, 'pending', ?5, ?6)";
    INSERT_PARTS = "insert into hold_part (hold_id, line, lot_id, unit, amount) values {rows}";
    FIND = "select hold_id, holder_kind, holder_id, store_id, state, expires_at from hold \
            where hold_id = ?1{lock}";
    PARTS = "select lot_id, unit, amount from hold_part where hold_id = ?1 order by line";
    END = "update hold set state = ?2, done_at = ?3 where hold_id = ?1 and state = 'pending'";
    LATE = "select hold_id, holder_kind, holder_id, store_id, state, expires_at from hold \
            where state = 'pending' and expires_at <= ?1 order by expires_at, hold_id limit ?2";
}
