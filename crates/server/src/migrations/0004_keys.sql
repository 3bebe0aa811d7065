-- Data keys, wrapped by the key of zhike.key. `next` is known to every node before it seals.
-- owner: platform/keys
-- owner: platform
create table dek (
  dek_id {int} not null primary key check (dek_id between 1 and 4294967295),
  purpose {text} not null check (purpose in ('column', 'blind_index', 'mac')),
  state {text} not null check (state in ('next', 'active', 'retired')),
  kek_id {text} not null,
  wrapped {blob} not null,
  created_at {int} not null,
  retired_at {int}
) {strict};

create unique index dek_one_active on dek (purpose) where state = 'active';
create unique index dek_one_next on dek (purpose) where state = 'next';

-- How far the re-encryption under a new column key has come, one row a column.
-- owner: platform/keys
-- owner: platform
create table dek_rotation (
  dek_id {int} not null,
  sealed_as {text} not null,
  last_id {int} not null,
  total_rows {int} not null,
  done_rows {int} not null,
  finished {int} not null check (finished in (0, 1)),
  primary key (dek_id, sealed_as)
) {strict};

-- owner: platform/backup
-- owner: platform
create table backup_run (
  backup_id {int} not null primary key,
  kind {text} not null check (kind in ('scheduled', 'manual', 'before_restore')),
  state {text} not null check (state in ('running', 'good', 'failed')),
  started_at {int} not null,
  finished_at {int},
  folder {text} not null,
  file {text} not null,
  bytes {int},
  problem_code {text},
  rehearsed_at {int},
  rehearsal {text} check (rehearsal in ('good', 'failed')),
  removed_at {int},
  job_id {int}
) {strict};

create index backup_run_started on backup_run (started_at);
create unique index backup_run_one_running on backup_run (state) where state = 'running';
