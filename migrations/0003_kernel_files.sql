-- What people upload as evidence, and what they are told.

-- One row per content: the same bytes are kept once, under their own SHA-256, and never overwritten.
create table kernel.file_content (
  sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bigint not null check (bytes > 0),
  -- the thumbnail and the copy without metadata
  picture    text not null check (picture in ('none', 'waiting', 'ready', 'failed')),
  clean_type text,
  width      integer,
  height     integer,
  kept_at    timestamptz not null
);

-- One row per upload. The name is what the uploader called it; it never becomes a path.
create table kernel.file (
  id             text primary key,
  owner          text not null,
  name           text not null,
  bytes          bigint not null check (bytes > 0),
  claimed_type   text not null,
  claimed_sha256 text,
  received       bigint not null default 0 check (received between 0 and bytes),
  state          text not null check (state in ('receiving', 'received', 'stored', 'refused', 'discarded')),
  refusal        text,
  type           text,
  sha256         text references kernel.file_content (sha256),
  subject        text,
  attached_at    timestamptz,
  created_at     timestamptz not null,
  touched_at     timestamptz not null,
  stored_at      timestamptz,
  -- bytes of the upload itself may still lie in the incoming folder
  parts_left     boolean not null default false,
  check ((state = 'stored') = (sha256 is not null)),
  check (subject is null or state = 'stored')
);
create index file_subject on kernel.file (subject, id) where subject is not null;
create index file_unattached on kernel.file (owner, id) where subject is null and state in ('receiving', 'received', 'stored');
create index file_stale on kernel.file (touched_at) where subject is null and state in ('receiving', 'received', 'stored');
create index file_sha256 on kernel.file (sha256) where sha256 is not null;
create index file_parts_left on kernel.file (id) where parts_left;

-- The pieces an upload arrived in, until they are joined.
create table kernel.file_part (
  file  text not null references kernel.file (id),
  start bigint not null check (start >= 0),
  bytes bigint not null check (bytes > 0),
  key   text not null,
  primary key (file, start)
);

-- One row per recipient, channel and occasion. heading and body are the very words that were sent.
create table kernel.notice (
  recipient      text not null,
  id             text not null,
  recipient_kind text not null check (recipient_kind in ('account', 'consumer', 'merchant')),
  channel        text not null check (channel in ('in-app', 'email', 'sms', 'webhook')),
  template       text not null,
  dedupe         text not null,
  language       text not null check (language in ('zh', 'en')),
  urgent         boolean not null,
  subject        text,
  params         jsonb not null,
  heading        text not null,
  body           text not null,
  href           text,
  state          text not null check (state in ('queued', 'held', 'sent', 'held-local', 'failed', 'skipped')),
  reason         text,
  attempts       integer not null default 0,
  -- masked, 138****1234: the plain contact is looked up at the moment of sending and kept nowhere
  sent_to        text,
  last_error     text,
  created_at     timestamptz not null,
  next_try_at    timestamptz,
  sent_at        timestamptz,
  read_at        timestamptz,
  primary key (recipient, id),
  unique (recipient, template, channel, dedupe)
);
create index notice_mine on kernel.notice (recipient, id desc) where channel = 'in-app';
create index notice_unread on kernel.notice (recipient, id desc) where channel = 'in-app' and read_at is null;
create index notice_recent on kernel.notice (id desc);
create index notice_state on kernel.notice (state, id desc);
create index notice_channel on kernel.notice (channel, id desc);
create index notice_channel_state on kernel.notice (channel, state, id desc);
create index notice_template on kernel.notice (template, id desc);

-- How many messages of a channel somebody got on a day, counted before sending so that two workers cannot both be the last.
create table kernel.notice_daily (
  recipient text not null,
  channel   text not null,
  day       date not null,
  used      integer not null,
  primary key (recipient, channel, day)
);
