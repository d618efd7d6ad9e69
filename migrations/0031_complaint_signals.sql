-- What the text of a complaint and its neighbours suggest (7.1.1): a reason to look, decided by a person.

create table complaints.signal (
  id           text primary key,
  complaint_id text not null references complaints.complaint (id),
  kind         text not null check (kind in ('same-order', 'near-duplicate', 'safety', 'minor', 'vulnerable', 'report')),
  -- The other complaint, where the signal is about two.
  other_id     text references complaints.complaint (id),
  -- The words that were found, as the list of the rulebook has them: never more of the text.
  words        text[] not null default '{}',
  -- How alike the two texts are, percent.
  alike        integer check (alike between 0 and 100),
  found_at     timestamptz not null,
  verdict      text check (verdict in ('confirmed', 'dismissed')),
  decided_by   text,
  decided_at   timestamptz,
  unique nulls not distinct (complaint_id, kind, other_id),
  check ((other_id is not null) = (kind in ('same-order', 'near-duplicate'))),
  check ((verdict is null) = (decided_by is null) and (verdict is null) = (decided_at is null))
);
create index signal_other on complaints.signal (other_id) where other_id is not null;
create index signal_safety on complaints.signal (found_at desc, id desc) where kind = 'safety';

-- The text of a complaint as a sketch: two that share a band may be alike, and only those are compared word for word.
create table complaints.sketch (
  complaint_id text primary key references complaints.complaint (id),
  bands        integer[] not null
);
create index sketch_bands on complaints.sketch using gin (bands);
create index complaint_consumer_received on complaints.complaint (consumer_id, received_at) where consumer_id is not null;
create index complaint_safety on complaints.complaint (received_at desc, id desc) where flags @> '{safety}';
