-- Complaints that a person of the platform enters: calls (7.2.1), transfers of authorities (7.2.2), posts (7.2.3).

-- A transfer is a source whose sender wants to hear what came of it.
alter table complaints.source
  add column transfer    boolean not null default false,
  -- The last time the authority was told how it stands, and when it was told how it ended: from then on it waits for nothing.
  add column reported_at timestamptz,
  add column answered_at timestamptz;
update complaints.source s set transfer = true
  from complaints.complaint c where c.id = s.complaint_id and c.profile = 'regulator';
create index source_transfer_waiting on complaints.source (coalesce(answer_by, date '9999-12-31'), channel, reference)
  where transfer and answered_at is null;
create index source_transfer on complaints.source (at desc, channel, reference) where transfer;

-- What an authority was told about a complaint. The text may name people: here only, never in facts.
create table complaints.status_report (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  channel      text not null,
  reference    text not null,
  told_on      date not null,
  text         text not null,
  -- How the complaint stood when it was told.
  state        text not null,
  outcome      text,
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, id)
);

-- Somebody was promised a call.
create table complaints.call_back (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  due_at       timestamptz not null,
  promised_by  text not null,
  promised_at  timestamptz not null,
  done_by      text,
  done_at      timestamptz,
  -- Whether the person was reached; a call that nobody answers is followed by another promise.
  reached      boolean,
  primary key (complaint_id, id),
  check ((done_at is null) = (done_by is null) and (done_at is null) = (reached is null))
);
create unique index call_back_id on complaints.call_back (id);
create index call_back_open on complaints.call_back (due_at, id) where done_at is null;

-- One file of transfers, and what became of each of its rows.
create table complaints.transfer_import (
  id        text primary key,
  file_name text not null,
  channel   text not null,
  sha256    text not null,
  encoding  text not null,
  columns   text[] not null,
  rows      integer not null,
  by        text not null,
  at        timestamptz not null,
  -- Null while rows are still being read in.
  ended_at  timestamptz
);
create index transfer_import_recent on complaints.transfer_import (at desc, id desc);
create table complaints.transfer_row (
  import_id    text not null references complaints.transfer_import (id),
  row          integer not null,
  -- loaded: a new complaint · known: their number is here already · rejected: why, in `field` and `reason`
  outcome      text not null check (outcome in ('loaded', 'known', 'rejected')),
  complaint_id text,
  field        text,
  reason       text,
  -- The row as it came, kept only where it was rejected: it names people.
  record       text[],
  primary key (import_id, row),
  check ((outcome = 'rejected') = (reason is not null) and (outcome = 'rejected') = (complaint_id is null))
);

-- A post somebody found. Whoever posted is told nothing of the case before it is known who that is.
create table complaints.capture (
  complaint_id text primary key references complaints.complaint (id),
  captured_by  text not null,
  captured_at  timestamptz not null,
  posted_at    timestamptz,
  verified_how text check (verified_how in ('private-message', 'order-details', 'account', 'phone-call')),
  verified_by  text,
  verified_at  timestamptz,
  check ((verified_how is null) = (verified_at is null) and (verified_how is null) = (verified_by is null))
);

-- A caller is found by the number or the address that the marketplace knows.
create index consumer_contact_phone on marketplace.consumer_contact (phone) where phone is not null;
create index consumer_contact_email on marketplace.consumer_contact (lower(email)) where email is not null;
