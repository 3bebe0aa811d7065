//! Statements on groups and on who is in them.

use zhike_store::{row, sql};

row! {
    /// A group as kept.
    pub struct GroupRow {
        group_id: i64,
        kind: String,
        account_guest_id: i64,
        contact_enc: Option<Vec<u8>>,
        departments: String,
        limits: String,
        allowance_minor: Option<i64>,
        allowance_since: Option<i64>,
        store_id: i64,
        created_at: i64,
        closed_at: Option<i64>,
        version: i64,
    }
}

row! {
    /// Somebody in a group; the guest is the one he is known as.
    pub struct MemberRow {
        group_member_id: i64,
        group_id: i64,
        guest_id: i64,
        department_no: Option<i64>,
        allowance_minor: Option<i64>,
        limits: Option<String>,
        from_day: i64,
        until_day: Option<i64>,
        ended_at: Option<i64>,
        version: i64,
    }
}

row! {
    /// The group that a guest is in, as far as a bill goes.
    pub struct MineRow {
        group_member_id: i64,
        group_id: i64,
        kind: String,
        account_guest_id: i64,
        department_no: Option<i64>,
        limits: Option<String>,
        group_limits: String,
        from_day: i64,
        until_day: Option<i64>,
        closed_at: Option<i64>,
    }
}

row! {
    /// Somebody to whom a month's allowance may be due, or whose time is over.
    pub struct DueRow {
        group_member_id: i64,
        guest_id: i64,
    }
}

row! {
    /// How many are in a group.
    pub struct CountRow {
        group_id: i64,
        count: i64,
    }
}

/// Somebody in a group, by the record that he is known as since his own was merged.
macro_rules! members {
    ($end:literal) => {
        concat!(
            "select group_member_id, group_id, coalesce((select a.survivor_id \
             from pub_guest_alias a where a.guest_id = group_member.guest_id), guest_id), \
             department_no, allowance_minor, limits, from_day, until_day, ended_at, version \
             from group_member where ",
            $end
        )
    };
}

/// Members who may be due for something.
macro_rules! due {
    ($end:literal) => {
        concat!(
            "select m.group_member_id, coalesce(a.survivor_id, m.guest_id) from group_member m \
             join guest_group g on g.group_id = m.group_id \
             left join pub_guest_alias a on a.guest_id = m.guest_id \
             where m.ended_at is null and ",
            $end
        )
    };
}

sql! {
    INSERT = "insert into guest_group (group_id, kind, account_guest_id, contact_enc, \
              departments, limits, allowance_minor, allowance_since, store_id, created_by, \
              created_at, version) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1)";
    FIND = "select group_id, kind, account_guest_id, contact_enc, departments, limits, \
            allowance_minor, allowance_since, store_id, created_at, closed_at, version \
            from guest_group where group_id = ?1{lock}";
    PAGE = "select group_id, kind, account_guest_id, contact_enc, departments, limits, \
            allowance_minor, allowance_since, store_id, created_at, closed_at, version \
            from guest_group where group_id < ?1 and (cast(?2 as text) = '' or \
            replace(cast(?2 as text), ',' || store_id || ',', '') <> cast(?2 as text)) \
            order by group_id desc limit ?3";
    STORE_OF = "select store_id from guest_group where group_id = ?1";
    UPDATE = "update guest_group set contact_enc = ?3, departments = ?4, limits = ?5, \
              allowance_minor = ?6, allowance_since = ?7, version = version + 1 \
              where group_id = ?1 and version = ?2";
    CLOSE = "update guest_group set closed_at = ?3, version = version + 1 \
             where group_id = ?1 and version = ?2 and closed_at is null";
    OF_ACCOUNT = "select group_id from guest_group where account_guest_id = ?1";
    INSERT_MEMBER = "insert into group_member (group_member_id, group_id, guest_id, \
                     department_no, allowance_minor, limits, from_day, until_day, created_by, \
                     created_at, version) \
                     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)";
    MEMBER = members!("group_member_id = ?1{lock}");
    MEMBERS = members!("group_id = ?1 and ended_at is null order by group_member_id limit 2000");
    // By whichever of his records.
    NOW_IN = members!(
        "guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
         and ended_at is null{lock}"
    );
    OF_RECORD = members!("guest_id = ?1 and ended_at is null{lock}");
    MINE = "select m.group_member_id, m.group_id, g.kind, g.account_guest_id, m.department_no, \
            m.limits, g.limits, m.from_day, m.until_day, g.closed_at from group_member m \
            join guest_group g on g.group_id = m.group_id \
            where m.guest_id in (select guest_id from pub_guest_id where known_as = ?1) \
            and m.ended_at is null";
    UPDATE_MEMBER = "update group_member set department_no = ?3, allowance_minor = ?4, \
                     limits = ?5, until_day = ?6, version = version + 1 \
                     where group_member_id = ?1 and version = ?2 and ended_at is null";
    END_MEMBER = "update group_member set ended_at = ?2, ended_by = ?3, version = version + 1 \
                  where group_member_id = ?1 and ended_at is null";
    COUNTS = "select group_id, count(*) from group_member \
              where ended_at is null and group_id >= ?1 and group_id <= ?2 group by group_id";
    BY_CARD = "select coalesce(a.survivor_id, m.guest_id) from member m \
               left join pub_guest_alias a on a.guest_id = m.guest_id where m.card_no = ?1";
    OVER = due!(
        "m.until_day is not null and m.until_day <= ?1 and m.group_member_id > ?2 \
         order by m.group_member_id limit ?3"
    );
    OF_CLOSED = due!(
        "g.closed_at is not null and m.group_member_id > ?1 order by m.group_member_id limit ?2"
    );
    MAY_GET = due!(
        "g.closed_at is null and g.kind = 'company' \
         and coalesce(m.allowance_minor, g.allowance_minor, 0) > 0 \
         and m.from_day <= ?1 and m.group_member_id > ?2 \
         and not exists (select 1 from group_grant t where t.group_id = m.group_id \
         and t.month = ?3 and t.guest_id in (select i.guest_id from pub_guest_id i \
         where i.known_as = coalesce(a.survivor_id, m.guest_id))) \
         order by m.group_member_id limit ?4"
    );
}
