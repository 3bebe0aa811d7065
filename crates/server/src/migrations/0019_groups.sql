-- Groups: households and companies, who is in them, what they granted, and what they paid.

-- owner: membership
-- The account is a guest of its own, so that its balance is stored value like any other and comes
-- in, is paid back and is owed by the same rules.
create table guest_group (
    group_id {int} not null primary key,
    kind {text} not null check (kind in ('household', 'company')),
    account_guest_id {int} not null unique,
    -- Whom to ask: name and phone. Nothing once the account was erased.
    contact_enc {blob},
    -- Number, name and whether it is still used, of each department.
    departments {text} not null,
    -- What it pays for one person, unless the membership says otherwise.
    limits {text} not null,
    -- Meal money a month and person, and since when there is any.
    allowance_minor {int},
    allowance_since {int},
    -- Whose months and days are meant.
    store_id {int} not null,
    created_by {int},
    created_at {int} not null,
    closed_at {int},
    version {int} not null,
    check ((allowance_minor is null) = (allowance_since is null)),
    check (kind = 'company' or allowance_minor is null)
) {strict};
create index guest_group_store on guest_group (store_id, group_id);

-- owner: membership
-- One time of a guest in a group; he is in one at a time. It ends for good: coming back is a new row.
create table group_member (
    group_member_id {int} not null primary key,
    group_id {int} not null,
    guest_id {int} not null,
    department_no {int},
    -- His own allowance and limits; the group's where there are none.
    allowance_minor {int},
    limits {text},
    from_day {int} not null,
    until_day {int},
    ended_at {int},
    ended_by {int},
    created_by {int},
    created_at {int} not null,
    version {int} not null,
    check (until_day is null or until_day > from_day)
) {strict};
create unique index group_member_now on group_member (guest_id) where ended_at is null;
create index group_member_group on group_member (group_id, group_member_id);
create index group_member_until on group_member (until_day)
    where until_day is not null and ended_at is null;

-- owner: membership
-- An allowance given: one a person and month, however often the job runs and clocks jump.
create table group_grant (
    group_grant_id {int} not null primary key,
    group_id {int} not null,
    guest_id {int} not null,
    -- The month's first day.
    month {int} not null,
    group_member_id {int} not null,
    department_no {int},
    business_day {int} not null,
    amount_minor {int} not null check (amount_minor > 0),
    journal_id {int} not null,
    created_at {int} not null,
    unique (group_id, guest_id, month)
) {strict};
create index group_grant_day on group_grant (group_id, business_day);

-- owner: membership
-- What a group paid of a settlement, and with the sign turned what a refund gave back. Limits count
-- by `used_day` and `meal`, which a refund takes from its settlement; statements by `business_day`.
create table group_use (
    cause_id {int} not null primary key,
    settlement_id {int} not null,
    bill_id {int} not null,
    group_id {int} not null,
    group_member_id {int} not null,
    guest_id {int} not null,
    department_no {int},
    store_id {int} not null,
    business_day {int} not null,
    used_day {int} not null,
    meal {text} not null,
    allowance_minor {int} not null,
    principal_minor {int} not null,
    bonus_minor {int} not null,
    account_journal_id {int},
    created_at {int} not null
) {strict};
create index group_use_settlement on group_use (settlement_id);
create index group_use_person on group_use (guest_id, used_day);
create index group_use_day on group_use (group_id, business_day);

-- What other folders may read.
create view pub_group as
    select group_id, kind, account_guest_id, store_id, created_at, closed_at from guest_group;
create view pub_group_member as
    select group_member_id, group_id, guest_id, department_no, from_day, until_day, ended_at,
        created_at
    from group_member;
create view pub_group_use as
    select cause_id, settlement_id, bill_id, group_id, group_member_id, guest_id, department_no,
        store_id, business_day, meal, allowance_minor, principal_minor, bonus_minor from group_use;
-- Every record that was not merged into another, accounts of groups among them.
create view pub_guest_record as
    select guest_id, store_id, created_at, erased_at from guest g
    where not exists (select 1 from guest_alias a where a.guest_id = g.guest_id);
-- The account of a group is nobody who sits at a table: no list and no count of guests has it.
drop view pub_guest;
create view pub_guest as
    select guest_id, name_enc, title_enc, sex, vip, birthday_enc, birthday_bidx, dietary_enc,
        store_id, created_at, erased_at, version from guest g
    where not exists (select 1 from guest_alias a where a.guest_id = g.guest_id)
        and not exists (select 1 from guest_group o where o.account_guest_id = g.guest_id);
