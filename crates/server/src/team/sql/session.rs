//! Statements on logins.

use zhike_store::{row, sql};

row! {
    /// A live session with its member of staff and role.
    pub struct SessionRow {
        session_id: i64,
        staff_id: i64,
        created_at: i64,
        last_seen_at: i64,
        name_enc: Vec<u8>,
        role_id: i64,
        scope_kind: String,
        must_change_password: bool,
        totp_on: bool,
        preset: Option<String>,
        permissions: String,
        limits: String,
        role_version: i64,
    }
}

row! {
    /// A session as its owner sees it.
    pub struct Listed {
        session_id: i64,
        device: String,
        address_enc: Option<Vec<u8>>,
        created_at: i64,
        last_seen_at: i64,
    }
}

sql! {
    INSERT = "insert into session (session_id, token_hash, staff_id, device, address_enc, \
              created_at, last_seen_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?6)";
    // An archived role gives nothing, a disabled person is nobody.
    LIVE = "select s.session_id, s.staff_id, s.created_at, s.last_seen_at, t.name_enc, t.role_id, \
            t.scope_kind, t.must_change_password, t.totp_on, r.preset, r.permissions, r.limits, \
            r.version \
            from session s join staff t on t.staff_id = s.staff_id \
            join role r on r.role_id = t.role_id \
            where s.token_hash = ?1 and s.ended_at is null and t.disabled_at is null \
            and r.archived_at is null";
    SEEN = "update session set last_seen_at = ?2 where session_id = ?1 and last_seen_at < ?2";
    END = "update session set ended_at = ?3 \
           where session_id = ?1 and staff_id = ?2 and ended_at is null";
    END_ALL = "update session set ended_at = ?2 where staff_id = ?1 and ended_at is null";
    END_OTHERS = "update session set ended_at = ?3 \
                  where staff_id = ?1 and session_id <> ?2 and ended_at is null";
    END_OF_ROLE = "update session set ended_at = ?2 where ended_at is null \
                   and staff_id in (select staff_id from staff where role_id = ?1)";
    LIST = "select session_id, device, address_enc, created_at, last_seen_at from session \
            where staff_id = ?1 and ended_at is null order by last_seen_at desc, session_id desc";
    FORGET = "delete from session where created_at < ?1";
}
