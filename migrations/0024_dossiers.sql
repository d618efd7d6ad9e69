-- The dossier of a complaint (7.1.4): what a side may see, taken down at one moment, made into a PDF and an archive in the background.
create table complaints.dossier (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  -- With whose eyes it was made.
  side         text not null check (side in ('consumer', 'merchant', 'platform')),
  purpose      text not null check (purpose in ('copy', 'sealed')),
  language     text not null check (language in ('zh', 'en')),
  state        text not null check (state in ('waiting', 'typesetting', 'packing', 'ready', 'failed', 'expired')),
  -- A share of 1, for whoever waits.
  share        real not null default 0,
  attempts     integer not null default 0,
  -- The refusal that ended it: code and parameters, no words of people.
  reason       jsonb,
  requested_by text not null,
  requested_at timestamptz not null,
  touched_at   timestamptz not null,
  finished_at  timestamptz,
  keep_until   date,
  -- Everything that goes in, as it was seen when it was asked for; emptied once the files are made.
  content      jsonb,
  pages        integer,
  evidence     integer,
  pdf_file     text,
  pdf_sha256   text,
  pdf_bytes    bigint,
  zip_file     text,
  zip_sha256   text,
  zip_bytes    bigint,
  primary key (complaint_id, id),
  check ((state in ('waiting', 'typesetting', 'packing')) = (content is not null)),
  check (state <> 'ready' or (pdf_file is not null and zip_file is not null and keep_until is not null))
);
-- Two clicks, one dossier: a side has one in the making at a time.
create unique index dossier_making on complaints.dossier (complaint_id, side, language)
  where state in ('waiting', 'typesetting', 'packing');
create index dossier_stale on complaints.dossier (touched_at) where state in ('waiting', 'typesetting', 'packing');
create index dossier_keep on complaints.dossier (keep_until) where state = 'ready';
-- Whoever holds a copy may ask whether it is ours, long after the copy here is gone.
create index dossier_pdf on complaints.dossier (pdf_sha256) where pdf_sha256 is not null;
create index dossier_zip on complaints.dossier (zip_sha256) where zip_sha256 is not null;

-- Where a consumer can go. The national entries are in the rulebook; rows here add bodies or take the place of one, a version at a time.
create table complaints.body (
  id         text not null,
  version    integer not null,
  -- As a governance officer wrote it: src/complaints/bodies/body.contract.ts says what is in it.
  entry      jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (id, version)
);
