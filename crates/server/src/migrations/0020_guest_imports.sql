-- What a list of guests of another system brought.

-- owner: membership
-- One row for each guest whom an import made or added to, so that it can be taken back: whether the
-- guest is new, which fields and contacts were empty before, and what else came. `state` says
-- whether what came is still there, was taken back, or stayed because somebody relies on it.
create table guest_import (
    guest_import_id {int} not null primary key,
    import_id {int} not null,
    sheet {int} not null,
    row_no {int} not null,
    guest_id {int} not null,
    is_new {int} not null check (is_new in (0, 1)),
    -- The guest's version that the import left.
    guest_version {int} not null,
    -- Field names and contact ids, as JSON.
    added {text} not null,
    note_id {int},
    note_bidx {blob},
    member_id {int},
    journal_id {int},
    state {text} not null check (state in ('there', 'gone', 'stayed'))
) {strict};
create index guest_import_there on guest_import (import_id, guest_import_id)
    where state = 'there';
create index guest_import_stayed on guest_import (import_id, guest_import_id)
    where state = 'stayed';
create index guest_import_guest on guest_import (guest_id);
create index guest_import_member on guest_import (member_id) where member_id is not null;

-- Whom an import brought. is_taken_out: made by an import that was undone, and nobody since.
create view pub_guest_import as
    select guest_import_id, import_id, guest_id,
        case when is_new = 1 and state = 'gone' then 1 else 0 end as is_taken_out
    from guest_import;
