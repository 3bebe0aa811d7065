//! Statements on merges and on the ids that a guest is known by.

use zhike_store::{row, sql};

row! {
    /// A merge as kept.
    pub struct MergeRow {
        guest_merge_id: i64,
        survivor_id: i64,
        merged_id: i64,
        store_id: i64,
        journal_id: Option<i64>,
        kept_enc: Vec<u8>,
        staff_id: Option<i64>,
        merged_at: i64,
        undone_at: Option<i64>,
    }
}

sql! {
    INSERT = "insert into guest_merge (guest_merge_id, survivor_id, merged_id, store_id, \
              journal_id, kept_enc, staff_id, merged_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    FIND = "select guest_merge_id, survivor_id, merged_id, store_id, journal_id, kept_enc, \
            staff_id, merged_at, undone_at from guest_merge where guest_merge_id = ?1{lock}";
    RECENT = "select guest_merge_id, survivor_id, merged_id, store_id, journal_id, kept_enc, \
              staff_id, merged_at, undone_at from guest_merge \
              where undone_at is null and guest_merge_id < ?1 \
              order by guest_merge_id desc limit ?2";
    // What has to be taken apart before this merge.
    LATER = "select count(*) from guest_merge where undone_at is null and guest_merge_id > ?1 \
             and (survivor_id = ?2 or merged_id = ?2)";
    UNDO = "update guest_merge set undone_by = ?2, undone_at = ?3 \
            where guest_merge_id = ?1 and undone_at is null";
    ALIAS = "insert into guest_alias (guest_id, survivor_id, guest_merge_id) values (?1, ?2, ?3)";
    FOLLOW = "update guest_alias set survivor_id = ?2 where survivor_id = ?1";
    // Records that came to the merged one before him, and are his again.
    BACK = "update guest_alias set survivor_id = ?2 where guest_id = ?1";
    FORGET = "delete from guest_alias where guest_id = ?1";
    MERGED_INTO = "select merged_id from guest_merge where survivor_id = ?1 \
                   and undone_at is null order by guest_merge_id";
}
