-- Who asked to read personal data in the open, for which purpose, and what was answered (5.1.3, src/kernel/reading). Never what was read.
create table kernel.reading (
  -- Its last ten letters are the number that stands behind the value on the page.
  id      text primary key,
  at      timestamptz not null,
  -- Until when the same reader sees the same again without a new read; null for what was refused.
  until   timestamptz,
  reader  text not null,
  role    text,
  purpose text not null,
  case_id text not null,
  -- Whose data it is: a consumer, somebody with a verified contact, or the case itself while nobody is known.
  person  text not null,
  fields  text[] not null check (cardinality(fields) > 0),
  -- Why not; null for what was read.
  refused text,
  -- The rule of the rulebook that decided; null when there is none for the purpose.
  rule    text,
  check ((refused is null) = (until is not null))
);
create index reading_reader on kernel.reading (reader, at);
create index reading_person on kernel.reading (person, at) where refused is null;
create index reading_at on kernel.reading (at, id);
create index reading_case on kernel.reading (case_id);
create index reading_number on kernel.reading (right(id, 10));
