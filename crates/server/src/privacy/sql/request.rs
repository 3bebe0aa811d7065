//! Statements on requests of guests.

use zhike_store::{row, sql};

row! {
    /// A request as kept.
    pub struct RequestRow {
        request_id: i64,
        guest_id: i64,
        kind: String,
        state: String,
        how: String,
        words_enc: Option<Vec<u8>>,
        answer_enc: Option<Vec<u8>>,
        store_id: i64,
        created_by: Option<i64>,
        created_at: i64,
        due_at: i64,
        done_by: Option<i64>,
        done_at: Option<i64>,
        version: i64,
    }
}

sql! {
    INSERT = "insert into privacy_request (request_id, guest_id, kind, state, how, words_enc, \
              store_id, created_by, created_at, due_at, version) \
              values (?1, ?2, ?3, 'open', ?4, ?5, ?6, ?7, ?8, ?9, 1) on conflict do nothing";
    FIND = "select request_id, guest_id, kind, state, how, words_enc, answer_enc, store_id, \
            created_by, created_at, due_at, done_by, done_at, version from privacy_request \
            where request_id = ?1{lock}";
    /// The most urgent first; done ones the newest first.
    OPEN = "select request_id, guest_id, kind, state, how, words_enc, answer_enc, store_id, \
            created_by, created_at, due_at, done_by, done_at, version from privacy_request \
            where state = 'open' and (due_at > ?1 or (due_at = ?1 and request_id > ?2)) \
                and (cast(?3 as bigint) is null or guest_id in \
                    (select i.guest_id from pub_guest_id i where i.known_as = ?3)) \
            order by due_at, request_id limit ?4";
    ANSWERED = "select request_id, guest_id, kind, state, how, words_enc, answer_enc, store_id, \
                created_by, created_at, due_at, done_by, done_at, version from privacy_request \
                where state <> 'open' and (done_at < ?1 or (done_at = ?1 and request_id < ?2)) \
                    and (cast(?3 as bigint) is null or guest_id in \
                        (select i.guest_id from pub_guest_id i where i.known_as = ?3)) \
                order by done_at desc, request_id desc limit ?4";
    CLOSE = "update privacy_request set state = ?3, answer_enc = ?4, done_by = ?5, done_at = ?6, \
             version = version + 1 where request_id = ?1 and version = ?2 and state = 'open'";
    OVERDUE = "select request_id, guest_id, kind, state, how, words_enc, answer_enc, store_id, \
               created_by, created_at, due_at, done_by, done_at, version from privacy_request \
               where state = 'open' and due_at < ?1 order by due_at, request_id limit ?2";
    COUNTS = "select cast(count(*) as bigint), \
              cast(coalesce(sum(case when due_at < ?1 then 1 else 0 end), 0) as bigint), \
              cast(coalesce(sum(case when due_at >= ?1 and due_at <= ?2 then 1 else 0 end), 0) \
              as bigint) from privacy_request where state = 'open'";
}
