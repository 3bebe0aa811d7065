//! Statements on channels.

use zhike_store::{row, sql};

row! {
    /// A channel as kept.
    pub struct ChannelRow {
        channel_id: i64,
        kind: String,
        adapter: String,
        enabled: bool,
        settings: String,
        secret_enc: Vec<u8>,
        last_error_code: Option<String>,
        last_error_at: Option<i64>,
        last_sent_at: Option<i64>,
        version: i64,
    }
}

sql! {
    LIST = "select channel_id, kind, adapter, enabled, settings, secret_enc, last_error_code, \
            last_error_at, last_sent_at, version from channel order by kind";
    FIND = "select channel_id, kind, adapter, enabled, settings, secret_enc, last_error_code, \
            last_error_at, last_sent_at, version from channel where kind = ?1";
    CALLED = "select channel_id, kind, adapter, enabled, settings, secret_enc, last_error_code, \
              last_error_at, last_sent_at, version from channel where callback_hash = ?1";
    INSERT = "insert into channel (channel_id, kind, adapter, enabled, settings, secret_enc, \
              callback_hash, version) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)";
    UPDATE = "update channel set adapter = ?3, enabled = ?4, settings = ?5, secret_enc = ?6, \
              last_error_code = null, last_error_at = null, version = version + 1 \
              where channel_id = ?1 and version = ?2";
    WENT = "update channel set last_sent_at = ?2 where kind = ?1";
    FAILED = "update channel set last_error_code = ?2, last_error_at = ?3 where kind = ?1";
}
