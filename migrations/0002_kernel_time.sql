-- Clocks, their suspensions and rungs; years of the calendar imported into this installation.

create table kernel.calendar_year (
  year        integer primary key,
  content     jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null
);

-- What was fixed when the clock started is here; when it ends is derived from it. due_at, last_day, certainty and next_rung_at are
-- copies for queues and jobs, recomputed whenever what they rest on changes; due_at is null while the clock stands still.
create table kernel.clock (
  subject      text not null,
  id           text not null,
  rule         text not null,
  rule_from    date not null,
  kind         text not null check (kind in ('service', 'statutory')),
  amount       integer not null check (amount > 0),
  unit         text not null check (unit in ('working-day', 'natural-day', 'hour', 'month', 'year')),
  roll         text not null check (roll in ('rest', 'holiday', 'none')),
  ladder       text,
  started_at   timestamptz not null,
  stopped_at   timestamptz,
  outcome      text check (outcome in ('met', 'cancelled')),
  rulebook     text not null,
  due_at       timestamptz,
  last_day     date not null,
  certainty    text not null check (certainty in ('published', 'provisional', 'unknown')),
  next_rung_at timestamptz,
  primary key (subject, id),
  check ((stopped_at is null) = (outcome is null))
);
create index clock_id on kernel.clock (id);
create index clock_next_rung on kernel.clock (next_rung_at) where stopped_at is null and next_rung_at is not null;
create index clock_open on kernel.clock (id) where stopped_at is null;
create index clock_open_due on kernel.clock (due_at) where stopped_at is null;

create table kernel.clock_suspension (
  subject  text not null,
  clock    text not null,
  from_at  timestamptz not null,
  until_at timestamptz,
  reason   text not null,
  primary key (subject, clock, from_at),
  check (until_at is null or until_at > from_at)
);

-- A rung fires once in the life of a clock, whatever happens to workers: the key decides.
create table kernel.clock_rung (
  subject  text not null,
  clock    text not null,
  rung     text not null,
  fired_at timestamptz not null,
  primary key (subject, clock, rung)
);
