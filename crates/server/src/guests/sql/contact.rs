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
        doubted_at: Option<i64>,
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

/// Contacts as kept, those that `$which` says; of one guest, with those of records merged into his.
macro_rules! contacts {
    ($which:literal) => {
        contacts!("contact", $which)
    };
    (of_guest $which:literal) => {
        contacts!("pub_guest_id join contact using (guest_id) where known_as = ?1", $which)
    };
    ($from:literal, $which:literal) => {
        concat!(
            "select contact_id, guest_id, kind, value_enc, is_primary, is_shared, verified_at, \
             doubted_at from ",
            $from,
            " ",
            $which
        )
    };
}

sql! {
    INSERT = "insert into contact (contact_id, guest_id, kind, value_enc, value_bidx, \
              last4_bidx, is_primary, is_shared, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    REPLACE = "update contact set value_enc = ?2, value_bidx = ?3, last4_bidx = ?4, \
               is_shared = ?5, verified_at = null where contact_id = ?1";
    // The one to use first; of equals those of his own record before those of merged ones.
    PHONES = contacts!(
        of_guest
        "and kind = 'phone' order by is_primary desc, \
         case when guest_id = ?1 then 0 else 1 end, contact_id"
    );
    EMAILS = contacts!(
        of_guest
        "and kind = 'email' order by is_primary desc, \
         case when guest_id = ?1 then 0 else 1 end, contact_id"
    );
    // Phones first, then e-mail, then WeChat.
    OF_GUEST = contacts!(
        of_guest
        "order by case kind when 'phone' then 1 when 'email' then 2 else 3 end, \
         is_primary desc, case when guest_id = ?1 then 0 else 1 end, contact_id"
    );
    FIND = contacts!(
        "where contact_id = ?1 \
         and guest_id in (select guest_id from pub_guest_id where known_as = ?2)"
    );
    WITH = contacts!("where value_bidx = ?1 and is_shared = 0");
    OF_GUESTS = contacts!("where guest_id between ?1 and ?2 order by guest_id, contact_id");
    ENDING = "select distinct guest_id from contact where last4_bidx = ?1 \
              order by guest_id limit ?2";
    DOUBT = "update contact set doubted_at = ?2 where contact_id = ?1";
    IN_DOUBT = "select count(*) from contact where doubted_at is not null \
                and guest_id in (select guest_id from pub_guest_id where known_as = ?1)";
    // A number that several use names nobody.
    GUEST_WITH = "select coalesce(a.survivor_id, c.guest_id) from contact c \
                  left join guest_alias a on a.guest_id = c.guest_id \
                  where c.value_bidx = ?1 and c.is_shared = 0";
    // Of a record that was merged, the one that stayed.
    HOLDERS = "select c.contact_id, coalesce(a.survivor_id, c.guest_id) as holder, c.is_shared \
               from contact c left join guest_alias a on a.guest_id = c.guest_id \
               where c.value_bidx = ?1 order by holder limit 20";
    SHARE_ALL = "update contact set is_shared = 1 where value_bidx = ?1 and is_shared = 0";
    UNSHARE = "update contact set is_shared = 0 where contact_id = ?1";
    VERIFY = "update contact set verified_at = ?2 where contact_id = ?1";
    SECOND_ALL = "update contact set is_primary = 0 where guest_id = ?1 and kind = ?2 \
                  and is_primary = 1";
    MAKE_PRIMARY = "update contact set is_primary = 1 where contact_id = ?1";
    DELETE = "delete from contact where contact_id = ?1";
}
