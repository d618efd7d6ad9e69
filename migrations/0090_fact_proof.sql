-- The proof of the log of facts (5.2.1, src/kernel/proof): which fact is which leaf of the tree, the tree in tiles, and what was signed of it.

-- Facts that have no place yet; written in the transaction of the fact itself, taken away in the one that gives the place.
create table kernel.fact_pending (
  fact    text primary key,
  subject text not null
);

-- The order of all facts, without a gap.
create table kernel.fact_place (
  place   bigint primary key check (place >= 0),
  fact    text not null unique,
  subject text not null
);

-- Up to 256 hashes side by side (C2SP tlog-tiles, height 8). Level 0 are the facts, each level above the roots of whole tiles below.
create table kernel.log_tile (
  level  smallint not null check (level >= 0),
  place  bigint not null check (place >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, place)
);
-- Hashes cannot be made smaller; nobody should try.
alter table kernel.log_tile alter column hashes set storage external;

-- How far the tree has grown. Who gives places holds this row: of two who try, one waits.
create table kernel.log_head (
  only_row     boolean primary key default true check (only_row),
  size         bigint not null check (size >= 0),
  sequenced_at timestamptz
);
insert into kernel.log_head (size) values (0);

-- What signs. The seed is wrapped by the root key of the vault, which is never here: who has only the database signs nothing.
create table kernel.log_key (
  id         text primary key,
  origin     text not null,
  -- name+hash+key: what others check signatures with.
  verifier   text not null,
  root       text not null,
  wrapped    bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index log_key_active on kernel.log_key ((true)) where retired_at is null;

create table kernel.checkpoint (
  size      bigint primary key check (size > 0),
  root      bytea not null check (length(root) = 32),
  -- The signed note as anybody may keep it (C2SP tlog-checkpoint).
  note      text not null,
  signed_at timestamptz not null
);

-- What was recorded before there was a proof gets its place now.
insert into kernel.fact_pending (fact, subject) select id, subject from kernel.fact;
