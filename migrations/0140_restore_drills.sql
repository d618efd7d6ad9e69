-- Drills (5.2.1(4)): a backup is put into a database of its own, looked at, and thrown away.
create table kernel.restore_drill (
  id          text primary key,
  state       text not null check (state in ('waiting', 'running', 'passed', 'failed')),
  -- What is being looked at, or where it ended.
  step        text check (step in ('open', 'restore', 'forgotten', 'cells', 'log', 'sign-in', 'files')),
  -- Which backup, and the instant that it shows.
  backup_id   text references kernel.backup (id),
  taken_at    timestamptz,
  -- Null: asked for by time.
  asked_by    text references kernel.account (id),
  asked_at    timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz,
  took_ms     bigint check (took_ms >= 0),
  row_count   bigint check (row_count >= 0),
  cells       integer check (cells >= 0),
  facts       bigint check (facts >= 0),
  files       integer check (files >= 0),
  problem     text check (problem in ('no-key', 'no-database', 'broken', 'forgotten', 'cells', 'log', 'sign-in', 'place', 'other')),
  check ((state = 'failed') = (problem is not null)),
  check (state <> 'passed' or (backup_id is not null and taken_at is not null and took_ms is not null and row_count is not null))
);
-- One at a time.
create unique index restore_drill_open on kernel.restore_drill ((true)) where state in ('waiting', 'running');
create index restore_drill_newest on kernel.restore_drill (asked_at desc);
