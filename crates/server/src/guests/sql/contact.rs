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
        doubted_at: Option<i64>,
    }
}

sql! {
    INSERT = "insert into contact (contact_id, guest_id, kind, value_enc, value_bidx, \
              last4_bidx, is_primary, created_at) values (?1, ?2, 'phone', ?3, ?4, ?5, ?6, ?7)";
    // Those of his own record first, then those of records that were merged into it.
    OF_GUEST = "select contact_id, guest_id, kind, value_enc, is_primary, doubted_at from contact \
                where guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
                order by case when guest_id = ?1 then 0 else 1 end, is_primary desc, contact_id";
    FIND = "select contact_id, guest_id, kind, value_enc, is_primary, doubted_at from contact \
            where contact_id = ?1 \
            and guest_id in (select guest_id from pub_guest_id where known_as = ?2)";
    WITH = "select contact_id, guest_id, kind, value_enc, is_primary, doubted_at from contact \
            where value_bidx = ?1";
    GUEST_WITH = "select coalesce(a.survivor_id, c.guest_id) from contact c \
                  left join guest_alias a on a.guest_id = c.guest_id where c.value_bidx = ?1";
    OF_GUESTS = "select contact_id, guest_id, kind, value_enc, is_primary, doubted_at \
                 from contact where guest_id between ?1 and ?2 order by guest_id, contact_id";
    ENDING = "select distinct guest_id from contact where last4_bidx = ?1 \
              order by guest_id limit ?2";
    DOUBT = "update contact set doubted_at = ?2 where contact_id = ?1";
    IN_DOUBT = "select count(*) from contact where doubted_at is not null \
                and guest_id in (select guest_id from pub_guest_id where known_as = ?1)";
    SECOND_ALL = "update contact set is_primary = 0 where guest_id = ?1 and is_primary = 1";
    MAKE_PRIMARY = "update contact set is_primary = 1 where contact_id = ?1";
    DELETE = "delete from contact where contact_id = ?1";
}
