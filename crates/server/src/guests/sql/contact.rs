//! Statements on contacts.

use zhike_store::{row, sql};

row! {
    /// A contact as kept.
    pub struct ContactRow {
        contact_id: i64,
        guest_id: i64,
        kind: String,
        value_enc: Vec<u8>,
        is_primary: bool,
    }
}

sql! {
    INSERT = "insert into contact (contact_id, guest_id, kind, value_enc, value_bidx, \
              last4_bidx, is_primary, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    OF_GUEST = "select contact_id, guest_id, kind, value_enc, is_primary from contact \
                where guest_id = ?1 order by is_primary desc, contact_id";
    OF_KIND = "select contact_id, guest_id, kind, value_enc, is_primary from contact \
               where guest_id = ?1 and kind = ?2 order by is_primary desc, contact_id";
    FIND = "select contact_id, guest_id, kind, value_enc, is_primary from contact \
            where contact_id = ?1 and guest_id = ?2";
    GUEST_WITH = "select guest_id from contact where value_bidx = ?1";
    SECOND_ALL = "update contact set is_primary = 0 \
                  where guest_id = ?1 and kind = ?2 and is_primary = 1";
    MAKE_PRIMARY = "update contact set is_primary = 1 where contact_id = ?1";
    DELETE = "delete from contact where contact_id = ?1";
}
