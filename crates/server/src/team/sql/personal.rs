//! Statements on what tasks say of guests.

use zhike_store::sql;

sql! {
    TASKS = "select task_id, kind, text_enc, note_enc, store_id, state, due_at, created_at, \
             done_at from task where guest_id = ?1 order by task_id";
    WITH_TEXT = "select task_id from task where guest_id = ?1 and text_enc is not null \
                 order by task_id";
    EMPTY_TEXT = "update task set text_enc = ?2 where task_id = ?1";
    FORGET_NOTES = "update task set note_enc = null where guest_id = ?1";
}
