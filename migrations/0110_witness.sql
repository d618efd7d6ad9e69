-- Witnesses of the log of facts (5.2.1, src/kernel/proof/witness): others that sign how our log stands, and logs of others that we sign for.

-- How far each witness of ours has signed.
create table kernel.witness (
  name       text primary key,
  size       bigint not null default 0 check (size >= 0),
  signed_at  timestamptz,
  tried_at   timestamptz,
  -- A code, never what the other side wrote.
  problem    text check (problem in ('unreachable', 'refused', 'unsigned', 'ahead', 'contradicted'))
);

-- What they signed: a line under the checkpoint of that size.
create table kernel.cosignature (
  size      bigint not null,
  witness   text not null,
  line      text not null,
  signed_at timestamptz not null,
  primary key (size, witness)
);

-- What we are a witness of: the last checkpoint of each log that we signed for. It never goes back.
create table kernel.witnessed (
  origin    text primary key,
  size      bigint not null check (size >= 0),
  root      bytea not null check (length(root) = 32),
  note      text not null,
  signed_at timestamptz not null
);

-- What we sign with as a witness; another key than that of our own log. The seed is wrapped by the root key of the vault.
create table kernel.witness_key (
  only_row   boolean primary key default true check (only_row),
  id         text not null,
  name       text not null,
  verifier   text not null,
  root       text not null,
  wrapped    bytea not null,
  created_at timestamptz not null
);
