//! Statements on stores.

use zhike_store::{row, sql};

row! {
    /// A store as kept.
    pub struct StoreRow {
        store_id: i64,
        code: String,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        city: Option<String>,
        zone: String,
        cut_over_minute: i64,
        phone: Option<String>,
        weekly: String,
        archived_at: Option<i64>,
        version: i64,
    }
}

row! {
    /// A count.
    pub struct Count {
        count: i64,
    }
}

sql! {
    INSERT = "insert into store (store_id, code, name, name_zh_tw, name_en, city, zone, \
              cut_over_minute, phone, weekly, version, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11)";
    FIND = "select store_id, code, name, name_zh_tw, name_en, city, zone, cut_over_minute, phone, \
            weekly, archived_at, version from store where store_id = ?1{lock}";
    LIST = "select store_id, code, name, name_zh_tw, name_en, city, zone, cut_over_minute, phone, \
            weekly, archived_at, version from store order by created_at, store_id";
    UPDATE = "update store set code = ?3, name = ?4, name_zh_tw = ?5, name_en = ?6, city = ?7, \
              zone = ?8, cut_over_minute = ?9, phone = ?10, weekly = ?11, version = version + 1 \
              where store_id = ?1 and version = ?2 and archived_at is null";
    ARCHIVE = "update store set archived_at = ?2, version = version + 1 \
               where store_id = ?1 and archived_at is null";
    CODE_TAKEN = "select count(*) from store where code = ?1 and store_id <> ?2";
    LIVE = "select count(*) from store where archived_at is null";
    STAFF_BOUND = "select count(*) from pub_staff_scope where target_id = ?1";
}
