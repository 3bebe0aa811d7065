-- Messages to guests: what was said, by which channel, why, at what cost and how far it got.

-- owner: platform
-- Where each follower of events has come to.
create table follower (
    name {text} not null primary key,
    seq {int} not null check (seq >= 0)
) {strict};

-- owner: outreach
-- content_enc holds the words; address_enc where it went, from the moment it went. `cause` is what
-- a notice is about, so that an event makes one message whatever happens.
create table message (
    message_id {int} not null primary key,
    guest_id {int},
    store_id {int},
    purpose {text} not null check (purpose in ('service', 'marketing')),
    channel {text} not null check (channel in ('box', 'email', 'sms')),
    reason {text} not null check (length(reason) between 3 and 40),
    cause {text} unique,
    state {text} not null check (state in ('queued', 'waiting_window', 'sending', 'sent',
        'delivered', 'failed', 'suppressed', 'kept')),
    why {text},
    error_code {text},
    content_enc {blob} not null,
    address_enc {blob},
    tries {int} not null check (tries >= 0),
    turn {int} not null check (turn >= 0),
    segments {int} not null check (segments >= 0),
    cost_milli {int} not null check (cost_milli >= 0),
    vendor_id {text},
    out_hash {blob} unique,
    staff_id {int},
    business_day {int} not null,
    created_at {int} not null,
    due_at {int} not null,
    sent_at {int},
    delivered_at {int},
    version {int} not null,
    check ((state in ('suppressed', 'kept')) = (why is not null))
) {strict};
create index message_guest on message (guest_id, message_id);
create index message_store on message (store_id, message_id);
create index message_state on message (state, message_id);
create index message_vendor on message (vendor_id);
create index message_made on message (created_at);

-- owner: outreach
-- Addresses that want no advertising, or that reach nobody. Looked at when a message goes.
create table suppression (
    suppression_id {int} not null primary key,
    channel {text} not null check (channel in ('email', 'sms')),
    address_bidx {blob} not null,
    why {text} not null check (why in ('opted_out', 'bounced')),
    guest_id {int},
    message_id {int},
    created_at {int} not null
) {strict};
create index suppression_address on suppression (address_bidx, channel);

-- owner: outreach
-- How a channel is reached. callback_hash is of the secret part of the address that a carrier
-- calls; it and the password are in secret_enc.
create table channel (
    channel_id {int} not null primary key,
    kind {text} not null unique check (kind in ('email', 'sms')),
    adapter {text} not null check (adapter in ('smtp', 'aliyun', 'tencent', 'http')),
    enabled {int} not null check (enabled in (0, 1)),
    settings {text} not null,
    secret_enc {blob} not null,
    callback_hash {blob} not null unique,
    last_error_code {text},
    last_error_at {int},
    last_sent_at {int},
    version {int} not null
) {strict};

-- What other folders may read.
create view pub_message as
    select message_id, guest_id, store_id, purpose, channel, reason, state, why, business_day,
        created_at, sent_at, delivered_at from message;
create view pub_company_address as
    select guest_address from company;
