//! Statements on changes of tier.

use zhike_store::{row, sql};

row! {
    /// A change of tier.
    pub struct ChangeRow {
        before_tier_id: i64,
        before_since: i64,
        before_ends_on: Option<i64>,
        before_reason: String,
        after_tier_id: i64,
        after_since: i64,
        after_ends_on: Option<i64>,
        after_reason: String,
    }
}

row! {
    /// What a merge gave.
    pub struct MergedChangeRow {
        after_tier_id: i64,
        after_since: i64,
    }
}

sql! {
    BY_MERGE = "select after_tier_id, after_since from tier_change \
                where member_id = ?1 and at = ?2 and after_reason = 'merged' \
                order by tier_change_id desc limit 1";
    INSERT = "insert into tier_change (tier_change_id, member_id, before_tier_id, before_since, \
              before_ends_on, before_reason, after_tier_id, after_since, after_ends_on, \
              after_reason, business_day, at, store_id, staff_id, journal_id) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    OF_MEMBER = "select before_tier_id, before_since, before_ends_on, before_reason, \
                 after_tier_id, after_since, after_ends_on, after_reason from tier_change \
                 where member_id = ?1 order by tier_change_id";
}
