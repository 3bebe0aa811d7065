//! Every statement on `audit` and `audit_reason`; the filtered list is built in `list.rs`.

use zhike_store::{row, sql};

row! {
    /// One audit row without the words of its reason.
    pub struct AuditRow {
        audit_id: i64,
        seq: Option<i64>,
        at: i64,
        actor_kind: String,
        actor_id: Option<i64>,
        device_id: Option<i64>,
        store_id: Option<i64>,
        action: String,
        object_kind: Option<String>,
        object_id: Option<i64>,
        changes: String,
        reason_mac: Option<Vec<u8>>,
        request_id: Option<String>,
        sealed: Option<Vec<u8>>,
    }
}

/// Rows about a guest, or about what is his: a reason there may name him.
macro_rules! about_guest {
    () => {
        "((a.object_kind = 'guest' and a.object_id = ?1)
        or (a.object_kind = 'bill' and a.object_id in
            (select bill_id from pub_bill where guest_id = ?1))
        or (a.object_kind = 'topup' and a.object_id in
            (select top_up_id from pub_top_up where guest_id = ?1))
        or (a.object_kind = 'coupon' and a.object_id in
            (select coupon_id from pub_coupon where guest_id = ?1)))"
    };
}

sql! {
    INSERT = "insert into audit (audit_id, at, actor_kind, actor_id, device_id, store_id, action,
            object_kind, object_id, changes, reason_mac, request_id)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    INSERT_REASON = "insert into audit_reason (audit_id, reason_enc) values (?1, ?2)";
    WAITING = "select audit_id, seq, at, actor_kind, actor_id, device_id, store_id, action,
            object_kind, object_id, changes, reason_mac, request_id, sealed
        from audit where seq is null order by arrival, audit_id limit ?1";
    IS_WAITING = "select count(*) from (select 1 from audit where seq is null
        order by arrival, audit_id limit 1) found";
    // Not `seq is null`: PostgreSQL would look for the row in the index of what waits, full of rows
    // that wait no longer.
    SEAL = "update audit set seq = ?2, sealed = ?3 \
            where audit_id = ?1 and coalesce(seq, -1) = -1";
    SEALED_AFTER = "select audit_id, seq, at, actor_kind, actor_id, device_id, store_id, action,
            object_kind, object_id, changes, reason_mac, request_id, sealed
        from audit where seq > ?1 order by seq limit ?2";
    REASONS_BETWEEN = "select r.audit_id, r.reason_enc from audit_reason r
        join audit a on a.audit_id = r.audit_id
        where a.seq > ?1 and a.seq <= ?2 order by a.seq";
    REASONS_OF_GUEST = concat!(
        "select a.audit_id, a.action, a.at, r.reason_enc from audit_reason r
        join audit a on a.audit_id = r.audit_id where ",
        about_guest!(),
        " order by a.audit_id"
    );
    FORGET_REASONS_OF_GUEST = concat!(
        "delete from audit_reason where audit_id in (select a.audit_id from audit a where ",
        about_guest!(),
        ")"
    );
    REASON = "select reason_enc from audit_reason where audit_id = ?1";
    COUNT_WAITING = "select count(*) from audit where seq is null";
    LAST_ID = "select audit_id from audit order by audit_id desc limit 1";
    ACTIONS = "select distinct action from audit order by action";
}

/// The start of the filtered list: conditions follow.
pub const LIST_ALL: &str = "select audit_id, seq, at, actor_kind, actor_id, device_id, store_id, \
    action, object_kind, object_id, changes, reason_mac, request_id, sealed from audit where 1 = 1";
