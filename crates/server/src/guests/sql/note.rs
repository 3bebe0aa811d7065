//! Statements on notes about guests.

use zhike_store::{row, sql};

row! {
    /// A note as kept.
    pub struct NoteRow {
        note_id: i64,
        guest_id: i64,
        store_id: i64,
        store_only: bool,
        text_enc: Vec<u8>,
        staff_id: Option<i64>,
        created_at: i64,
    }
}

sql! {
    INSERT = "insert into guest_note (note_id, guest_id, store_id, store_only, text_enc, \
              staff_id, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    FIND = "select note_id, guest_id, store_id, store_only, text_enc, staff_id, created_at \
            from guest_note where note_id = ?1 \
            and guest_id in (select guest_id from pub_guest_id where known_as = ?2)";
    OF_GUEST = "select note_id, guest_id, store_id, store_only, text_enc, staff_id, created_at \
                from pub_guest_id join guest_note using (guest_id) \
                where known_as = ?1 and note_id < ?2 \
                order by note_id desc limit ?3";
    DELETE = "delete from guest_note where note_id = ?1";
}
