//! Statements on balances.

use zhike_store::{row, sql};

row! {
    /// One row of a holder.
    pub struct BalanceRow {
        unit: String,
        free: i64,
        pending: i64,
        held: i64,
        debt: i64,
    }
}

/// Columns of a balance row.
pub const BALANCE_COLUMNS: usize = 7;

sql! {
    OF_HOLDER = "select unit, free, pending, held, debt from balance \
                 where holder_kind = ?1 and holder_id = ?2 order by unit{lock}";
    DEBT = "select debt from balance where holder_kind = ?1 and holder_id = ?2 \
            and unit = 'points'";
    INSERT = "insert into balance (holder_kind, holder_id, unit, free, pending, held, debt) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    INSERT_MANY = "insert into balance (holder_kind, holder_id, unit, free, pending, held, debt) \
                   values {rows}";
    UPDATE = "update balance set free = ?4, pending = ?5, held = ?6, debt = ?7 \
              where holder_kind = ?1 and holder_id = ?2 and unit = ?3";
}
