-- Where other programs hear of events, and what is on its way to them.

-- owner: webhooks
-- `seq` is the number of the last event that was looked at for this one. secret_enc holds one
-- secret, or two while one follows the other.
create table webhook (
    webhook_id {int} not null primary key,
    name {text} not null,
    url_enc {blob} not null,
    secret_enc {blob} not null,
    kinds {text} not null,
    state {text} not null check (state in ('on', 'off', 'failed')),
    seq {int} not null check (seq >= 0),
    error_code {text},
    error_at {int},
    delivered_at {int},
    created_by {int} not null,
    created_at {int} not null,
    version {int} not null
) {strict};

-- owner: webhooks
-- The body holds ids only, as the event does. `held` waits until its webhook goes on again.
create table webhook_delivery (
    delivery_id {int} not null primary key,
    webhook_id {int} not null,
    seq {int},
    kind {text} not null,
    body {text} not null,
    state {text} not null check (state in ('waiting', 'held', 'delivered', 'failed')),
    tries {int} not null check (tries >= 0),
    turn {int} not null check (turn >= 0),
    status {int},
    error_code {text},
    created_at {int} not null,
    due_at {int} not null,
    done_at {int},
    unique (webhook_id, seq),
    check ((state = 'delivered') = (done_at is not null))
) {strict};
create index webhook_delivery_of on webhook_delivery (webhook_id, delivery_id);
create index webhook_delivery_due on webhook_delivery (due_at);
