//! Statements on addresses that get nothing.

use zhike_store::{row, sql};

row! {
    /// Why and since when.
    pub struct SuppressionRow {
        why: String,
        created_at: i64,
    }
}

sql! {
    INSERT = "insert into suppression (suppression_id, channel, address_bidx, why, guest_id, \
              message_id, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    OF_ADDRESS = "select why, created_at from suppression \
                  where address_bidx = ?1 and channel = ?2 order by created_at desc";
}
