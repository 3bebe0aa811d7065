//! Statements on tasks.

use zhike_store::{row, sql};

row! {
    /// A task as kept.
    pub struct TaskRow {
        task_id: i64,
        kind: String,
        text_enc: Option<Vec<u8>>,
        note_enc: Option<Vec<u8>>,
        store_id: Option<i64>,
        staff_id: Option<i64>,
        guest_id: Option<i64>,
        origin_kind: Option<String>,
        origin_id: Option<i64>,
        state: String,
        due_at: Option<i64>,
        created_by: Option<i64>,
        created_at: i64,
        done_by: Option<i64>,
        done_at: Option<i64>,
        version: i64,
    }
}

row! {
    /// Whose a task is.
    pub struct TaskStore {
        store_id: Option<i64>,
    }
}

sql! {
    INSERT = "insert into task (task_id, kind, text_enc, store_id, staff_id, guest_id, \
              origin_kind, origin_id, cause, state, due_at, created_by, created_at, version) \
              values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1) \
              on conflict (cause) do nothing";
    FIND = "select task_id, kind, text_enc, note_enc, store_id, staff_id, \
            coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = task.guest_id), guest_id), \
            origin_kind, origin_id, state, due_at, created_by, created_at, done_by, done_at, \
            version from task where task_id = ?1{lock}";
    STORE_OF = "select store_id from task where task_id = ?1";
    /// Those that are due soonest first; those without a time last. Done ones: the newest first.
    TO_DO = "select task_id, kind, text_enc, note_enc, store_id, staff_id, \
            coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = task.guest_id), guest_id), \
             origin_kind, origin_id, state, due_at, created_by, created_at, done_by, done_at, \
             version from task where state in ('open', 'taken') \
                 and (coalesce(due_at, ?1) > ?2 or (coalesce(due_at, ?1) = ?2 and task_id > ?3)) \
                 and (cast(?4 as bigint) is null or staff_id = ?4) \
                 and (cast(?5 as text) = '' or \
                    replace(cast(?5 as text), ',' || store_id || ',', '') <> cast(?5 as text)) \
             order by coalesce(due_at, ?1), task_id limit ?6";
    DONE = "select task_id, kind, text_enc, note_enc, store_id, staff_id, \
            coalesce((select a.survivor_id from pub_guest_alias a \
            where a.guest_id = task.guest_id), guest_id), \
            origin_kind, origin_id, state, due_at, created_by, created_at, done_by, done_at, \
            version from task where state = 'done' \
                and (done_at < ?1 or (done_at = ?1 and task_id < ?2)) \
                and (cast(?3 as bigint) is null or staff_id = ?3) \
                and (cast(?4 as text) = '' or \
                    replace(cast(?4 as text), ',' || store_id || ',', '') <> cast(?4 as text)) \
            order by done_at desc, task_id desc limit ?5";
    OPEN_OF = "select task_id, kind, text_enc, note_enc, store_id, staff_id, guest_id, \
               origin_kind, origin_id, state, due_at, created_by, created_at, done_by, done_at, \
               version from task where origin_kind = ?1 and origin_id = ?2 \
                   and state in ('open', 'taken') order by task_id";
    GIVE = "update task set staff_id = ?3, state = ?4, version = version + 1 \
            where task_id = ?1 and version = ?2 and state <> 'done'";
    FINISH = "update task set state = 'done', note_enc = ?3, done_by = ?4, done_at = ?5, \
              version = version + 1 \
              where task_id = ?1 and version = ?2 and state <> 'done'";
}
