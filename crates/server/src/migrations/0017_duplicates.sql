-- Records that may be one guest, those that were found to be one, and numbers that may be somebody
-- else's by now.

-- owner: guests
-- Two records that were found to be one guest, and what the one that stays was before (sealed).
create table guest_merge (
    guest_merge_id {int} not null primary key,
    survivor_id {int} not null,
    merged_id {int} not null,
    store_id {int} not null,
    journal_id {int},
    kept_enc {blob} not null,
    staff_id {int},
    merged_at {int} not null,
    undone_by {int},
    undone_at {int}
) {strict};
create index guest_merge_survivor on guest_merge (survivor_id, guest_merge_id)
    where undone_at is null;
create index guest_merge_at on guest_merge (guest_merge_id) where undone_at is null;

-- owner: guests
-- The record that a merged one is known as since. Bills, coupons, notes keep the id they were
-- written with; whoever reads them by guest asks pub_guest_id for all of his ids. So taking a merge
-- apart is deleting a row here.
create table guest_alias (
    guest_id {int} not null primary key,
    survivor_id {int} not null,
    guest_merge_id {int} not null
) {strict};
create index guest_alias_survivor on guest_alias (survivor_id, guest_id);

-- owner: guests
-- Two records that may be one guest. `levels` is how each field compares, without its values.
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

-- Since when the number may be somebody else's by now.
alter table contact add column doubted_at {int};

-- What other folders may read. A merged record is no guest of its own.
drop view pub_guest;
create view pub_guest as
    select guest_id, name_enc, title_enc, sex, vip, birthday_enc, birthday_bidx, dietary_enc,
        store_id, created_at, erased_at, version from guest g
    where not exists (select 1 from guest_alias a where a.guest_id = g.guest_id);
drop view pub_guest_stage;
create view pub_guest_stage as
    select guest_id, stage, since_day, reason, late_on, expected_on, visits, last_day
    from guest_stage s
    where not exists (select 1 from guest_alias a where a.guest_id = s.guest_id);
drop view pub_contact;
create view pub_contact as
    select contact_id, guest_id, kind, value_enc, value_bidx, last4_bidx, is_primary, is_shared,
        verified_at, doubted_at from contact;
-- All ids under which something of a guest may have been written; by known_as it is indexed.
create view pub_guest_id as
    select guest_id as known_as, guest_id from guest
    union all select survivor_id as known_as, guest_id from guest_alias;
create view pub_guest_alias as
    select guest_id, survivor_id from guest_alias;
create view pub_guest_merge as
    select guest_merge_id, survivor_id, merged_id from guest_merge;
