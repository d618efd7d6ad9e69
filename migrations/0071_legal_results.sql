-- What came of a court, an arbitration body or an authority (7.1.4), as data: one row per document.
create table complaints.legal_result (
  complaint_id  text not null references complaints.complaint (id),
  id            text not null,
  outcome       text not null check (outcome in ('judgment-consumer', 'judgment-part', 'judgment-merchant', 'mediated',
                                                 'plaintiff-withdrew', 'not-accepted', 'terminated', 'transferred', 'appealed')),
  -- The body in the directory, where it stands there; its name as it was on that day.
  body_id       text,
  body          text not null,
  reference     text not null,
  dated_on      date not null,
  -- Null where nothing takes effect: the body gave the matter back, or has it still.
  effective_on  date,
  amount_fen    bigint not null check (amount_fen >= 0),
  -- Who has to do what by which day, as the document says: [{ debtor, remedy, amountFen, dueOn }].
  obligations   jsonb not null,
  document_file text,
  statement_id  text not null,
  -- What a party reports waits for the platform; what the platform enters counts at once.
  side          text not null check (side in ('consumer', 'merchant', 'platform')),
  state         text not null check (state in ('reported', 'entered', 'refused', 'lapsed')),
  -- The state to which it led the case.
  led_to        text,
  reported_by   text not null,
  reported_at   timestamptz not null,
  decided_by    text,
  decided_at    timestamptz,
  -- What was said to whoever reported what was not taken over.
  answer_id     text,
  primary key (complaint_id, id),
  check ((state = 'entered') = (led_to is not null)),
  check (state <> 'reported' or side <> 'platform')
);
-- One document counts once, whoever sends it and however often.
create unique index legal_result_number on complaints.legal_result (complaint_id, reference) where state in ('reported', 'entered');
create index legal_result_waiting on complaints.legal_result (reported_at, id) where state = 'reported';

-- A file of many results; every row is applied, was known, or is rejected with its reason.
create table complaints.legal_import (
  id        text primary key,
  file_name text not null,
  sha256    text not null,
  encoding  text not null,
  columns   text[] not null,
  rows      integer not null,
  by        text not null,
  at        timestamptz not null,
  -- Null while rows are still being read in.
  ended_at  timestamptz
);
create index legal_import_recent on complaints.legal_import (at desc, id desc);
create table complaints.legal_import_row (
  import_id    text not null references complaints.legal_import (id),
  row          integer not null,
  outcome      text not null check (outcome in ('applied', 'known', 'rejected')),
  complaint_id text,
  field        text,
  reason       text,
  -- The row as it came, kept only where it was rejected.
  record       text[],
  primary key (import_id, row),
  check ((outcome = 'rejected') = (reason is not null) and (outcome = 'rejected') = (complaint_id is null))
);
