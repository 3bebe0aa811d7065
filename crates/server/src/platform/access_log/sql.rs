//! Every statement on `access_log`.

use zhike_store::{row, sql};

row! {
    /// One view of one thing by one member of the team.
    pub struct AccessRow {
        access_id: i64,
        at: i64,
        staff_id: i64,
        store_id: Option<i64>,
        object_kind: String,
        object_id: i64,
        view: String,
        request_id: Option<String>,
    }
}

sql! {
    INSERT = "insert into access_log (access_id, at, staff_id, store_id, object_kind, object_id,
            view, request_id)
        values {rows} on conflict (access_id) do nothing";
    LIST = "select access_id, at, staff_id, store_id, object_kind, object_id, view, request_id
        from access_log
        where access_id < ?1
            and (cast(?2 as bigint) is null or staff_id = ?2)
            and (cast(?3 as text) is null or object_kind = ?3)
            and (cast(?4 as bigint) is null or object_id = ?4)
            and (cast(?5 as bigint) is null or at >= ?5)
            and (cast(?6 as bigint) is null or at < ?6)
        order by access_id desc limit ?7";
    OF_GUEST = "select access_id, at, store_id, view from access_log
        where object_kind = 'guest' and object_id = ?1 order by access_id";
    FORGET = "delete from access_log where access_id in
        (select access_id from access_log where at < ?1 order by at limit ?2)";
}
