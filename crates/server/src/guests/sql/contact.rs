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
        is_shared: bool,
        verified_at: Option<i64>,
    }
}

row! {
    /// Who has a value.
    pub struct HolderRow {
        contact_id: i64,
        guest_id: i64,
        is_shared: bool,
    }
}

sql! {
    INSERT = "insert into contact (contact_id, guest_id, kind, value_enc, value_bidx, \
              last4_bidx, is_primary, is_shared, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    REPLACE = "update contact set value_enc = ?2, value_bidx = ?3, last4_bidx = ?4, \
               is_shared = ?5, verified_at = null where contact_id = ?1";
    PHONES = "select contact_id, guest_id, kind, value_enc, is_primary, is_shared, verified_at \
              from contact where guest_id = ?1 and kind = 'phone' \
              order by is_primary desc, contact_id";
    EMAILS = "select contact_id, guest_id, kind, value_enc, is_primary, is_shared, verified_at \
              from contact where guest_id = ?1 and kind = 'email' \
              order by is_primary desc, contact_id";
    // Phones first, then e-mail, then WeChat.
    OF_GUEST = "select contact_id, guest_id, kind, value_enc, is_primary, is_shared, verified_at \
                from contact where guest_id = ?1 order by case kind when 'phone' then 1 \
                when 'email' then 2 else 3 end, is_primary desc, contact_id";
    FIND = "select contact_id, guest_id, kind, value_enc, is_primary, is_shared, verified_at \
            from contact where contact_id = ?1 and guest_id = ?2";
    // A number that several use names nobody.
    GUEST_WITH = "select guest_id from contact where value_bidx = ?1 and is_shared = 0";
    HOLDERS = "select contact_id, guest_id, is_shared from contact where value_bidx = ?1 \
               order by guest_id limit 20";
    SHARE_ALL = "update contact set is_shared = 1 where value_bidx = ?1 and is_shared = 0";
    UNSHARE = "update contact set is_shared = 0 where contact_id = ?1";
    VERIFY = "update contact set verified_at = ?2 where contact_id = ?1";
    SECOND_ALL = "update contact set is_primary = 0 where guest_id = ?1 and kind = ?2 \
                  and is_primary = 1";
    MAKE_PRIMARY = "update contact set is_primary = 1 where contact_id = ?1";
    DELETE = "delete from contact where contact_id = ?1";
}
