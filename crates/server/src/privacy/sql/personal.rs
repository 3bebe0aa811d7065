//! Statements on what requests say of guests.

use zhike_store::sql;

sql! {
    REQUESTS = "select request_id, kind, state, how, words_enc, answer_enc, store_id, created_at, \
                due_at, done_at from privacy_request where guest_id = ?1 order by request_id";
    FORGET_WORDS = "update privacy_request set words_enc = null, answer_enc = null \
                    where guest_id = ?1";
    // A guest whom an import brought, and whose import was undone, asked for nothing: a backup from
    // before the undoing holds him with his money, and there he stays until it is undone again.
    ERASED = "select g.guest_id, g.erased_at from pub_guest_record g where g.erased_at is not null \
              and g.guest_id > ?1 and not exists (select 1 from pub_guest_import i \
              where i.guest_id = g.guest_id and i.is_taken_out = 1) \
              order by g.guest_id limit ?2";
}
