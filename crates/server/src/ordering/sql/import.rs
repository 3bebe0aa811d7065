//! Statements on menus that came out of files, and on what each did.

use zhike_store::{row, sql};

row! {
    /// A file that was taken.
    pub struct ImportRow {
        import_id: i64,
        new_dishes: i64,
        changed_dishes: i64,
        staff_id: Option<i64>,
        created_at: i64,
        undone_at: Option<i64>,
    }
}

row! {
    /// What a file did to one dish or category.
    pub struct DidRow {
        kind: String,
        thing_id: i64,
        before: Option<String>,
        after_version: i64,
    }
}

row! {
    /// A dish that somebody changed since.
    pub struct SinceRow {
        dish_id: i64,
        name: String,
        is_archived: bool,
    }
}

/// Columns of [`INSERT_DID`].
pub const DID_COLUMNS: usize = 6;

sql! {
    INSERT = "insert into menu_import (import_id, new_dishes, changed_dishes, staff_id, \
              created_at) values (?1, ?2, ?3, ?4, ?5)";
    INSERT_DID = "insert into menu_import_row (import_id, line, kind, thing_id, before, \
                  after_version) values {rows}";
    FIND = "select import_id, new_dishes, changed_dishes, staff_id, created_at, undone_at \
            from menu_import where import_id = ?1{lock}";
    LIST = "select import_id, new_dishes, changed_dishes, staff_id, created_at, undone_at \
            from menu_import where import_id < ?1 order by import_id desc limit ?2";
    DID = "select kind, thing_id, before, after_version from menu_import_row \
           where import_id = ?1 order by line";
    SINCE = "select d.dish_id, d.name, case when d.archived_at is null then 0 else 1 end \
             from menu_import_row r join dish d on d.dish_id = r.thing_id \
             where r.import_id = ?1 and r.kind = 'dish' \
             and (d.archived_at is not null or d.version <> r.after_version) \
             order by r.line limit ?2";
    UNDONE = "update menu_import set undone_at = ?2 where import_id = ?1 and undone_at is null";
}
