//! Statements on many guests at once, for lists that come out of a file.

use zhike_store::{row, sql};

use super::guest::guest;

row! {
    /// Who has a value.
    pub struct ValueRow {
        value_bidx: Vec<u8>,
        guest_id: i64,
        is_shared: bool,
    }
}

row! {
    /// A guest's version.
    pub struct VersionRow {
        guest_id: i64,
        version: i64,
    }
}

sql! {
    // Of a record that was merged, the one that stayed.
    HOLDERS = "select c.value_bidx, coalesce(a.survivor_id, c.guest_id), c.is_shared \
               from contact c left join guest_alias a on a.guest_id = c.guest_id \
               where c.value_bidx in ({rows})";
    GUESTS = guest!("in ({rows})");
    CONTACTS = "select c.contact_id, coalesce(a.survivor_id, c.guest_id), c.kind, c.value_enc, \
                c.is_primary, c.is_shared, c.verified_at, c.doubted_at \
                from contact c left join guest_alias a on a.guest_id = c.guest_id \
                where c.guest_id in \
                (select guest_id from pub_guest_id where known_as in ({rows})) \
                order by c.contact_id";
    NAMES = "select g.guest_id, case when a.guest_id is null and not exists (select 1 \
             from pub_group o where o.account_guest_id = g.guest_id) then g.name_enc end, \
             g.erased_at from guest g left join guest_alias a on a.guest_id = g.guest_id \
             where g.guest_id in ({rows})";
    VERSIONS = "select guest_id, version from guest where guest_id in ({rows}) \
                and erased_at is null";
    INSERT = "insert into guest (guest_id, name_enc, title_enc, sex, vip, birthday_enc, \
              birthday_bidx, store_id, created_by, created_at, version) values {rows}";
    INSERT_CONTACTS = "insert into contact (contact_id, guest_id, kind, value_enc, value_bidx, \
                       last4_bidx, is_primary, is_shared, created_at) values {rows}";
    INSERT_NOTES = "insert into guest_note (note_id, guest_id, store_id, store_only, text_enc, \
                    staff_id, created_at) values {rows}";
    FILL = "update guest set name_enc = coalesce(name_enc, ?3), \
            title_enc = coalesce(title_enc, ?4), sex = coalesce(sex, ?5), \
            birthday_enc = coalesce(birthday_enc, ?6), \
            birthday_bidx = coalesce(birthday_bidx, ?7), version = version + 1 \
            where guest_id = ?1 and version = ?2";
    EMPTY = "update guest set \
             name_enc = case when cast(?3 as bigint) = 1 then null else name_enc end, \
             title_enc = case when cast(?4 as bigint) = 1 then null else title_enc end, \
             sex = case when cast(?5 as bigint) = 1 then null else sex end, \
             birthday_enc = case when cast(?6 as bigint) = 1 then null else birthday_enc end, \
             birthday_bidx = case when cast(?6 as bigint) = 1 then null else birthday_bidx end, \
             version = version + 1 where guest_id = ?1 and version = ?2";
    // What only the guests' own folder knows of somebody whom an import brought.
    RELIED_ON = "select guest_id from occasion where guest_id in ({rows}) \
                 union select guest_id from relation where guest_id in ({rows}) \
                 union select other_guest_id from relation where other_guest_id in ({rows}) \
                 union select guest_id from guest_fact where guest_id in ({rows}) \
                 union select guest_id from consent where guest_id in ({rows}) \
                 union select guest_id from dietary_seen where guest_id in ({rows})";
    // Of a merged record, what it brought is the survivor's.
    MERGED = "select guest_id from guest_alias where guest_id in ({rows})";
    REMOVE_CONTACT = "delete from contact where contact_id = ?1";
    REMOVE_NOTE = "delete from guest_note where note_id = ?1";
    REMOVE_CONTACTS = "delete from contact where guest_id = ?1";
    REMOVE_NOTES = "delete from guest_note where guest_id = ?1";
    REMOVE_STAGE = "delete from guest_stage where guest_id = ?1";
    REMOVE_STAGES = "delete from guest_stage_change where guest_id = ?1";
    REMOVE_PAIRS = "delete from guest_pair where low_id = ?1 or high_id = ?1";
    REMOVE = "delete from guest where guest_id = ?1";
    ERASE = "update guest set name_enc = null, title_enc = null, sex = null, vip = 0, \
             birthday_enc = null, birthday_bidx = null, dietary_enc = null, erased_at = ?2, \
             version = version + 1 where guest_id = ?1";
}
