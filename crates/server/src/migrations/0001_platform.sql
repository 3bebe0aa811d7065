-- What every folder shares: kept answers, settings, versions of what is cached, node numbers.

-- owner: platform/idempotency
-- The answer first given to a write, so that a repeat of the request changes nothing.
create table idempotency (
    principal {text} not null,
    route {text} not null,
    key {text} not null,
    request_hash {blob} not null,
    body_enc {blob} not null,
    created_at {int} not null,
    primary key (principal, route, key)
) {keyed};
create index idempotency_created_at on idempotency (created_at);

-- owner: platform/node
-- A server on PostgreSQL leases a number for its ids; SQLite is always node 0.
create table node_lease (
    node {int} not null primary key,
    holder {text} not null,
    leased_until {int} not null
) {strict};

-- owner: platform/choices
-- One row a kind of setting; the value is JSON that only this folder reads.
create table setting (
    kind {text} not null primary key,
    value {text} not null,
    version {int} not null,
    changed_at {int} not null
) {strict};
