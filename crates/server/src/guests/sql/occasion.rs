//! Statements on important days.

use zhike_store::{row, sql};

row! {
    /// An important day as kept.
    pub struct OccasionRow {
        occasion_id: i64,
        guest_id: i64,
        kind: String,
        label_enc: Option<Vec<u8>>,
        day_enc: Vec<u8>,
        comes: String,
        remind_days: Option<u16>,
    }
}

sql! {
    INSERT = "insert into occasion (occasion_id, guest_id, kind, label_enc, day_enc, day_bidx, \
              comes, remind_days, staff_id, created_at) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    UPDATE = "update occasion set kind = ?2, label_enc = ?3, day_enc = ?4, day_bidx = ?5, \
              comes = ?6, remind_days = ?7 where occasion_id = ?1";
    FIND = "select occasion_id, guest_id, kind, label_enc, day_enc, comes, remind_days \
            from occasion where occasion_id = ?1 \
            and guest_id in (select guest_id from pub_guest_id where known_as = ?2)";
    OF_GUEST = "select occasion_id, guest_id, kind, label_enc, day_enc, comes, remind_days \
                from pub_guest_id join occasion using (guest_id) where known_as = ?1 \
                order by occasion_id";
    // Of a record that was merged, the day is that of the one that stayed.
    ON_DAY = "select o.occasion_id, coalesce(a.survivor_id, o.guest_id), o.kind, o.label_enc, \
              o.day_enc, o.comes, o.remind_days from occasion o \
              join guest g on g.guest_id = o.guest_id \
              left join guest_alias a on a.guest_id = o.guest_id \
              where o.day_bidx = ?1 and g.erased_at is null and o.guest_id > ?2 \
              order by o.guest_id limit ?3";
    TO_REMIND = "select o.occasion_id, o.guest_id, o.kind, o.label_enc, o.day_enc, o.comes, \
                 o.remind_days from occasion o join guest g on g.guest_id = o.guest_id \
                 where o.day_bidx = ?1 and o.remind_days >= ?2 and g.erased_at is null \
                 and o.occasion_id > ?3 order by o.occasion_id limit ?4";
    // A birthday has the key of its guest.
    BIRTHDAYS = "select guest_id from pub_guest where birthday_bidx = ?1 and erased_at is null \
                 and guest_id < ?2 order by guest_id desc limit ?3";
    DELETE = "delete from occasion where occasion_id = ?1";
}
