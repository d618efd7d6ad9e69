-- What is to go because its time is over (5.1.3, src/privacy/retention): planned one night, shown for a day, carried out the next nights.
create table privacy.retention_plan (
  id        text primary key,
  -- The table that a capability keeps, `complaints.contact`.
  target    text not null,
  made_at   timestamptz not null,
  -- Everything from before then is over.
  before    timestamptz not null,
  due       integer not null check (due >= 0),
  held      integer not null check (held >= 0),
  total     integer not null check (total >= 0),
  -- More than the share of the rulebook: two people have to say yes.
  needs_two boolean not null,
  state     text not null check (state in ('planned', 'done')),
  removed   integer not null default 0 check (removed >= 0),
  done_at   timestamptz,
  check ((state = 'done') = (done_at is not null))
);
create unique index retention_plan_open on privacy.retention_plan (target) where state = 'planned';
create index retention_plan_at on privacy.retention_plan (made_at desc, id desc);

create table privacy.retention_approval (
  plan_id text not null references privacy.retention_plan (id),
  by      text not null,
  at      timestamptz not null,
  primary key (plan_id, by)
);

-- When somebody looked at the minimisation report (5.1.1), and how many findings it had.
create table privacy.minimisation_review (
  id       text primary key,
  at       timestamptz not null,
  by       text not null,
  findings integer not null
);
create index minimisation_review_at on privacy.minimisation_review (at desc, id desc);
