-- The desk (7.3.1, decision 0066): what colleagues do together on complaints. Nothing here is for the sides or an authority to read.

-- Whom a note among colleagues names. The note itself is a statement that only the platform hears.
create table complaints.mention (
  complaint_id text not null references complaints.complaint (id),
  statement_id text not null,
  account_id   text not null,
  primary key (complaint_id, statement_id, account_id)
);

-- Who follows a case without working on it.
create table complaints.watcher (
  complaint_id text not null references complaints.complaint (id),
  account_id   text not null,
  since        timestamptz not null,
  primary key (complaint_id, account_id)
);
create index watcher_account on complaints.watcher (account_id, complaint_id);

-- The list of tags, kept by the lead. A retired one stays on the cases that have it and is put on no other.
create table complaints.tag (
  id         text primary key,
  name       text not null,
  colour     text not null check (colour in ('jade', 'slate', 'amber', 'cinnabar', 'ink')),
  meaning    text not null default '',
  retired_at timestamptz,
  version    integer not null default 1,
  by         text not null,
  at         timestamptz not null
);
create unique index tag_name on complaints.tag (lower(name));
create table complaints.complaint_tag (
  complaint_id text not null references complaints.complaint (id),
  tag_id       text not null references complaints.tag (id),
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, tag_id)
);
create index complaint_tag_tag on complaints.complaint_tag (tag_id, complaint_id);
