//! Statements on the keys of outside systems.

use zhike_store::{row, sql};

row! {
    /// A key as kept.
    pub struct KeyRow {
        key_id: i64,
        name: String,
        last4: String,
        refund_limit_minor: Option<i64>,
        created_by: i64,
        last_used_at: Option<i64>,
        ended_at: Option<i64>,
        version: i64,
        created_at: i64,
    }
}

row! {
    /// A store of a key.
    pub struct KeyStore {
        key_id: i64,
        store_id: i64,
    }
}

row! {
    /// What a key is called.
    pub struct KeyName {
        name: String,
    }
}

sql! {
    INSERT = "insert into api_key (key_id, name, key_hash, last4, refund_limit_minor, created_by, \
              version, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)";
    INSERT_STORES = "insert into api_key_store (key_id, store_id) values {rows}";
    LIVE = "select key_id, name, last4, refund_limit_minor, created_by, last_used_at, ended_at, \
            version, created_at from api_key where key_hash = ?1 and ended_at is null";
    FIND = "select key_id, name, last4, refund_limit_minor, created_by, last_used_at, ended_at, \
            version, created_at from api_key where key_id = ?1{lock}";
    LIST = "select key_id, name, last4, refund_limit_minor, created_by, last_used_at, ended_at, \
            version, created_at from api_key order by key_id desc";
    STORES = "select k.key_id, k.store_id from api_key_store k \
              join pub_store s on s.store_id = k.store_id where k.key_id = ?1 order by k.store_id";
    ALL_STORES = "select key_id, store_id from api_key_store order by key_id, store_id";
    NAME_OF = "select name from api_key where key_id = ?1";
    SEEN = "update api_key set last_used_at = ?2 where key_id = ?1 \
            and (last_used_at is null or last_used_at < ?2)";
    END = "update api_key set ended_at = ?3, version = version + 1 \
           where key_id = ?1 and version = ?2 and ended_at is null";
}
