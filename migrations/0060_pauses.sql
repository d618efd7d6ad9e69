-- Extensions that a side asks for, and force majeure: why clocks stand still beyond what a stage brings with it (7.1.1, 7.3.1).
create table complaints.extension (
  id                 text primary key,
  complaint_id       text not null references complaints.complaint (id),
  party              text not null check (party in ('consumer', 'merchant')),
  -- Working days, at most as many as the pause of the rulebook gives.
  days               integer not null check (days > 0),
  asked_by           text not null,
  asked_at           timestamptz not null,
  -- Ids of statements: what was written is there and nowhere else.
  statement_id       text not null,
  -- Until then the other side is waited for; its silence after that is no objection.
  hear_by            timestamptz not null,
  answer             text check (answer in ('agrees', 'objects')),
  answer_statement   text,
  answered_at        timestamptz,
  -- moot: the stage it was asked for is over, and it does not count as asked.
  state              text not null check (state in ('asked', 'granted', 'refused', 'moot')),
  granted_days       integer check (granted_days > 0),
  decided_by         text,
  decided_at         timestamptz,
  decision_statement text,
  -- When the clocks go on by themselves, and when they did if earlier.
  until_at           timestamptz,
  ended_at           timestamptz,
  check ((state = 'granted') = (until_at is not null)),
  check ((answer is null) = (answered_at is null))
);
-- Each side asks once, and one request is open at a time.
create unique index extension_side on complaints.extension (complaint_id, party) where state <> 'moot';
create unique index extension_open on complaints.extension (complaint_id) where state = 'asked';

create table complaints.force_majeure (
  id          text primary key,
  -- What it covers: a province by its two digits, a shop, or one complaint.
  scope       text not null check (scope in ('region', 'merchant', 'case')),
  scope_id    text not null,
  reason      text not null,
  from_at     timestamptz not null,
  until_at    timestamptz not null,
  ordered_by  text not null,
  ordered_at  timestamptz not null,
  ended_at    timestamptz,
  ended_by    text,
  end_reason  text not null default '',
  check (until_at > from_at)
);
create index force_majeure_listed on complaints.force_majeure (ordered_at desc, id desc);
create index force_majeure_running on complaints.force_majeure (until_at) where ended_at is null;

-- The complaints whose clocks it held.
create table complaints.force_majeure_case (
  order_id     text not null references complaints.force_majeure (id),
  complaint_id text not null references complaints.complaint (id),
  began_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (order_id, complaint_id)
);
create index force_majeure_case_open on complaints.force_majeure_case (complaint_id) where ended_at is null;
