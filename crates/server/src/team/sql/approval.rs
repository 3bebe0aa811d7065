//! Statements on approvals by a second person.

use zhike_store::{row, sql};

row! {
    /// An approval as kept.
    pub struct ApprovalRow {
        approval_id: i64,
        permission: String,
        excess: String,
        store_id: Option<i64>,
        request_hash: Vec<u8>,
        summary_enc: Vec<u8>,
        asked_by: i64,
        asked_at: i64,
        state: String,
        decided_by: Option<i64>,
        decided_at: Option<i64>,
        note_enc: Option<Vec<u8>>,
        version: i64,
    }
}

sql! {
    INSERT = "insert into approval (approval_id, permission, excess, store_id, request_hash, \
              summary_enc, asked_by, asked_at, state, version) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'waiting', 1)";
    FIND = "select approval_id, permission, excess, store_id, request_hash, summary_enc, \
            asked_by, asked_at, state, decided_by, decided_at, note_enc, version \
            from approval where approval_id = ?1{lock}";
    BY_TOKEN = "select approval_id, permission, excess, store_id, request_hash, summary_enc, \
                asked_by, asked_at, state, decided_by, decided_at, note_enc, version \
                from approval where token_hash = ?1{lock}";
    PAGE = "select approval_id, permission, excess, store_id, request_hash, summary_enc, \
            asked_by, asked_at, state, decided_by, decided_at, note_enc, version \
            from approval where (asked_at < ?1 or (asked_at = ?1 and approval_id < ?2)) \
            order by asked_at desc, approval_id desc limit ?3";
    DECIDE = "update approval set state = ?2, decided_by = ?3, decided_at = ?4, note_enc = ?5, \
              version = version + 1 where approval_id = ?1 and state = 'waiting'";
    GIVE_TOKEN = "update approval set token_hash = ?2, version = version + 1 \
                  where approval_id = ?1 and state = 'approved'";
    SPEND = "update approval set state = 'used', version = version + 1 \
             where approval_id = ?1 and state = 'approved'";
}
