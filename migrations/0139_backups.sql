-- Backups and drills of restoring them (5.2.1(4), src/kernel/backup). What a backup is stands in its manifest, where it lies; here is what the page shows.

create table kernel.backup (
  id           text primary key,
  -- data: everything, with the keys beside it. keys: only the keys, because somebody was forgotten since.
  kind         text not null check (kind in ('data', 'keys')),
  state        text not null check (state in ('running', 'made', 'failed', 'expired')),
  started_at   timestamptz not null,
  -- The instant that it shows.
  taken_at     timestamptz,
  finished_at  timestamptz,
  problem      text check (problem in ('disk-full', 'place', 'database', 'interrupted', 'other')),
  bytes        bigint check (bytes >= 0),
  row_count    bigint check (row_count >= 0),
  file_count   bigint check (file_count >= 0),
  file_bytes   bigint check (file_bytes >= 0),
  new_files    bigint check (new_files >= 0),
  -- Files that the database names and the file store does not have.
  missing      bigint check (missing >= 0),
  log_size     bigint check (log_size >= 0),
  -- With what the drill opens the archives: sealed in the vault, and gone in days.
  drill_key bytea,
  check ((state = 'failed') = (problem is not null)),
  check ((state in ('made', 'expired')) <= (taken_at is not null and bytes is not null and row_count is not null and log_size is not null))
);
create unique index backup_running on kernel.backup ((true)) where state = 'running';
create index backup_newest on kernel.backup (started_at desc);

-- Files in the place of the backups. Without a key: found there, nobody here knows for which file.
create table kernel.backup_file (
  name          text primary key,
  key           text unique,
  bytes         bigint,
  sha256        text,
  sealed_bytes  bigint,
  sealed_sha256 text,
  -- The last backup that needs it was of this instant.
  needed_at     timestamptz not null,
  seen_at       timestamptz not null,
  check ((key is null) = (sha256 is null) and (key is null) = (sealed_sha256 is null))
);
create index backup_file_needed on kernel.backup_file (needed_at);
