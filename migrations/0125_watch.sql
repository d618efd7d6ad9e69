-- Early warning of leaks (5.3.1, src/kernel/watch): what anybody did that a warning is reckoned from, and what was taken from whom for a while.
-- Ids and numbers only: never what was read, searched or typed.
create table kernel.access_event (
  id      text primary key,
  at      timestamptz not null,
  -- An account or a key; of guests the network they come from, which is all that is known of them.
  actor   text not null,
  kind    text not null check (kind in ('read', 'read-refused', 'denied', 'missed', 'exported', 'searched', 'signed-in', 'sign-in-failed', 'key-called', 'decoy-touched')),
  role    text,
  -- The case that was read, or the id that was asked for and is not there.
  thing   text,
  -- Rows of an export; calls of a key within the minute.
  rows    integer not null default 1 check (rows >= 0),
  route   text not null,
  network text,
  -- A digest of what the browser calls itself.
  device  text,
  -- The number of a read, why it was refused, how was searched, or the digest of a login.
  detail  text
);
create index access_event_actor on kernel.access_event (actor, at);
create index access_event_at on kernel.access_event (at);
create index access_event_network on kernel.access_event (network, at) where kind in ('sign-in-failed', 'signed-in');
-- A key calls often: its calls of one minute are one row.
create unique index access_event_key on kernel.access_event (actor, route, network, at) where kind = 'key-called';

create table kernel.containment (
  id         text primary key,
  -- An account or a key.
  held       text not null,
  measure    text not null check (measure in ('step-up', 'no-reads', 'no-exports', 'frozen')),
  -- What it was taken for: an alarm, an incident.
  cause      text not null,
  began_at   timestamptz not null,
  began_by   text not null,
  ended_at   timestamptz,
  ended_by   text,
  check ((ended_at is null) = (ended_by is null)),
  check (ended_by is distinct from held)
);
create unique index containment_standing on kernel.containment (held, measure, cause) where ended_at is null;
create index containment_cause on kernel.containment (cause);
