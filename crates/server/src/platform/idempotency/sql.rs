//! Statements on the kept answers.

use zhike_store::{row, sql};

row! {
    /// A kept answer.
    pub struct Kept {
        request_hash: Vec<u8>,
        body_enc: Vec<u8>,
    }
}

row! {
    /// A kept answer with its place.
    pub struct Placed {
        principal: String,
        route: String,
        key: String,
        body_enc: Vec<u8>,
    }
}

sql! {
    FIND = "select request_hash, body_enc from idempotency \
            where principal = ?1 and route = ?2 and key = ?3";
    INSERT = "insert into idempotency (principal, route, key, request_hash, body_enc, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6)";
    AFTER = "select principal, route, key, body_enc from idempotency \
             where (principal, route, key) > (?1, ?2, ?3) \
             order by principal, route, key limit ?4";
    FORGET_ONE = "delete from idempotency where principal = ?1 and route = ?2 and key = ?3";
    FORGET = "delete from idempotency where created_at < ?1";
}
