-- The public column (7.2.1(4)): complaints that a consumer offered, without personal data, with what the shop replied.
create table complaints.posting (
  id           text primary key,
  complaint_id text not null unique references complaints.complaint (id),
  merchant_id  text not null,
  category     text not null,
  -- Withdrawn and refused ones are seen by nobody but those who handle them; their words are emptied with the withdrawal.
  state        text not null check (state in ('offered', 'published', 'refused', 'withdrawn')),
  title        text not null,
  text         text not null,
  -- Why it was refused or taken down: for the consumer.
  reason       text not null default '',
  -- What the platform notes about how it ended.
  note         text not null default '',
  reply_clock  text,
  reply_by     timestamptz,
  offered_at   timestamptz not null,
  published_at timestamptz,
  replied_at   timestamptz,
  version      integer not null default 1,
  check (state <> 'published' or published_at is not null)
);
create index posting_published on complaints.posting (published_at desc, id desc) where state = 'published';
create index posting_merchant on complaints.posting (merchant_id, published_at desc) where state = 'published';
create index posting_offered on complaints.posting (offered_at, id) where state = 'offered';

create table complaints.posting_reply (
  posting_id text not null references complaints.posting (id),
  id         text not null,
  state      text not null check (state in ('offered', 'published', 'refused')),
  text       text not null,
  reason     text not null default '',
  by         text not null,
  at         timestamptz not null,
  primary key (posting_id, id)
);
create index posting_reply_offered on complaints.posting_reply (at) where state = 'offered';

-- One of each person; only the number is ever shown.
create table complaints.posting_me_too (
  posting_id text not null references complaints.posting (id),
  account_id text not null,
  primary key (posting_id, account_id)
);
-- A reader finds something wrong with a posting.
create table complaints.posting_flag (
  posting_id text not null references complaints.posting (id),
  account_id text not null,
  reason     text not null,
  at         timestamptz not null,
  settled_at timestamptz,
  primary key (posting_id, account_id)
);
create index posting_flag_open on complaints.posting_flag (posting_id) where settled_at is null;
