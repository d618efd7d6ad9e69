-- Copies that people asked for: made in the background, fetched once, gone within days.
create table privacy.copy (
  request_id text primary key references privacy.request (id),
  id         text not null unique,
  state      text not null check (state in ('ready', 'taken', 'expired')),
  file_id    text not null,
  sha256     text not null,
  bytes      bigint not null,
  made_at    timestamptz not null,
  keep_until timestamptz not null,
  taken_at   timestamptz,
  check ((state = 'taken') <= (taken_at is not null))
);
create index copy_over on privacy.copy (keep_until) where state = 'ready';
