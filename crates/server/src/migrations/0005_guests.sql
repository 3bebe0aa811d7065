-- Whom the house knows. Everything personal is sealed; blind indexes find equal values.

-- owner: guests
-- dietary_enc holds the whole list, so that nobody reads half of somebody's allergies.
create table guest (
    guest_id {int} not null primary key,
    name_enc {blob},
    title_enc {blob},
    sex {text} check (sex in ('female', 'male')),
    vip {int} not null check (vip in (0, 1)),
    birthday_enc {blob},
    birthday_bidx {blob},
    dietary_enc {blob},
    store_id {int} not null,
    created_by {int},
    created_at {int} not null,
    erased_at {int},
    version {int} not null
) {strict};
create index guest_store on guest (store_id, guest_id);
create index guest_birthday on guest (birthday_bidx);

-- owner: guests
-- last4_bidx puts phones into ten thousand groups; it is what staff ask for at the door.
create table contact (
    contact_id {int} not null primary key,
    guest_id {int} not null,
    kind {text} not null check (kind in ('phone')),
    value_enc {blob} not null,
    value_bidx {blob} not null unique,
    last4_bidx {blob} not null,
    is_primary {int} not null check (is_primary in (0, 1)),
    -- Since when the number may be somebody else's by now.
    doubted_at {int},
    created_at {int} not null
) {strict};
create index contact_guest on contact (guest_id);
create index contact_last4 on contact (last4_bidx, guest_id);

-- owner: guests
create table guest_note (
    note_id {int} not null primary key,
    guest_id {int} not null,
    store_id {int} not null,
    store_only {int} not null check (store_only in (0, 1)),
    text_enc {blob} not null,
    staff_id {int},
    created_at {int} not null
) {strict};
create index guest_note_guest on guest_note (guest_id, note_id);

-- Two records that were found to be one guest, and what the one that stays was before (sealed).
-- owner: guests
create table guest_merge (
    guest_merge_id {int} not null primary key,
    survivor_id {int} not null,
    merged_id {int} not null,
    store_id {int} not null,
    journal_id {int},
    fields_enc {blob} not null,
    staff_id {int},
    merged_at {int} not null,
    undone_by {int},
    undone_at {int}
) {strict};
create index guest_merge_survivor on guest_merge (survivor_id, guest_merge_id)
    where undone_at is null;
create index guest_merge_at on guest_merge (guest_merge_id) where undone_at is null;

-- The record that a merged one is known as since. Bills, coupons, notes keep the id they were
-- written with; whoever reads them by guest asks pub_guest_id for all of his ids. So taking a merge
-- apart is deleting a row here.
-- owner: guests
create table guest_alias (
    guest_id {int} not null primary key,
    survivor_id {int} not null,
    guest_merge_id {int} not null
) {strict};
create index guest_alias_survivor on guest_alias (survivor_id, guest_id);

-- Two records that may be one guest. `levels` is how each field compares, without its values.
-- owner: guests
create table guest_pair (
    guest_pair_id {int} not null primary key,
    low_id {int} not null,
    high_id {int} not null,
    score_milli {int} not null check (score_milli between 0 and 1000),
    levels {text} not null,
    state {text} not null check (state in ('open', 'same', 'not_same')),
    answered_by {int},
    answered_at {int},
    found_at {int} not null,
    version {int} not null,
    unique (low_id, high_id),
    check (low_id < high_id)
) {strict};
create index guest_pair_open on guest_pair (score_milli desc, guest_pair_id)
    where state = 'open';
create index guest_pair_answered on guest_pair (answered_at) where state <> 'open';
create index guest_pair_high on guest_pair (high_id);

-- What other folders may read. A merged record is no guest of its own.
create view pub_guest as
    select guest_id, name_enc, title_enc, sex, vip, birthday_enc, dietary_enc, store_id,
        created_at, erased_at, version from guest g
    where not exists (select 1 from guest_alias a where a.guest_id = g.guest_id);
-- All ids under which something of a guest may have been written; by known_as it is indexed.
create view pub_guest_id as
    select guest_id as known_as, guest_id from guest
    union all select survivor_id as known_as, guest_id from guest_alias;
create view pub_guest_alias as
    select guest_id, survivor_id from guest_alias;
create view pub_contact as
    select contact_id, guest_id, kind, value_enc, last4_bidx, is_primary, doubted_at from contact;
create view pub_guest_note as
    select note_id, guest_id, store_id, store_only, text_enc, staff_id, created_at
    from guest_note;
