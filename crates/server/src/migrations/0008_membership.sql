-- Members, their tiers, and stored value.

-- One membership a guest. The tier's standing is kept with it; `tier_change` is its history.
-- owner: membership
create table member (
    member_id {int} not null primary key,
    guest_id {int} not null unique,
    card_no {text} not null unique,
    tier_id {int} not null,
    tier_since {int} not null,
    tier_ends_on {int},
    tier_reason {text} not null,
    terms_version {int} not null,
    guardian_agreed {int} not null check (guardian_agreed in (0, 1)),
    store_id {int} not null,
    joined_day {int} not null,
    joined_at {int} not null,
    staff_id {int},
    version {int} not null
) {strict};
create index member_tier on member (tier_id, guest_id);
create index member_term on member (tier_ends_on) where tier_ends_on is not null;

-- The last card number that was given out.
-- owner: membership
create table card_counter (
    counter_id {int} not null primary key check (counter_id = 1),
    last {int} not null
) {strict};
insert into card_counter (counter_id, last) values (1, 60000000);

-- owner: membership
create table tier_change (
    tier_change_id {int} not null primary key,
    member_id {int} not null,
    before_tier_id {int} not null,
    before_since {int} not null,
    before_ends_on {int},
    before_reason {text} not null,
    after_tier_id {int} not null,
    after_since {int} not null,
    after_ends_on {int},
    after_reason {text} not null,
    business_day {int} not null,
    at {int} not null,
    store_id {int},
    staff_id {int},
    journal_id {int}
) {strict};
create index tier_change_member on tier_change (member_id, tier_change_id);

-- What a member spent and how often he came, by business day: what some ladders count.
-- owner: membership
create table member_day (
    member_id {int} not null,
    business_day {int} not null,
    spend_minor {int} not null,
    visits {int} not null,
    primary key (member_id, business_day)
) {keyed};

-- owner: membership
create table top_up_plan (
    top_up_plan_id {int} not null primary key,
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    pay_minor {int} not null check (pay_minor > 0),
    bonus_minor {int} not null check (bonus_minor >= 0),
    bonus_months {int},
    sold_until {int},
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};

-- Stored value bought once, with the terms that hold for it as they were shown.
-- owner: membership
create table top_up (
    top_up_id {int} not null primary key,
    guest_id {int} not null,
    store_id {int} not null,
    business_day {int} not null,
    top_up_plan_id {int},
    name {text} not null,
    paid_minor {int} not null check (paid_minor > 0),
    gift_minor {int} not null check (gift_minor >= 0),
    bonus_ends_at {int},
    terms_version {int} not null,
    rules {text} not null,
    principal_after_minor {int} not null,
    bonus_after_minor {int} not null,
    change_minor {int} not null check (change_minor >= 0),
    journal_id {int} not null,
    staff_id {int},
    credited_staff_id {int},
    created_at {int} not null,
    guardian_enc {blob}
) {strict};
create index top_up_guest on top_up (guest_id, top_up_id);
create index top_up_store on top_up (store_id, business_day);

-- owner: membership
create table top_up_tender (
    top_up_id {int} not null,
    line {int} not null,
    tender {text} not null check (tender in ('cash', 'card', 'wechat', 'alipay')),
    amount_minor {int} not null check (amount_minor > 0),
    given_minor {int},
    primary key (top_up_id, line)
) {strict};

-- The five figures of each redemption (法释〔2025〕4号 art. 18, 19), and with the sign turned those
-- of what a refund gave back. `cause_id` is the settlement or the refund.
-- owner: membership
create table stored_value_redemption (
    cause_id {int} not null,
    line {int} not null,
    settlement_id {int} not null,
    bill_id {int} not null,
    store_id {int} not null,
    business_day {int} not null,
    top_up_id {int},
    list_minor {int} not null,
    charged_minor {int} not null,
    principal_minor {int} not null,
    bonus_minor {int} not null,
    created_at {int} not null,
    primary key (cause_id, line)
) {strict};
create index stored_value_redemption_settlement
    on stored_value_redemption (settlement_id, created_at, line);
create index stored_value_redemption_top_up on stored_value_redemption (top_up_id)
    where top_up_id is not null;

-- owner: membership
create table top_up_refund (
    top_up_refund_id {int} not null primary key,
    top_up_id {int} not null,
    guest_id {int} not null,
    store_id {int} not null,
    business_day {int} not null,
    ground {text} not null,
    principal_left_minor {int} not null,
    by_list_price_minor {int} not null,
    by_ratio_minor {int} not null,
    refund_minor {int} not null,
    house_adds_minor {int} not null,
    interest_minor {int} not null,
    bonus_void_minor {int} not null,
    pays_minor {int} not null,
    pay_by {int} not null,
    reason_enc {blob} not null,
    journal_id {int},
    staff_id {int},
    created_at {int} not null,
    made_up_minor {int} not null check (made_up_minor >= 0),
    rate {text} not null check (rate in ('lpr', 'deposit', 'agreed')),
    rate_bp {int} not null,
    ended_on {int} not null,
    interest_days {int} not null
) {strict};
create index top_up_refund_top_up on top_up_refund (top_up_id);
create index top_up_refund_guest on top_up_refund (guest_id, top_up_refund_id);

-- owner: membership
create table top_up_refund_tender (
    top_up_refund_id {int} not null,
    line {int} not null,
    tender {text} not null check (tender in ('cash', 'card', 'wechat', 'alipay')),
    amount_minor {int} not null check (amount_minor > 0),
    primary key (top_up_refund_id, line)
) {strict};

-- What other folders may read.
create view pub_member as
    select member_id, guest_id, tier_id, tier_since, tier_ends_on, tier_reason, joined_at,
        joined_day, card_no, store_id from member;
create view pub_tier_change as
    select c.tier_change_id, m.guest_id, c.member_id, c.before_tier_id, c.after_tier_id,
        c.after_reason, c.business_day, c.at, c.store_id from tier_change c
    join member m on m.member_id = c.member_id;
create view pub_top_up as
    select top_up_id, guest_id, store_id, business_day, name, paid_minor, gift_minor, journal_id,
        credited_staff_id, created_at from top_up;
create view pub_top_up_refund as
    select top_up_refund_id, top_up_id, guest_id, store_id, business_day, ground, pays_minor,
        bonus_void_minor, created_at from top_up_refund;
create view pub_stored_value_redemption as
    select cause_id, line, settlement_id, bill_id, store_id, business_day, top_up_id, list_minor,
        charged_minor, principal_minor, bonus_minor from stored_value_redemption;
