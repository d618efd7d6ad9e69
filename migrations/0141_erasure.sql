-- Deletion and the closing of accounts (personal information law 47; e-commerce law 24).
alter table privacy.request
  -- What is to go, by kind of data; empty: everything.
  add column chosen text[] not null default '{}',
  -- When it is carried out, or carried on: the end of the time to take it back, the next look at what an open matter holds, the day
  -- until which a law wants something kept.
  add column carry_at timestamptz,
  -- Opens its certificate, also for whoever has no account any more.
  add column certificate text unique,
  -- As which consumer whoever died is known.
  add column about_consumer_id text;
create index request_to_carry on privacy.request (carry_at) where carry_at is not null;

-- What was erased, ids only: it travels with the keys of a backup, so that an older backup that was put back does not bring it back. It only
-- grows and refers to nothing.
create table privacy.erasure (
  id         text primary key,
  request_id text not null,
  -- Under which ids its person was known.
  ids        text[] not null,
  kind       text not null,
  -- The account was closed with it.
  closes     boolean not null,
  at         timestamptz not null
);
create index erasure_of_request on privacy.erasure (request_id);
-- What of it was carried out on this database: after a restore the rest is done again.
create table privacy.erasure_done (
  erasure_id text primary key,
  at         timestamptz not null
);
