//! Statements on what is on its way to webhooks.

use zhike_store::{row, sql};

row! {
    /// A delivery as kept.
    pub struct DeliveryRow {
        delivery_id: i64,
        webhook_id: i64,
        seq: Option<i64>,
        kind: String,
        body: String,
        state: String,
        tries: i64,
        turn: i64,
        status: Option<i64>,
        error_code: Option<String>,
        created_at: i64,
        due_at: i64,
        done_at: Option<i64>,
    }
}

sql! {
    INSERT = "insert into webhook_delivery (delivery_id, webhook_id, seq, kind, body, state, \
              tries, turn, created_at, due_at) \
              values (?1, ?2, ?3, ?4, ?5, ?7, 0, 0, ?6, ?6) \
              on conflict (webhook_id, seq) do nothing";
    FIND = "select delivery_id, webhook_id, seq, kind, body, state, tries, turn, status, \
            error_code, created_at, due_at, done_at from webhook_delivery \
            where delivery_id = ?1{lock}";
    LIST = "select delivery_id, webhook_id, seq, kind, body, state, tries, turn, status, \
            error_code, created_at, due_at, done_at from webhook_delivery \
            where webhook_id = ?1 and delivery_id < ?2 \
                and (cast(?3 as text) is null or state = ?3) \
            order by delivery_id desc limit ?4";
    DELIVERED = "update webhook_delivery set state = 'delivered', tries = tries + 1, \
                 status = ?2, error_code = null, done_at = ?3 where delivery_id = ?1";
    MISSED = "update webhook_delivery set state = ?2, tries = tries + 1, turn = turn + 1, \
              status = ?3, error_code = ?4, due_at = ?5 where delivery_id = ?1";
    AGAIN = "update webhook_delivery set state = ?3, tries = 0, turn = turn + 1, \
             error_code = null, due_at = ?2, done_at = null where delivery_id = ?1";
    HOLD = "update webhook_delivery set state = 'held', turn = turn + 1 \
            where webhook_id = ?1 and state = 'waiting'";
    HELD = "select delivery_id, webhook_id, seq, kind, body, state, tries, turn, status, \
            error_code, created_at, due_at, done_at from webhook_delivery \
            where webhook_id = ?1 and state = 'held' order by delivery_id limit ?2{lock}";
    DELETE_OF = "delete from webhook_delivery where webhook_id = ?1";
    FORGET = "delete from webhook_delivery where delivery_id in (select delivery_id \
              from webhook_delivery where due_at < ?1 and state in ('delivered', 'failed') \
              order by due_at limit ?2)";
}
