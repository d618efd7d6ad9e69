-- Early warning of leaks (5.3.1, src/privacy/warning): alarms, what is usual for whom, and which signals are switched off.
create table privacy.alarm (
  id           text primary key,
  -- The rule of the rulebook.
  signal       text not null,
  level        text not null check (level in ('warn', 'critical')),
  actor        text not null,
  role         text,
  raised_at    timestamptz not null,
  -- Met again while nobody had looked at it: the same alarm, counted.
  last_at      timestamptz not null,
  times        integer not null default 1 check (times > 0),
  value        double precision not null,
  -- Of how many, robust deviations, times what peers do; what they were compared with.
  baseline     jsonb not null,
  -- Events of kernel.access_event that it was counted from.
  records      text[] not null,
  verdict      text check (verdict in ('true', 'false', 'unclear')),
  reason       text,
  triaged_at   timestamptz,
  triaged_by   text,
  check ((verdict is null) = (triaged_at is null)),
  check ((verdict is null) = (triaged_by is null)),
  check (triaged_by is distinct from actor)
);
-- One that waits per signal and actor: a flood is one line that counts.
create unique index alarm_waiting on privacy.alarm (signal, actor) where verdict is null;
create index alarm_of_actor on privacy.alarm (actor, raised_at);
create index alarm_raised on privacy.alarm (raised_at, id);

create table privacy.usual (
  actor       text primary key,
  role        text,
  reckoned_at timestamptz not null,
  content     jsonb not null
);
create table privacy.usual_of_peers (
  role        text primary key,
  reckoned_at timestamptz not null,
  cases_day   double precision not null
);

-- A signal is switched off or on by two people.
create table privacy.signal_change (
  id         text primary key,
  signal     text not null,
  enabled    boolean not null,
  reason     text not null,
  asked_at   timestamptz not null,
  asked_by   text not null,
  decided_at timestamptz,
  decided_by text,
  approved   boolean,
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (approved is null)),
  check (decided_by is distinct from asked_by)
);
create unique index signal_change_waiting on privacy.signal_change (signal) where decided_at is null;
