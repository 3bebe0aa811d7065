//! Statements on roles.

use zhike_store::{row, sql};

row! {
    /// A role as kept.
    pub struct RoleRow {
        role_id: i64,
        preset: Option<String>,
        name: String,
        name_zh_tw: Option<String>,
        name_en: Option<String>,
        fixed: bool,
        permissions: String,
        limits: String,
        archived_at: Option<i64>,
        version: i64,
        created_at: i64,
    }
}

sql! {
    INSERT = "insert into role (role_id, preset, name, name_zh_tw, name_en, fixed, permissions, \
              limits, version, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9)";
    FIND = "select role_id, preset, name, name_zh_tw, name_en, fixed, permissions, limits, \
            archived_at, version, created_at from role where role_id = ?1{lock}";
    LIST = "select role_id, preset, name, name_zh_tw, name_en, fixed, permissions, limits, \
            archived_at, version, created_at from role where archived_at is null \
            order by created_at, role_id";
    ALL_ROLES = "select role_id, preset, name, name_zh_tw, name_en, fixed, permissions, limits, \
                 archived_at, version, created_at from role order by role_id";
    UPDATE = "update role set name = ?3, name_zh_tw = ?4, name_en = ?5, permissions = ?6, \
              limits = ?7, version = version + 1 where role_id = ?1 and version = ?2";
    ARCHIVE = "update role set archived_at = ?2, version = version + 1 \
               where role_id = ?1 and archived_at is null";
}
