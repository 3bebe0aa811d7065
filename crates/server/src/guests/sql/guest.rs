//! Statements on guests.

use zhike_store::{row, sql};

row! {
    /// A guest as kept.
    pub struct GuestRow {
        guest_id: i64,
        name_enc: Option<Vec<u8>>,
        title_enc: Option<Vec<u8>>,
        sex: Option<String>,
        vip: bool,
        birthday_enc: Option<Vec<u8>>,
        dietary_enc: Option<Vec<u8>>,
        store_id: i64,
        created_at: i64,
        erased_at: Option<i64>,
        version: i64,
        group_id: Option<i64>,
    }
}

row! {
    /// Whether a guest may still be acted on.
    pub struct Standing {
        erased_at: Option<i64>,
        survivor_id: Option<i64>,
    }
}

row! {
    /// Where a guest is at home.
    pub struct PlaceRow {
        store_id: i64,
        erased_at: Option<i64>,
        accounts: i64,
    }
}

row! {
    /// A name, for the directory.
    pub struct NameRow {
        guest_id: i64,
        name_enc: Option<Vec<u8>>,
        erased_at: Option<i64>,
    }
}

/// A guest with the group that any of his records is in, or whose account this is.
macro_rules! guest {
    ($end:literal) => {
        concat!(
            "select guest_id, name_enc, title_enc, sex, vip, birthday_enc, dietary_enc, store_id, \
             created_at, erased_at, version, coalesce((select m.group_id from pub_guest_id i \
             join pub_group_member m on m.guest_id = i.guest_id \
             where i.known_as = guest.guest_id and m.ended_at is null limit 1), \
             (select g.group_id from pub_group g where g.account_guest_id = guest.guest_id)) \
             from guest where guest_id ",
            $end
        )
    };
}

pub(super) use guest;

sql! {
    INSERT = "insert into guest (guest_id, name_enc, title_enc, sex, vip, birthday_enc, \
              birthday_bidx, dietary_enc, store_id, created_by, created_at, version) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1)";
    FIND = guest!("= ?1{lock}");
    PLACE = "select store_id, erased_at, (select count(*) from pub_group g \
             where g.account_guest_id = guest.guest_id) from guest where guest_id = ?1";
    // The record that a merged one is known as.
    KNOWN = guest!("= coalesce((select survivor_id from guest_alias where guest_id = ?1), ?1)");
    KNOWN_AS = "select survivor_id from guest_alias where guest_id = ?1";
    STANDING = "select g.erased_at, a.survivor_id from guest g \
                left join guest_alias a on a.guest_id = g.guest_id where g.guest_id = ?1";
    SET_FIELDS = "update guest set name_enc = ?2, title_enc = ?3, sex = ?4, vip = ?5, \
                  birthday_enc = ?6, birthday_bidx = ?7, dietary_enc = ?8, \
                  version = version + 1 where guest_id = ?1";
    UPDATE = "update guest set name_enc = ?3, title_enc = ?4, sex = ?5, vip = ?6, \
              birthday_enc = ?7, birthday_bidx = ?8, version = version + 1 \
              where guest_id = ?1 and version = ?2";
    FORGET_BIRTHDAY = "update guest set birthday_enc = null, birthday_bidx = null, \
                       version = version + 1 where guest_id = ?1";
    SET_DIETARY = "update guest set dietary_enc = ?2, version = version + 1 where guest_id = ?1";
    // A merged record has no name of its own, and the account of a group is found by its group.
    NAMES = "select g.guest_id, case when a.guest_id is null and not exists (select 1 \
             from pub_group o where o.account_guest_id = g.guest_id) then g.name_enc end, \
             g.erased_at from guest g left join guest_alias a on a.guest_id = g.guest_id \
             where g.guest_id > ?1 order by g.guest_id limit ?2";
    // The business day of the last paid bill; of who never paid one, the day he was written down.
    LAST_SEEN = "select coalesce((select max(b.settled_day) from pub_bill b where b.guest_id in \
                 (select guest_id from pub_guest_id where known_as = ?1)), \
                 (select created_at / 86400000 from guest where guest_id = ?1))";
    TOUCH = "update guest set version = version + 1 where guest_id = ?1";
}
