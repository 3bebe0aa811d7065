-- What follows a commit: events, the audit chain, the access log, the relay's place, jobs.
--
-- `arrival` orders rows that wait for their number. Ids come from clocks of several nodes and may
-- not decide order. PostgreSQL gives the number of the writing transaction: whoever saw another
-- one's row has a larger number. SQLite has one writer, so the order of insertion is the order.

-- owner: platform
create table outbox (
  {sqlite}arrival integer primary key,{end}
  {postgres}arrival bigint not null default (pg_current_xact_id()::text::bigint),{end}
  event_id {int} not null unique,
  seq {int} unique check (seq > 0),
  kind {text} not null check (length(kind) between 3 and 60),
  v {int} not null check (v > 0),
  store_id {int},
  subjects {text} not null,
  data {text} not null,
  created_at {int} not null
) {strict};
create index outbox_waiting on outbox (arrival, event_id) where seq is null;

-- Append-only. `sealed` = HMAC(key, sealed of seq - 1, this row); the key is outside the database.
-- owner: platform
create table audit (
  {sqlite}arrival integer primary key,{end}
  {postgres}arrival bigint not null default (pg_current_xact_id()::text::bigint),{end}
  audit_id {int} not null unique,
  seq {int} unique check (seq > 0),
  at {int} not null,
  actor_kind {text} not null
    check (actor_kind in ('staff', 'guest', 'key', 'device', 'job', 'system')),
  actor_id {int},
  device_id {int},
  store_id {int},
  action {text} not null check (length(action) between 3 and 60),
  object_kind {text},
  object_id {int},
  changes {text} not null,
  reason_mac {blob},
  request_id {text},
  sealed {blob},
  check ((seq is null) = (sealed is null)),
  check ((object_id is null) or (object_kind is not null)),
  check ((actor_kind = 'system') = (actor_id is null))
) {strict};
create index audit_waiting on audit (arrival, audit_id) where seq is null;
create index audit_action on audit (action, audit_id);
create index audit_actor on audit (actor_id, audit_id);
create index audit_object on audit (object_kind, object_id, audit_id);
create index audit_store on audit (store_id, audit_id);

-- The words of a reason may name a guest: they are encrypted, change key when the key is rotated
-- and go when the guest is erased. The chain holds only their MAC, so it stays whole.
-- owner: platform
create table audit_reason (
  audit_id {int} not null primary key,
  reason_enc {blob} not null
) {strict};

{sqlite}
create trigger audit_is_never_deleted before delete on audit
begin
  select raise(abort, 'audit rows are append-only');
end;
create trigger audit_is_only_sealed before update on audit
when old.seq is not null or new.seq is null or new.sealed is null
  or old.arrival is not new.arrival or old.audit_id is not new.audit_id or old.at is not new.at
  or old.actor_kind is not new.actor_kind or old.actor_id is not new.actor_id
  or old.device_id is not new.device_id or old.store_id is not new.store_id
  or old.action is not new.action or old.object_kind is not new.object_kind
  or old.object_id is not new.object_id or old.changes is not new.changes
  or old.reason_mac is not new.reason_mac or old.request_id is not new.request_id
begin
  select raise(abort, 'audit rows are append-only');
end;
{end}
{postgres}
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.seq is null and new.seq is not null and new.sealed is not null
      and (to_jsonb(old) - 'seq' - 'sealed') = (to_jsonb(new) - 'seq' - 'sealed') then
      return new;
    end if;
  end if;
  raise exception 'audit rows are append-only';
end;
$$;
create trigger audit_is_only_sealed before update or delete on audit
  for each row execute function audit_is_append_only();
create trigger audit_is_never_emptied before truncate on audit
  for each statement execute function audit_is_append_only();
{end}

-- Who saw whose card, masked. Written in batches within a second; may be pruned by age.
-- owner: platform
create table access_log (
  access_id {int} not null primary key,
  at {int} not null,
  staff_id {int} not null,
  store_id {int},
  object_kind {text} not null,
  object_id {int} not null,
  view {text} not null,
  request_id {text}
) {strict};
create index access_log_object on access_log (object_kind, object_id, access_id);
create index access_log_staff on access_log (staff_id, access_id);
create index access_log_at on access_log (at);

-- One row: the last numbers given, the head of the chain, and who is the relay until when.
-- owner: platform
create table relay_state (
  relay_id {int} not null primary key check (relay_id = 1),
  outbox_seq {int} not null check (outbox_seq >= 0),
  audit_seq {int} not null check (audit_seq >= 0),
  audit_head {blob},
  owner {text},
  lease_until {int} not null
) {strict};
insert into relay_state (relay_id, outbox_seq, audit_seq, lease_until) values (1, 0, 0, 0);

-- owner: platform
create table job (
  job_id {int} not null primary key,
  kind {text} not null check (length(kind) between 3 and 60),
  unique_key {text},
  state {text} not null
    check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'dead')),
  visible {int} not null check (visible in (0, 1)),
  payload {text} not null,
  title_params {text} not null,
  store_id {int},
  created_by {int},
  created_at {int} not null,
  run_at {int} not null,
  lease_owner {text},
  lease_until {int},
  tries {int} not null check (tries >= 0),
  done {int} not null check (done >= 0),
  total {int} check (total >= 0),
  cancel_asked {int} not null check (cancel_asked in (0, 1)),
  error_code {text},
  file_name {text},
  file_until {int},
  started_at {int},
  finished_at {int},
  unique (kind, unique_key),
  check ((state = 'running') = (lease_owner is not null)),
  check ((lease_owner is null) = (lease_until is null)),
  check ((file_name is null) = (file_until is null))
) {strict};
create index job_due on job (run_at, job_id) where state in ('waiting', 'running');
create index job_created_by on job (created_by, job_id);
create index job_finished on job (finished_at) where finished_at is not null;
