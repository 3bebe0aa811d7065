-- What was sold, counted once a bill is settled, so that a report reads sums and not bills.
-- A follower of the relay's numbers keeps them; every row can be made anew from the bills.

-- owner: insight
-- How far the follower has come, and who follows until when.
create table sales_cursor (
    cursor_id {int} not null primary key check (cursor_id = 1),
    seq {int} not null,
    owner {text},
    lease_until {int} not null
) {strict};

-- owner: insight
-- Days that wait to be counted anew.
create table sales_due (
    store_id {int} not null,
    business_day {int} not null,
    primary key (store_id, business_day)
) {strict};

-- owner: insight
-- Stores that ever sold anything.
create table sales_store (
    store_id {int} not null primary key
) {strict};

-- owner: insight
-- A bill that is counted: a row here is what keeps it from being counted twice.
create table sales_bill (
    bill_id {int} not null primary key,
    store_id {int} not null,
    business_day {int} not null,
    -- Minute of the day on the store's wall clock.
    minute {int} not null,
    settled_at {int} not null,
    guest_id {int},
    guest_kind {text} not null check (guest_kind in ('new', 'returning', 'unknown')),
    is_member {int} not null check (is_member in (0, 1)),
    guests {int} not null,
    list_minor {int} not null,
    due_minor {int} not null
) {strict};
create index sales_bill_day on sales_bill (store_id, business_day, minute);
create index sales_bill_guest on sales_bill (guest_id, settled_at);

-- owner: insight
-- A refund that is counted, on the day it was paid back.
create table sales_refund (
    refund_id {int} not null primary key,
    store_id {int} not null,
    business_day {int} not null,
    minute {int} not null,
    minor {int} not null
) {strict};
create index sales_refund_day on sales_refund (store_id, business_day, minute);

-- owner: insight
create table sales_hour (
    store_id {int} not null,
    business_day {int} not null,
    hour {int} not null check (hour between 0 and 23),
    bills {int} not null,
    guests {int} not null,
    list_minor {int} not null,
    due_minor {int} not null,
    refunds {int} not null,
    refunded_minor {int} not null,
    member_bills {int} not null,
    new_bills {int} not null,
    primary key (store_id, business_day, hour)
) {strict};

-- owner: insight
-- A day's sales by channel, by tender and by whether the guest is known.
create table sales_part (
    store_id {int} not null,
    business_day {int} not null,
    part {text} not null check (part in ('channel', 'tender', 'guest_kind')),
    word {text} not null,
    bills {int} not null,
    guests {int} not null,
    settled_minor {int} not null,
    refunded_minor {int} not null,
    primary key (store_id, business_day, part, word)
) {strict};

-- owner: insight
-- A dish of the menu by its id and no name, any other by its name and id 0.
create table sales_dish (
    store_id {int} not null,
    business_day {int} not null,
    dish_id {int} not null,
    name {text} not null,
    bills {int} not null,
    qty_milli {int} not null,
    list_minor {int} not null,
    due_minor {int} not null,
    primary key (store_id, business_day, dish_id, name)
) {strict};

-- What other folders may read: which bills are counted where.
create view pub_sales_bill as
    select bill_id, store_id, business_day, minute, guest_kind from sales_bill;
