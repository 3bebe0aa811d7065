-- Bills: rung up, quoted, settled, refunded; and those that another till settled, out of its files.

-- owner: imports
-- What was read from one file in one go. What it brought is seen while it is finished, and only
-- then: rows are written under it in parts, and one row here makes all of them true or gone.
create table import (
    import_id {int} not null primary key,
    store_id {int} not null,
    kind {text} not null check (kind in ('orders', 'guests')),
    -- Which system wrote the file, in the house's words; numbers of two sources never meet.
    source {text} not null,
    state {text} not null
        check (state in ('staged', 'running', 'finished', 'undoing', 'undone', 'failed')),
    file_name_enc {blob},
    file_bytes {int} not null,
    -- Rows of the file that hold something.
    rows {int} not null,
    -- How the file is written, and what each column holds, with the words of its headers.
    mapping_enc {blob} not null,
    -- What the file comes to, counted under one version of the mapping. Tiers that the house does
    -- not have are named in it, in words of the file.
    counts_enc {blob},
    counted_version {int},
    first_day {int},
    last_day {int},
    -- Counts the runs: only the latest may write, and it says so until this time.
    run {int} not null,
    lease_until {int} not null,
    job_id {int},
    count_job_id {int},
    problem_code {text},
    created_by {int},
    created_at {int} not null,
    finished_at {int},
    undone_at {int},
    version {int} not null
) {strict};
create index import_store on import (store_id, kind, import_id);
create index import_state on import (state);

-- owner: imports
-- What somebody said of the columns of a source, for its next file.
create table import_mapping (
    import_mapping_id {int} not null primary key,
    kind {text} not null,
    source {text} not null,
    mapping_enc {blob} not null,
    changed_at {int} not null,
    unique (kind, source)
) {strict};

create view pub_import as
    select import_id, store_id, kind, source, state, first_day, last_day, finished_at, undone_at
    from import;

-- owner: checkout
create table bill (
    bill_id {int} not null primary key,
    store_id {int} not null,
    business_day {int} not null,
    bill_no {int} not null,
    state {text} not null
        check (state in ('open', 'settled', 'part_refunded', 'refunded', 'voided')),
    table_name {text},
    guests {int} not null,
    channel {text} not null,
    guest_id {int},
    list_minor {int} not null,
    due_minor {int} not null,
    refunded_minor {int} not null,
    opened_by {int},
    settled_at {int},
    voided_at {int},
    -- Settled at another till: out of which file, and by what it is known again.
    import_id {int},
    import_source {text},
    order_key {text},
    version {int} not null,
    created_at {int} not null,
    -- The large columns stand last, so that lists and sums need not walk over them.
    -- What was rung up, with the words of dishes and discounts by hand; not of an imported bill.
    content_enc {blob},
    -- The quote that was shown last; of a settled bill the one that was paid.
    quote_enc {blob},
    check ((import_id is null) = (content_enc is not null)),
    check ((import_id is null) = (quote_enc is not null)),
    check ((import_id is null) = (order_key is null)),
    check ((import_id is null) = (import_source is null)),
    check (import_id is not null or opened_by is not null)
) {strict};
create unique index bill_number on bill (store_id, business_day, bill_no) where import_id is null;
create unique index bill_imported on bill (store_id, import_source, order_key)
    where import_id is not null;
create index bill_import on bill (import_id, bill_id) where import_id is not null;
create index bill_store on bill (store_id, business_day, bill_id);
create index bill_state on bill (store_id, state, business_day, bill_id);
create index bill_due on bill (store_id, due_minor, business_day, bill_id);
create index bill_guest on bill (guest_id, bill_id);

-- owner: checkout
-- Each server takes the numbers of a day in blocks of 50; some of them may stay unused.
create table bill_no_block (
    store_id {int} not null,
    business_day {int} not null,
    last_no {int} not null,
    node {int} not null,
    next_no {int} not null,
    primary key (store_id, business_day, last_no)
) {strict};

-- owner: checkout
-- Written once, when the bill is settled.
create table bill_line (
    bill_id {int} not null,
    line {int} not null,
    kind {text} not null check (kind in ('dish', 'charge', 'amount')),
    dish_id {int},
    charge {text},
    name {text},
    qty_milli {int} not null,
    list_minor {int} not null,
    due_minor {int} not null,
    import_id {int},
    primary key (bill_id, line)
) {keyed};
create index bill_line_dish on bill_line (dish_id, bill_id);

-- owner: checkout
create table settlement (
    settlement_id {int} not null primary key,
    bill_id {int} not null unique,
    store_id {int} not null,
    business_day {int} not null,
    guest_id {int},
    journal_id {int},
    settled_by {int} not null,
    receipt_hash {blob} not null unique,
    created_at {int} not null,
    -- What came of it: earned, balances after, change of tier.
    outcome {text} not null,
    -- How much of each line is refunded, and what a refund needs; the largest stands last.
    done {text} not null,
    settled {text} not null
) {strict};
create index settlement_store on settlement (store_id, business_day);

-- owner: checkout
create table tender (
    bill_id {int} not null,
    place {int} not null,
    tender {text} not null,
    amount_minor {int} not null,
    given_minor {int},
    face_minor {int},
    paid_minor {int},
    principal_minor {int} not null,
    bonus_minor {int} not null,
    import_id {int},
    primary key (bill_id, place)
) {keyed};

-- owner: checkout
create table refund (
    refund_id {int} not null primary key,
    bill_id {int} not null,
    store_id {int} not null,
    business_day {int} not null,
    journal_id {int},
    refunded_by {int} not null,
    minor {int} not null,
    -- Everything that went back, as it was shown.
    facts {text} not null,
    reason_enc {blob} not null,
    created_at {int} not null
) {strict};
create index refund_bill on refund (bill_id, refund_id);
create index refund_store on refund (store_id, business_day);

-- owner: checkout
-- The number of a bill at the till of another maker; one bill for ever.
create table pos_bill (
    store_id {int} not null,
    pos_bill_no {text} not null,
    bill_id {int} not null unique,
    content_hash {blob} not null,
    created_at {int} not null,
    primary key (store_id, pos_bill_no)
) {keyed};

-- owner: checkout
-- The number of a refund at the till of another maker.
create table pos_refund (
    bill_id {int} not null,
    refund_no {text} not null,
    refund_id {int} not null,
    content_hash {blob} not null,
    primary key (bill_id, refund_no)
) {strict};

-- owner: team
-- A credential of an outside system; only the hash of the key is kept.
create table api_key (
    key_id {int} not null primary key,
    name {text} not null,
    key_hash {blob} not null unique,
    last4 {text} not null,
    refund_limit_minor {int},
    created_by {int} not null,
    last_used_at {int},
    ended_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};

-- owner: team
create table api_key_store (
    key_id {int} not null,
    store_id {int} not null,
    primary key (key_id, store_id)
) {strict};

-- What other folders may read. Rows of an import are there while it is finished.
create view pub_bill as
    select b.bill_id, b.store_id, b.guest_id, b.business_day, b.bill_no, b.state, b.table_name,
        b.guests, b.channel, b.created_at as opened_at, b.settled_at,
        case when b.import_id is null then s.business_day else b.business_day end as settled_day,
        b.list_minor, b.due_minor, b.refunded_minor, b.import_id
    from bill b left join settlement s on s.bill_id = b.bill_id
    where b.import_id is null
        or b.import_id in (select i.import_id from import i where i.state = 'finished');
create view pub_bill_line as
    select bill_id, line, dish_id, name, qty_milli, list_minor, due_minor from bill_line
    where import_id is null
        or import_id in (select i.import_id from import i where i.state = 'finished');
create view pub_settlement as
    select settlement_id, bill_id, store_id, business_day, guest_id, created_at from settlement;
create view pub_sold_dish as
    select bill_id, line, dish_id, name, qty_milli, list_minor, due_minor from bill_line
    where kind = 'dish' and (import_id is null
        or import_id in (select i.import_id from import i where i.state = 'finished'));
create view pub_tender as
    select bill_id, place, tender, amount_minor, principal_minor, bonus_minor from tender
    where import_id is null
        or import_id in (select i.import_id from import i where i.state = 'finished');
-- `facts` says by which tenders it went back.
create view pub_refund as
    select refund_id, bill_id, store_id, business_day, minor, facts, created_at from refund;
