-- What one of the team is to do by a time.

-- owner: team
-- `kind` says what it is where the program put it; the words of one put by hand are in text_enc.
-- `cause` is what it is about, so that it is put once.
create table task (
    task_id {int} not null primary key,
    kind {text} not null check (length(kind) between 3 and 40),
    text_enc {blob},
    note_enc {blob},
    store_id {int},
    staff_id {int},
    guest_id {int},
    origin_kind {text},
    origin_id {int},
    cause {text} unique,
    state {text} not null check (state in ('open', 'taken', 'done')),
    due_at {int},
    created_by {int},
    created_at {int} not null,
    done_by {int},
    done_at {int},
    version {int} not null,
    check ((kind = 'by_hand') = (text_enc is not null)),
    check (state <> 'taken' or staff_id is not null),
    check ((state = 'done') = (done_at is not null)),
    check ((origin_kind is null) = (origin_id is null))
) {strict};
create index task_state on task (state, task_id);
create index task_staff on task (staff_id, state);

-- What other folders may read.
create view pub_task as
    select task_id, kind, store_id, staff_id, guest_id, origin_kind, origin_id, state, due_at,
        created_at, done_at from task;
