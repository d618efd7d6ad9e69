-- Who is on duty for complaints, for what and how much (7.3.1): automatic assignment, absences, handing over.

create table complaints.duty (
  account_id text primary key,
  -- Whether new complaints are given to this person by themselves.
  takes_new  boolean not null,
  -- Open complaints at which nothing more is given.
  capacity   integer not null check (capacity between 1 and 500),
  -- What the person can do; empty means everything.
  categories text[] not null default '{}',
  channels   text[] not null default '{}',
  languages  text[] not null default '{}' check (languages <@ '{zh,en}'),
  -- 0 = Sunday; of the official calendar beside them: public holidays, and weekends made into working days.
  weekdays   smallint[] not null check (weekdays <@ '{0,1,2,3,4,5,6}'),
  holidays   boolean not null,
  make_up    boolean not null,
  -- Minutes since midnight, Shanghai.
  from_minute  integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute between 1 and 1440),
  version    integer not null default 1,
  by         text not null,
  at         timestamptz not null,
  check (until_minute > from_minute)
);

create table complaints.absence (
  id           text primary key,
  account_id   text not null,
  from_day     date not null,
  until_day    date not null,
  -- Why somebody is away is his own business: no more than this.
  kind         text not null check (kind in ('leave', 'elsewhere')),
  by           text not null,
  at           timestamptz not null,
  cancelled_at timestamptz,
  check (until_day >= from_day)
);
create index absence_standing on complaints.absence (account_id, until_day) where cancelled_at is null;

-- How a complaint came to whoever has it, so that anybody may see why and repeat the choice.
create table complaints.assignment (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  how          text not null check (how in ('rule', 'next', 'hand-over')),
  agent_id     text not null,
  before_id    text,
  by           text not null,
  at           timestamptz not null,
  -- Of a choice by rule: the seed, and everybody who was looked at with load, capacity and why not.
  seed         text,
  considered   jsonb,
  primary key (complaint_id, id)
);
