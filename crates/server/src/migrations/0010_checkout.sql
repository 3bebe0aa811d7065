-- Bills: rung up, quoted, settled, refunded.

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
    -- What was rung up, with the words of dishes and discounts by hand.
    content_enc {blob} not null,
    -- The quote that was shown last; of a settled bill the one that was paid.
    quote_enc {blob} not null,
    list_minor {int} not null,
    due_minor {int} not null,
    refunded_minor {int} not null,
    opened_by {int} not null,
    settled_at {int},
    voided_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};
create unique index bill_number on bill (store_id, business_day, bill_no);
create index bill_store on bill (store_id, business_day, bill_id);
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
    primary key (bill_id, line)
) {strict};
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
    -- What a refund needs, and how much of each line is refunded.
    settled {text} not null,
    done {text} not null,
    -- What came of it: earned, balances after, change of tier.
    outcome {text} not null,
    receipt_hash {blob} not null unique,
    created_at {int} not null
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
    primary key (bill_id, place)
) {strict};

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
) {strict};

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

-- What other folders may read.
create view pub_bill as
    select b.bill_id, b.store_id, b.guest_id, b.business_day, b.bill_no, b.state, b.table_name,
        b.guests, b.channel, b.created_at as opened_at, b.settled_at,
        s.business_day as settled_day, b.list_minor, b.due_minor, b.refunded_minor
    from bill b left join settlement s on s.bill_id = b.bill_id;
create view pub_bill_line as
    select bill_id, line, dish_id, name, qty_milli, list_minor, due_minor from bill_line;
create view pub_settlement as
    select settlement_id, bill_id, store_id, business_day, guest_id, created_at from settlement;
create view pub_sold_dish as
    select bill_id, line, dish_id, name, qty_milli, list_minor, due_minor from bill_line
    where kind = 'dish';
create view pub_tender as
    select bill_id, place, tender, amount_minor, principal_minor, bonus_minor from tender;
-- `facts` says by which tenders it went back.
create view pub_refund as
    select refund_id, bill_id, store_id, business_day, minor, facts, created_at from refund;
