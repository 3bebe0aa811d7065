//! Every statement on `outbox`.

use zhike_store::{row, sql};

row! {
    /// A numbered event as listeners need it.
    pub struct NumberedRow {
        seq: i64,
        kind: String,
        store_id: Option<i64>,
        subjects: String,
        created_at: i64,
    }
}

sql! {
    INSERT = "insert into outbox (event_id, kind, v, store_id, subjects, data, created_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    NUMBER = "update outbox set seq = cast(?1 as bigint) + waiting.place
        from (select event_id as id, row_number() over (order by arrival, event_id) as place
              from outbox where seq is null order by arrival, event_id limit ?2) waiting
        where outbox.event_id = waiting.id";
    WAITING = "select count(*) from (select 1 from outbox where seq is null
        order by arrival, event_id limit 1) found";
    AFTER = "select seq, kind, store_id, subjects, created_at from outbox
        where seq > ?1 order by seq limit ?2";
    FORGET = "delete from outbox where seq in
        (select seq from outbox where seq is not null and created_at < ?1 order by seq limit ?2)";
}
