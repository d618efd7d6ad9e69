-- Saved views of the queue, and what was done to many complaints at once so that it can be taken back (7.3.1).

create table complaints.saved_view (
  id      text primary key,
  owner   text not null,
  name    text not null,
  shared  boolean not null,
  -- Filters, sort and columns, as the contract of the queue names them.
  filter  jsonb not null,
  columns text[] not null,
  version integer not null default 1,
  at      timestamptz not null
);
create index saved_view_owner on complaints.saved_view (owner);
create index saved_view_shared on complaints.saved_view (name) where shared;

create table complaints.bulk (
  id         text primary key,
  by         text not null,
  at         timestamptz not null,
  action     jsonb not null,
  undo_until timestamptz not null,
  undone_at  timestamptz
);
create table complaints.bulk_row (
  bulk_id       text not null references complaints.bulk (id),
  complaint_id  text not null references complaints.complaint (id),
  -- What stood there before, and the versions of the complaint around it: undoing is refused where it moved on.
  before         text,
  version_before integer not null,
  version_after  integer not null,
  primary key (bulk_id, complaint_id)
);
create index bulk_row_complaint on complaints.bulk_row (complaint_id);
