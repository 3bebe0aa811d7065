//! Statements on the owner's choices.

use zhike_store::{row, sql};

row! {
    /// One kind of setting.
    pub struct SettingRow {
        value: String,
        version: i64,
    }
}

sql! {
    VERSION = "select version from setting where kind = ?1";
    IN_FORCE = "select value, version from setting where kind = ?1";
    FIND = "select value, version from setting where kind = ?1{lock}";
    INSERT = "insert into setting (kind, value, version, changed_at) values (?1, ?2, 1, ?3)";
    UPDATE = "update setting set value = ?3, version = version + 1, changed_at = ?4 \
              where kind = ?1 and version = ?2";
}
