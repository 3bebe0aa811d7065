//! Statements on what requests say of guests.

use zhike_store::sql;

sql! {
    REQUESTS = "select request_id, kind, state, how, words_enc, answer_enc, store_id, created_at, \
                due_at, done_at from privacy_request where guest_id = ?1 order by request_id";
    FORGET_WORDS = "update privacy_request set words_enc = null, answer_enc = null \
                    where guest_id = ?1";
    ERASED = "select guest_id, erased_at from pub_guest where erased_at is not null \
              and guest_id > ?1 order by guest_id limit ?2";
}
