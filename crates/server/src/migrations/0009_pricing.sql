-- Offers that work by themselves, and coupons with the templates they are issued from.

-- owner: pricing
-- A rule in one of its versions, of an offer or of a template. Never changed and never deleted:
-- coupons and receipts name it.
create table rule_version (
    rule_id {int} not null,
    version {int} not null,
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    face_minor {int} not null,
    rule {text} not null,
    created_at {int} not null,
    primary key (rule_id, version)
) {strict};

-- owner: pricing
create table offer (
    offer_id {int} not null primary key,
    rule_version {int} not null,
    state {text} not null check (state in ('draft', 'active', 'stopped')),
    per_guest {int},
    budget_minor {int},
    budget_used_minor {int} not null,
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};
create index offer_active on offer (offer_id) where archived_at is null and state = 'active';

-- owner: pricing
-- How often a guest has used an offer that has a limit per guest.
create table offer_use (
    offer_id {int} not null,
    guest_id {int} not null,
    uses {int} not null,
    primary key (offer_id, guest_id)
) {keyed};

-- owner: pricing
-- `issued` counts what was issued, and is changed only under the lock of the template.
create table coupon_template (
    coupon_template_id {int} not null primary key,
    rule_version {int} not null,
    stock {int},
    per_guest {int},
    term {text} not null,
    issued_until {int},
    issued {int} not null,
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};

-- owner: pricing
create table coupon (
    coupon_id {int} not null primary key,
    coupon_template_id {int} not null,
    rule_version {int} not null,
    guest_id {int} not null,
    store_id {int},
    state {text} not null check (state in
        ('issued', 'locked', 'released', 'redeemed', 'returned', 'expired', 'voided')),
    lock_bill_id {int},
    locked_until {int},
    valid_from {int} not null,
    expires_at {int},
    bill_id {int},
    issued_at {int} not null,
    changed_at {int} not null,
    version {int} not null
) {strict};
create index coupon_held on coupon (guest_id, expires_at)
    where state in ('issued', 'locked', 'released', 'returned');
create index coupon_guest on coupon (guest_id, coupon_id);
create index coupon_of_template on coupon (coupon_template_id, guest_id);
create index coupon_ends on coupon (expires_at)
    where state in ('issued', 'locked', 'released', 'returned') and expires_at is not null;

-- What other folders may read.
create view pub_coupon as
    select c.coupon_id, c.guest_id, c.coupon_template_id as template_id, v.name, v.name_zh_tw,
    v.name_en, v.face_minor, c.store_id, c.state, c.locked_until, c.valid_from, c.expires_at,
    c.bill_id, c.issued_at, c.changed_at
    from coupon c
    join rule_version v on v.rule_id = c.coupon_template_id and v.version = c.rule_version;
create view pub_coupon_template as
    select t.coupon_template_id, v.name, v.name_zh_tw, v.name_en, t.archived_at
    from coupon_template t
    join rule_version v on v.rule_id = t.coupon_template_id and v.version = t.rule_version;
create view pub_offer as
    select o.offer_id, v.name, v.name_zh_tw, v.name_en, o.state, o.archived_at
    from offer o join rule_version v on v.rule_id = o.offer_id and v.version = o.rule_version;
