//! Statements on top-up plans and top-ups.

use zhike_store::{row, sql};

row! {
    /// What a top-up began with.
    pub struct BeganRow {
        top_up_id: i64,
        paid_minor: i64,
        gift_minor: i64,
    }
}

sql! {
    BEGAN = "select top_up_id, paid_minor, gift_minor from top_up where guest_id = ?1 \
             order by top_up_id";
    LARGEST = "select cast(coalesce(max(t.paid_minor), 0) as bigint) from top_up t \
               where t.guest_id = ?1 and t.business_day > ?2 and not exists \
               (select 1 from top_up_refund r where r.top_up_id = t.top_up_id)";
}
