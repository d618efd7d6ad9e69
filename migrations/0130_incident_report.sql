-- What the authority was told of an incident, and what was argued and signed by two people (5.3.2(3)).
create table privacy.incident_report (
  incident_id  text not null references privacy.incident,
  id           text not null,
  kind         text not null check (kind in ('first', 'supplement', 'closing')),
  authority    text not null,
  number       text,
  submitted_at timestamptz not null,
  by_account   text not null,
  at           timestamptz not null,
  primary key (incident_id, id)
);
create table privacy.incident_argument (
  incident_id text not null references privacy.incident,
  id          text not null,
  argued_by   text not null,
  argued_at   timestamptz not null,
  signed_by   text,
  signed_at   timestamptz,
  agreed      boolean,
  primary key (incident_id, id),
  check ((signed_by is null) = (signed_at is null) and (signed_by is null) = (agreed is null)),
  check (signed_by is distinct from argued_by)
);
