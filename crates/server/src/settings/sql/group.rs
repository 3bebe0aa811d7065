//! Statements on store groups.

use zhike_store::{row, sql};

row! {
    /// A store group as kept.
    pub struct GroupRow {
        store_group_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        version: i64,
    }
}

row! {
    /// One store of one group.
    pub struct Membership {
        store_group_id: i64,
        store_id: i64,
    }
}

sql! {
    INSERT = "insert into store_group (store_group_id, name, name_zh_tw, name_en, version, \
              created_at) values (?1, ?2, ?3, ?4, 1, ?5)";
    FIND = "select store_group_id, name, name_zh_tw, name_en, version from store_group \
            where store_group_id = ?1 and archived_at is null{lock}";
    LIST = "select store_group_id, name, name_zh_tw, name_en, version from store_group \
            where archived_at is null order by created_at, store_group_id";
    UPDATE = "update store_group set name = ?3, name_zh_tw = ?4, name_en = ?5, \
              version = version + 1 \
              where store_group_id = ?1 and version = ?2 and archived_at is null";
    ARCHIVE = "update store_group set archived_at = ?3, version = version + 1 \
               where store_group_id = ?1 and version = ?2 and archived_at is null";
    MEMBERS = "select g.store_group_id, g.store_id from store_group_store g \
               join store s on s.store_id = g.store_id where s.archived_at is null \
               order by g.store_group_id, g.store_id";
    CLEAR = "delete from store_group_store where store_group_id = ?1";
    ADD = "insert into store_group_store (store_group_id, store_id) values (?1, ?2)";
}
