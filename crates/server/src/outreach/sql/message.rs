//! Statements on messages.

use zhike_store::{row, sql};

row! {
    /// A message as kept.
    pub struct MessageRow {
        message_id: i64,
        guest_id: Option<i64>,
        store_id: Option<i64>,
        purpose: String,
        channel: String,
        reason: String,
        state: String,
        why: Option<String>,
        error_code: Option<String>,
        content_enc: Vec<u8>,
        address_enc: Option<Vec<u8>>,
        tries: i64,
        turn: i64,
        segments: i64,
        cost_milli: i64,
        staff_id: Option<i64>,
        created_at: i64,
        due_at: i64,
        sent_at: Option<i64>,
        delivered_at: Option<i64>,
        version: i64,
    }
}

row! {
    /// Whose a message is.
    pub struct MessageStore {
        store_id: Option<i64>,
    }
}

row! {
    /// A message that somebody answers to.
    pub struct AnsweredRow {
        message_id: i64,
        guest_id: Option<i64>,
        channel: String,
        state: String,
        address_enc: Option<Vec<u8>>,
    }
}

sql! {
    INSERT = "insert into message (message_id, guest_id, store_id, purpose, channel, reason, \
              cause, state, why, content_enc, tries, turn, segments, cost_milli, out_hash, \
              staff_id, business_day, created_at, due_at, version) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, 0, 0, ?11, ?12, ?13, ?14, \
              ?14, 1) on conflict (cause) do nothing";
    FIND = "select message_id, coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = message.guest_id), guest_id), \
            store_id, purpose, channel, reason, state, why, \
            error_code, content_enc, address_enc, tries, turn, segments, cost_milli, staff_id, \
            created_at, due_at, sent_at, delivered_at, version from message \
            where message_id = ?1";
    STORE_OF = "select store_id from message where message_id = ?1";
    /// Filters travel as values that are null when nothing is asked.
    LIST = "select message_id, coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = message.guest_id), guest_id), \
            store_id, purpose, channel, reason, state, why, \
            error_code, content_enc, address_enc, tries, turn, segments, cost_milli, staff_id, \
            created_at, due_at, sent_at, delivered_at, version from message \
            where message_id < ?1 \
                and (cast(?2 as bigint) is null or guest_id in \
                (select guest_id from pub_guest_id where known_as = coalesce( \
                (select survivor_id from pub_guest_alias where guest_id = ?2), ?2))) \
                and (cast(?3 as text) is null or state = ?3) \
                and (cast(?4 as text) is null or channel = ?4) \
                and (cast(?5 as text) is null or purpose = ?5) \
                and (cast(?6 as text) = '' or \
                    replace(cast(?6 as text), ',' || store_id || ',', '') <> cast(?6 as text)) \
            order by message_id desc limit ?7";
    HOLD = "update message set state = ?3, why = ?4, due_at = ?5, turn = turn + 1, \
            version = version + 1 where message_id = ?1 and version = ?2";
    BEGIN = "update message set state = 'sending', tries = tries + 1, address_enc = ?3, \
             segments = ?4, cost_milli = ?5, version = version + 1 \
             where message_id = ?1 and version = ?2";
    WENT = "update message set state = 'sent', error_code = null, vendor_id = ?2, sent_at = ?3, \
            version = version + 1 where message_id = ?1 and state = 'sending'";
    FAILED = "update message set state = ?2, error_code = ?3, due_at = ?4, turn = turn + 1, \
              version = version + 1 where message_id = ?1 and state = 'sending'";
    AGAIN = "update message set state = 'queued', why = null, error_code = null, tries = 0, \
             turn = turn + 1, due_at = ?3, version = version + 1 \
             where message_id = ?1 and version = ?2 and state in ('failed', 'suppressed', 'kept')";
    DELIVERED = "update message set state = ?2, error_code = ?3, delivered_at = ?4, \
                 version = version + 1 \
                 where message_id = ?1 and state in ('sending', 'sent')";
    BY_VENDOR = "select message_id, coalesce((select a.survivor_id from pub_guest_alias a \
                where a.guest_id = message.guest_id), guest_id), \
                channel, state, address_enc from message \
                 where vendor_id = ?1 order by message_id desc limit 1";
    ANSWERED = "select message_id, coalesce((select a.survivor_id from pub_guest_alias a \
                where a.guest_id = message.guest_id), guest_id), \
                channel, state, address_enc from message \
                where message_id = ?1";
    BY_OUT = "select message_id, coalesce((select a.survivor_id from pub_guest_alias a \
                where a.guest_id = message.guest_id), guest_id), \
                channel, state, address_enc from message \
              where out_hash = ?1";
    IN_WEEK = "select count(*) from message where guest_id in \
               (select guest_id from pub_guest_id where known_as = ?1) and purpose = 'marketing' \
               and message_id <> ?3 and coalesce(sent_at, due_at) > ?2 \
               and state in ('sending', 'sent', 'delivered')";
    FORGET = "delete from message where message_id in (select message_id from message \
              where created_at < ?1 and state in ('sent', 'delivered', 'failed', 'suppressed', \
              'kept') order by created_at limit ?2)";
}
