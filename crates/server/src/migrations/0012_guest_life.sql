-- What else the house knows of a guest: important days, people, fields, and where the guest stands.

-- owner: guests
-- day_bidx is of the day without its year, so that the days of a week are found by their keys.
create table occasion (
    occasion_id {int} not null primary key,
    guest_id {int} not null,
    kind {text} not null
        check (kind in ('birthday', 'wedding', 'anniversary', 'banquet', 'other')),
    label_enc {blob},
    day_enc {blob} not null,
    day_bidx {blob} not null,
    comes {text} not null check (comes in ('yearly', 'once')),
    remind_days {int},
    staff_id {int},
    created_at {int} not null
) {strict};
create index occasion_guest on occasion (guest_id, occasion_id);
create index occasion_day on occasion (day_bidx, guest_id);

-- owner: guests
-- Who has read the list of what to mind since it was last changed.
create table dietary_seen (
    guest_id {int} not null,
    staff_id {int} not null,
    store_id {int} not null,
    seen_at {int} not null,
    primary key (guest_id, staff_id)
) {strict};

-- owner: guests
-- One row for two people; what the first is to the second follows from the kind.
create table relation (
    relation_id {int} not null primary key,
    guest_id {int} not null,
    other_guest_id {int},
    kind {text} not null
        check (kind in ('spouse', 'child', 'parent', 'friend', 'colleague', 'companion')),
    words_enc {blob},
    staff_id {int},
    created_at {int} not null
) {strict};
create index relation_guest on relation (guest_id);
create index relation_other on relation (other_guest_id);

-- owner: guests
-- The fields that come with the house have a trait and no name; the pages have their words. A list
-- of theirs that nobody changed is empty here.
create table guest_field (
    field_id {int} not null primary key,
    trait {text} unique
        check (trait in ('occupation', 'company', 'purpose', 'wine', 'taste', 'seat',
            'access')),
    name {text},
    name_zh_tw {text},
    name_en {text},
    kind {text} not null check (kind in ('text', 'number', 'date', 'choice', 'choices')),
    personal {int} not null check (personal in (0, 1)),
    choices {text} not null,
    place {int} not null,
    archived_at {int},
    version {int} not null,
    created_at {int} not null,
    check (trait is not null or name is not null)
) {strict};
insert into guest_field (field_id, trait, kind, personal, choices, place, version, created_at)
values
    (1, 'taste', 'choices', 0, '[]', 1, 1, 0),
    (2, 'seat', 'choices', 0, '[]', 2, 1, 0),
    (3, 'wine', 'choices', 0, '[]', 3, 1, 0),
    (4, 'purpose', 'choices', 0, '[]', 4, 1, 0),
    (5, 'access', 'choices', 1, '[]', 5, 1, 0),
    (6, 'occupation', 'text', 1, '[]', 6, 1, 0),
    (7, 'company', 'text', 1, '[]', 7, 1, 0);

-- owner: guests
-- The value is sealed always; word and number stand in the clear only of fields that are not
-- personal. value_bidx is of field and value: the same in all guests who have it.
create table guest_fact (
    fact_id {int} not null primary key,
    guest_id {int} not null,
    field_id {int} not null,
    value_enc {blob} not null,
    value_bidx {blob} not null,
    word {text},
    number {int},
    source {text} not null check (source in ('guest', 'companion', 'staff', 'import')),
    confidence {text} not null check (confidence in ('certain', 'likely', 'guess')),
    noted_on {int} not null,
    staff_id {int},
    created_at {int} not null
) {strict};
create unique index guest_fact_once on guest_fact (guest_id, field_id, value_bidx);
create index guest_fact_value on guest_fact (value_bidx, guest_id);
create index guest_fact_number on guest_fact (field_id, number);

-- owner: guests
create table guest_stage (
    guest_id {int} not null primary key,
    stage {text} not null check (stage in ('prospect', 'new', 'active', 'regular', 'fading',
        'dormant', 'lost', 'won_back')),
    since_day {int} not null,
    reason {text} not null,
    late_on {int},
    expected_on {int},
    check_on {int},
    visits {int} not null,
    last_day {int},
    judged_at {int} not null
) {strict};
create index guest_stage_stage on guest_stage (stage, guest_id);
create index guest_stage_check on guest_stage (check_on, guest_id);

-- owner: guests
create table guest_stage_change (
    change_id {int} not null primary key,
    guest_id {int} not null,
    before_stage {text},
    after_stage {text} not null,
    reason {text} not null,
    business_day {int} not null,
    created_at {int} not null
) {strict};
create index guest_stage_change_guest on guest_stage_change (guest_id, created_at, change_id);

-- owner: guests
-- How far the events were heard, and up to which guest all are being judged anew (null: done).
create table guest_stage_progress (
    one {int} not null primary key check (one = 1),
    seq {int} not null,
    swept_to {int}
) {strict};
insert into guest_stage_progress (one, seq, swept_to) values (1, 0, -1);

-- What other folders may read.
create view pub_occasion as
    select occasion_id, guest_id, kind, label_enc, day_enc, day_bidx, comes, remind_days
    from occasion;
create view pub_relation as
    select relation_id, guest_id, other_guest_id, kind, words_enc from relation;
create view pub_guest_field as
    select field_id, trait, name, name_zh_tw, name_en, kind, personal, choices, place, archived_at
    from guest_field;
create view pub_guest_fact as
    select fact_id, guest_id, field_id, value_enc, value_bidx, word, number, source, confidence,
        noted_on from guest_fact;
create view pub_guest_stage as
    select guest_id, stage, since_day, reason, late_on, expected_on, visits, last_day
    from guest_stage;
create view pub_guest_stage_change as
    select change_id, guest_id, before_stage, after_stage, reason, business_day, created_at
    from guest_stage_change;
