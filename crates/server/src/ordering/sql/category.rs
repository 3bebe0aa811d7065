//! Statements on categories.

use zhike_store::{row, sql};

row! {
    /// A category as kept.
    pub struct CategoryRow {
        category_id: i64,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        position: i64,
        version: i64,
    }
}

sql! {
    INSERT = "insert into category (category_id, name, name_zh_tw, name_en, position, version, \
              created_at) values (?1, ?2, ?3, ?4, ?5, 1, ?6)";
    FIND = "select category_id, name, name_zh_tw, name_en, position, version from category \
            where category_id = ?1 and archived_at is null{lock}";
    LIST = "select category_id, name, name_zh_tw, name_en, position, version from category \
            where archived_at is null order by position, category_id";
    UPDATE = "update category set name = ?3, name_zh_tw = ?4, name_en = ?5, position = ?6, \
              version = version + 1 \
              where category_id = ?1 and version = ?2 and archived_at is null";
    ARCHIVE = "update category set archived_at = ?3, version = version + 1 \
               where category_id = ?1 and version = ?2 and archived_at is null";
    DISHES = "select count(*) from dish where category_id = ?1 and archived_at is null";
}
