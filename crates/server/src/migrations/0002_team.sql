-- The company, its stores, and who works in them.

-- owner: settings
create table company (
    company_id {int} not null primary key,
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    currency {text} not null,
    city {text},
    issuer_type {text},
    guest_address {text},
    version {int} not null,
    created_at {int} not null
) {strict};

-- owner: settings
create table store (
    store_id {int} not null primary key,
    code {text} not null unique,
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    city {text},
    zone {text} not null,
    cut_over_minute {int} not null check (cut_over_minute between 0 and 1439),
    phone {text},
    weekly {text} not null,
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};

-- owner: settings
create table store_group (
    store_group_id {int} not null primary key,
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};

-- owner: settings
create table store_group_store (
    store_group_id {int} not null,
    store_id {int} not null,
    primary key (store_group_id, store_id)
) {strict};
create index store_group_store_store on store_group_store (store_id);

-- owner: setup
-- How far the set-up has come; a step is done when its row is there.
create table setup_step (
    step {text} not null primary key,
    done_at {int} not null
) {strict};

-- owner: team
create table role (
    role_id {int} not null primary key,
    preset {text},
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    fixed {int} not null check (fixed in (0, 1)),
    permissions {text} not null,
    limits {text} not null,
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};

-- owner: team
create table staff (
    staff_id {int} not null primary key,
    login_bidx {blob} not null unique,
    login_enc {blob} not null,
    name_enc {blob} not null,
    role_id {int} not null,
    scope_kind {text} not null check (scope_kind in ('company', 'groups', 'stores')),
    password_hash {text} not null,
    must_change_password {int} not null check (must_change_password in (0, 1)),
    totp_secret_enc {blob},
    totp_on {int} not null check (totp_on in (0, 1)),
    totp_last_step {int} not null,
    language {text} not null,
    theme {text} not null check (theme in ('auto', 'light', 'dark')),
    density {text} not null check (density in ('auto', 'console', 'touch')),
    hotkeys {int} not null check (hotkeys in (0, 1)),
    disabled_at {int},
    last_seen_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};
create index staff_role on staff (role_id);

-- owner: team
-- The stores or store groups of a member of staff whose scope is not the company.
create table staff_scope (
    staff_id {int} not null,
    target_id {int} not null,
    primary key (staff_id, target_id)
) {strict};
create index staff_scope_target on staff_scope (target_id);

-- owner: team
-- An opaque login; only the hash of its token is kept.
create table session (
    session_id {int} not null primary key,
    token_hash {blob} not null unique,
    staff_id {int} not null,
    device {text} not null,
    address_enc {blob},
    created_at {int} not null,
    last_seen_at {int} not null,
    ended_at {int}
) {strict};
create index session_staff on session (staff_id, ended_at);

-- owner: team
-- A device on which the second factor was given; asked again after 30 days.
create table remembered_device (
    token_hash {blob} not null primary key,
    staff_id {int} not null,
    remembered_until {int} not null
) {strict};
create index remembered_device_staff on remembered_device (staff_id);

-- owner: team
create table recovery_code (
    staff_id {int} not null,
    code_hash {blob} not null,
    used_at {int},
    primary key (staff_id, code_hash)
) {strict};

-- owner: team
-- Wrong passwords by login, whether or not such a login exists: a lock tells nobody which do.
create table login_failure (
    login_bidx {blob} not null primary key,
    failures {int} not null,
    last_failed_at {int} not null
) {strict};

-- owner: team
create table approval (
    approval_id {int} not null primary key,
    permission {text} not null,
    excess {text} not null,
    store_id {int},
    request_hash {blob} not null,
    summary_enc {blob} not null,
    asked_by {int} not null,
    asked_at {int} not null,
    state {text} not null check (state in ('waiting', 'approved', 'denied', 'used')),
    decided_by {int},
    decided_at {int},
    note_enc {blob},
    token_hash {blob} unique,
    version {int} not null
) {strict};
create index approval_state on approval (state, asked_at);

-- What other folders may read.
create view pub_company as
    select company_id, name, name_zh_tw, name_en, currency from company;
create view pub_store as
    select store_id, name, name_zh_tw, name_en, zone, cut_over_minute from store
    where archived_at is null;
-- Where the house stands decides which law of prepaid money holds.
create view pub_company_law as
    select city, issuer_type from company;
create view pub_store_law as
    select store_id, city from store;
create view pub_store_group_store as
    select g.store_group_id, g.store_id from store_group_store g
    join store s on s.store_id = g.store_id
    join store_group o on o.store_group_id = g.store_group_id
    where s.archived_at is null and o.archived_at is null;
create view pub_store_group as
    select store_group_id, name, name_zh_tw, name_en from store_group
    where archived_at is null;
create view pub_staff as
    select staff_id, name_enc, role_id, disabled_at from staff;
create view pub_staff_scope as
    select s.staff_id, s.target_id, t.scope_kind from staff_scope s
    join staff t on t.staff_id = s.staff_id where t.disabled_at is null;
