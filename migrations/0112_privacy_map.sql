-- When somebody looked at the data map and found it right (5.1.2), and what it said then.
create table privacy.map_check (
  id     text primary key,
  at     timestamptz not null,
  by     text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- The personal columns of that day, `complaints.contact.phone_sealed contact`: what came and went since is told from it.
  fields text[] not null
);
create index map_check_at on privacy.map_check (at desc, id desc);
