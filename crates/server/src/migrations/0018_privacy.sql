-- What guests ask about their own data.

-- `due_at` is when the answer must be there. words_enc is what the guest asks, answer_enc what was
-- answered. One open request of a kind and guest: asking twice is asking once.
-- owner: privacy
create table privacy_request (
    request_id {int} not null primary key,
    guest_id {int} not null,
    kind {text} not null check (kind in ('access', 'copy', 'transfer', 'correction', 'deletion',
        'withdrawal', 'explanation')),
    state {text} not null check (state in ('open', 'done', 'refused')),
    how {text} not null check (how in ('spoken', 'paper', 'form', 'reply', 'link', 'import')),
    words_enc {blob},
    answer_enc {blob},
    store_id {int} not null,
    created_by {int},
    created_at {int} not null,
    due_at {int} not null,
    done_by {int},
    done_at {int},
    version {int} not null,
    check ((state = 'open') = (done_at is null))
) {strict};
create unique index privacy_request_open on privacy_request (guest_id, kind) where state = 'open';
create index privacy_request_due on privacy_request (due_at, request_id) where state = 'open';
create index privacy_request_done on privacy_request (done_at, request_id) where state <> 'open';
create index privacy_request_guest on privacy_request (guest_id, request_id);

create view pub_privacy_request as
    select request_id, guest_id, kind, state, store_id, created_at from privacy_request;
