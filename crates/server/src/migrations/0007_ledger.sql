-- Journals, and beside them what they add up to. Journals and postings are only ever inserted.

-- One balanced set of postings. The same cause is there once per kind for ever, whatever was sent
-- how often. `changes` is what its holder sees: account, amount, balance after, as JSON.
-- owner: ledger
create table journal (
    journal_id {int} not null primary key,
    kind {text} not null,
    cause_kind {text} not null,
    cause_id {int} not null,
    store_id {int} not null,
    business_day {int} not null,
    staff_id {int},
    at {int} not null,
    reverses {int},
    holder_kind {text} not null check (holder_kind in ('guest', 'gift_card')),
    holder_id {int} not null,
    changes {text} not null,
    unique (kind, cause_kind, cause_id)
) {strict};
create index journal_holder on journal (holder_kind, holder_id, journal_id);
create index journal_reverses on journal (reverses) where reverses is not null;

-- The second holder of a journal that moves lots between two.
-- owner: ledger
create table journal_other (
    journal_id {int} not null,
    holder_kind {text} not null check (holder_kind in ('guest', 'gift_card')),
    holder_id {int} not null,
    changes {text} not null,
    primary key (holder_kind, holder_id, journal_id)
) {keyed};

-- `account` is a lot's pocket, the debt, or one of a store's own accounts.
-- owner: ledger
create table posting (
    journal_id {int} not null,
    line {int} not null,
    account {text} not null check (account in ('free', 'pending', 'held', 'debt', 'issued',
        'redeemed', 'expired', 'adjusted', 'cash_in', 'cash_out', 'forfeited')),
    unit {text} not null,
    amount {int} not null check (amount <> 0),
    holder_kind {text} check (holder_kind in ('guest', 'gift_card')),
    holder_id {int},
    lot_id {int},
    store_id {int},
    root {int},
    primary key (journal_id, line),
    check ((holder_kind is null) = (holder_id is null)),
    check ((account in ('free', 'pending', 'held')) = (lot_id is not null)),
    check ((account in ('free', 'pending', 'held', 'debt')) = (holder_id is not null)),
    check ((store_id is null) = (holder_id is not null))
) {keyed};

-- What was credited together. `root` is the first lot of the chain; `expired` counts for all of it.
-- owner: ledger
create table lot (
    lot_id {int} not null primary key,
    root {int} not null,
    holder_kind {text} not null check (holder_kind in ('guest', 'gift_card')),
    holder_id {int} not null,
    unit {text} not null,
    store_id {int} not null,
    opened_by {int} not null,
    opened_at {int} not null,
    life {text} not null check (life in ('never', 'until', 'while_visiting')),
    life_until {int},
    life_months {int},
    expires_at {int},
    matures_at {int},
    top_up_id {int},
    free {int} not null check (free >= 0),
    pending {int} not null check (pending >= 0),
    held {int} not null check (held >= 0),
    expired {int} not null,
    noticed_at {int},
    check ((life = 'until') = (life_until is not null)),
    check ((life = 'while_visiting') = (life_months is not null))
) {strict};
-- Used-up lots are many and seldom wanted, and growth is never spent: neither is in the index that
-- every bill reads.
create index lot_live on lot (holder_kind, holder_id)
    where free + pending + held > 0 and unit <> 'growth';
create index lot_growth on lot (holder_kind, holder_id, opened_at)
    where unit = 'growth' and free > 0;
create index lot_root on lot (root);
create index lot_ends on lot (expires_at) where expires_at is not null and free + pending > 0;
create index lot_matures on lot (matures_at) where pending > 0;

-- One row a holder and unit; always the sum of his lots.
-- owner: ledger
create table balance (
    holder_kind {text} not null check (holder_kind in ('guest', 'gift_card')),
    holder_id {int} not null,
    unit {text} not null,
    free {int} not null check (free >= 0),
    pending {int} not null check (pending >= 0),
    held {int} not null check (held >= 0),
    debt {int} not null check (debt >= 0),
    primary key (holder_kind, holder_id, unit)
) {keyed};

-- What is set aside for a bill that is not paid yet.
-- owner: ledger
create table hold (
    hold_id {int} not null primary key,
    holder_kind {text} not null check (holder_kind in ('guest', 'gift_card')),
    holder_id {int} not null,
    store_id {int} not null,
    state {text} not null check (state in ('pending', 'posted', 'voided', 'expired')),
    expires_at {int} not null,
    created_at {int} not null,
    done_at {int},
    check ((state = 'pending') = (done_at is null))
) {strict};
create index hold_due on hold (expires_at) where state = 'pending';
create index hold_holder on hold (holder_kind, holder_id) where state = 'pending';

-- owner: ledger
create table hold_part (
    hold_id {int} not null,
    line {int} not null,
    lot_id {int} not null,
    unit {text} not null,
    amount {int} not null check (amount > 0),
    primary key (hold_id, line)
) {strict};

-- What other folders may read.
create view pub_balance as
    select holder_id as guest_id, unit, free, pending, held, debt from balance
    where holder_kind = 'guest';
create view pub_lot as
    select lot_id, holder_id as guest_id, unit, store_id, opened_at, expires_at, matures_at,
        top_up_id, free, pending, held, opened_by as journal_id from lot
    where holder_kind = 'guest' and free + pending + held > 0;
create view pub_journal as
    select journal_id, kind, cause_kind, cause_id, store_id, business_day, staff_id, at, reverses,
        holder_id as guest_id, changes from journal
    where holder_kind = 'guest';
create view pub_posting as
    select p.journal_id, p.line, p.account, p.unit, p.amount, p.holder_id as guest_id, p.lot_id,
        p.store_id, j.kind, j.store_id as journal_store_id, j.business_day, j.at from posting p
    join journal j on j.journal_id = p.journal_id;
