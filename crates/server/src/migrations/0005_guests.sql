-- Whom the house knows. Everything personal is sealed; blind indexes find equal values.

-- owner: guests
-- dietary_enc holds the whole list, so that nobody reads half of somebody's allergies.
create table guest (
    guest_id {int} not null primary key,
    name_enc {blob},
    title_enc {blob},
    sex {text} check (sex in ('female', 'male')),
    vip {int} not null check (vip in (0, 1)),
    birthday_enc {blob},
    birthday_bidx {blob},
    dietary_enc {blob},
    store_id {int} not null,
    created_by {int},
    created_at {int} not null,
    erased_at {int},
    version {int} not null
) {strict};
create index guest_store on guest (store_id, guest_id);
create index guest_birthday on guest (birthday_bidx, guest_id);
create index guest_vip on guest (guest_id) where vip = 1;

-- owner: guests
-- last4_bidx puts phones into ten thousand groups; it is what staff ask for at the door.
-- A number that several guests use (a family's landline, an office) is marked on all of them and
-- then names nobody; any other value belongs to one guest.
create table contact (
    contact_id {int} not null primary key,
    guest_id {int} not null,
    kind {text} not null check (kind in ('phone', 'email', 'wechat')),
    value_enc {blob} not null,
    value_bidx {blob} not null,
    last4_bidx {blob},
    is_primary {int} not null check (is_primary in (0, 1)),
    is_shared {int} not null check (is_shared in (0, 1)),
    verified_at {int},
    created_at {int} not null
) {strict};
create unique index contact_value on contact (value_bidx) where is_shared = 0;
create index contact_same on contact (value_bidx, guest_id);
create index contact_guest on contact (guest_id);
create index contact_last4 on contact (last4_bidx, guest_id);

-- owner: guests
create table guest_note (
    note_id {int} not null primary key,
    guest_id {int} not null,
    store_id {int} not null,
    store_only {int} not null check (store_only in (0, 1)),
    text_enc {blob} not null,
    staff_id {int},
    created_at {int} not null
) {strict};
create index guest_note_guest on guest_note (guest_id, note_id);

-- What other folders may read.
create view pub_guest as
    select guest_id, name_enc, title_enc, sex, vip, birthday_enc, birthday_bidx, dietary_enc,
        store_id, created_at, erased_at, version from guest;
create view pub_contact as
    select contact_id, guest_id, kind, value_enc, value_bidx, last4_bidx, is_primary, is_shared,
        verified_at from contact;
create view pub_guest_note as
    select note_id, guest_id, store_id, store_only, text_enc, staff_id, created_at
    from guest_note;
