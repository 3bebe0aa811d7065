//! Statements on webhooks.

use zhike_store::{row, sql};

row! {
    /// A webhook as kept.
    pub struct WebhookRow {
        webhook_id: i64,
        name: String,
        url_enc: Vec<u8>,
        secret_enc: Vec<u8>,
        kinds: String,
        state: String,
        seq: i64,
        error_code: Option<String>,
        error_at: Option<i64>,
        delivered_at: Option<i64>,
        created_by: i64,
        created_at: i64,
        version: i64,
    }
}

sql! {
    LIST = "select webhook_id, name, url_enc, secret_enc, kinds, state, seq, error_code, \
            error_at, delivered_at, created_by, created_at, version from webhook \
            order by webhook_id";
    FIND = "select webhook_id, name, url_enc, secret_enc, kinds, state, seq, error_code, \
            error_at, delivered_at, created_by, created_at, version from webhook \
            where webhook_id = ?1{lock}";
    BEHIND = "select webhook_id from webhook where state = 'on' and seq < ?1 order by webhook_id";
    INSERT = "insert into webhook (webhook_id, name, url_enc, secret_enc, kinds, state, seq, \
              created_by, created_at, version) values (?1, ?2, ?3, ?4, ?5, 'on', ?6, ?7, ?8, 1)";
    UPDATE = "update webhook set name = ?3, url_enc = ?4, kinds = ?5, version = version + 1 \
              where webhook_id = ?1 and version = ?2";
    SET_STATE = "update webhook set state = ?2, seq = ?3, error_code = ?4, error_at = ?5, \
                 version = version + 1 where webhook_id = ?1";
    SET_SECRET = "update webhook set secret_enc = ?3, version = version + 1 \
                  where webhook_id = ?1 and version = ?2";
    MOVE = "update webhook set seq = ?2 where webhook_id = ?1";
    WENT = "update webhook set delivered_at = ?2, error_code = null, error_at = null \
            where webhook_id = ?1";
    MISSED = "update webhook set error_code = ?2, error_at = ?3 where webhook_id = ?1";
    DELETE = "delete from webhook where webhook_id = ?1 and version = ?2";
}
