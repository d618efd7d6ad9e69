-- The complaints mailbox (7.2.1): what came in and what was decided about it, what goes out, and how far the folder is read.

-- One row per folder that is read. Every letter up to last_uid of this uid_validity has a row in mail_location.
create table complaints.mail_folder (
  id            text primary key,
  uid_validity  bigint,
  last_uid      bigint not null default 0,
  -- how often the server numbered the folder anew
  renumbered    integer not null default 0,
  state         text not null check (state in ('never', 'listening', 'failing')),
  checked_at    timestamptz,
  failing_since timestamptz,
  failures      integer not null default 0,
  -- the kind of failure, never the server's words
  last_failure  text
);

-- Where a letter was found. The same letter found again (the folder was numbered anew, somebody copied it) is no second letter.
create table complaints.mail_location (
  folder       text not null references complaints.mail_folder (id),
  uid_validity bigint not null,
  uid          bigint not null,
  letter       text not null,
  primary key (folder, uid_validity, uid)
);
create index mail_location_letter on complaints.mail_location (letter);

-- One row per letter. Sender, subject and text are personal: here, in mail_out and in the kept source, and nowhere else.
create table complaints.mail_letter (
  id            text primary key,
  folder        text not null,
  -- the source as it came, kept like evidence; null when nothing at all could be fetched
  sha256        text,
  raw_file      text,
  raw_bytes     bigint not null,
  -- false: larger than we fetch, only its beginning is kept
  whole         boolean not null,
  received_at   timestamptz not null,
  kept_at       timestamptz not null,
  state         text not null check (state in ('kept', 'read')),
  tries         integer not null default 0,
  read_at       timestamptz,
  message_id    text,
  refs          text[] not null default '{}',
  -- names the thread: the first message id it refers to, or its own
  thread        text,
  sent_at       timestamptz,
  from_address  text,
  from_name     text,
  to_addresses  text[] not null default '{}',
  subject       text,
  text          text,
  text_cut      boolean not null default false,
  headers       jsonb not null default '[]',
  defects       text[] not null default '{}',
  verdict       text,
  reasons       jsonb not null default '[]',
  proof         text not null default 'none',
  -- somebody has to look at it
  waits         boolean not null default false,
  automatic     boolean not null default false,
  same_as       text,
  complaint_id  text,
  side          text check (side in ('consumer', 'merchant')),
  statement_id  text,
  -- what a person decided
  settled_as    text check (settled_as in ('complaint', 'joined', 'released', 'no-complaint')),
  settled_by    text,
  settled_at    timestamptz,
  settled_why   text,
  -- order numbers of the text that exist: a proposal, nothing more
  orders        text[] not null default '{}',
  check ((state = 'read') = (verdict is not null))
);
create unique index mail_letter_source on complaints.mail_letter (folder, sha256, raw_bytes) where sha256 is not null;
create index mail_letter_message_id on complaints.mail_letter (message_id) where message_id is not null;
create index mail_letter_recent on complaints.mail_letter (received_at desc, id desc);
create index mail_letter_waits on complaints.mail_letter (received_at desc, id desc) where waits;
create index mail_letter_verdict on complaints.mail_letter (verdict, received_at desc, id desc);
create index mail_letter_automatic on complaints.mail_letter (received_at desc, id desc) where automatic;
create index mail_letter_complaint on complaints.mail_letter (complaint_id, received_at) where complaint_id is not null;
create index mail_letter_sender on complaints.mail_letter (from_address, received_at desc);

-- What hung on a letter. `refusal` says why something is not evidence; it is still in the source.
create table complaints.mail_attachment (
  letter  text not null references complaints.mail_letter (id),
  place   integer not null,
  file_id text,
  name    text not null,
  type    text not null,
  bytes   bigint not null,
  refusal text,
  primary key (letter, place),
  check ((file_id is null) = (refusal is not null))
);

-- With whom a complaint is handled by mail, on which side: their address is the case's contact for letters.
create table complaints.mail_correspondent (
  complaint_id text not null references complaints.complaint (id),
  side         text not null check (side in ('consumer', 'merchant')),
  address      text not null,
  name         text,
  -- the letter that an answer is an answer to
  letter       text not null,
  language     text not null check (language in ('zh', 'en')),
  -- whether a program may write to it: never to lists, to addresses nobody reads, to senders found false
  by_program   boolean not null,
  since        timestamptz not null,
  primary key (complaint_id, side)
);
create index mail_correspondent_address on complaints.mail_correspondent (address);

-- What we write. `dedupe` names the occasion: an acknowledgement once per thread and day, an answer once per statement.
create table complaints.mail_out (
  id           text primary key,
  dedupe       text not null unique,
  kind         text not null check (kind in ('acknowledgement', 'notice', 'answer', 'reply')),
  complaint_id text,
  side         text check (side in ('consumer', 'merchant')),
  letter       text,
  message_id   text not null unique,
  to_address   text not null,
  to_name      text,
  subject      text not null,
  text         text not null,
  in_reply_to  text,
  refs         text[] not null default '{}',
  reply_to     text,
  language     text not null check (language in ('zh', 'en')),
  author       text not null,
  created_at   timestamptz not null,
  day          date not null,
  state        text not null check (state in ('queued', 'sending', 'sent', 'failed', 'bounced', 'held-local')),
  attempts     integer not null default 0,
  claimed_at   timestamptz,
  sent_at      timestamptz,
  next_try_at  timestamptz,
  last_error   text
);
create index mail_out_complaint on complaints.mail_out (complaint_id, created_at) where complaint_id is not null;
create index mail_out_letter on complaints.mail_out (letter) where letter is not null;
create index mail_out_day on complaints.mail_out (to_address, day) where kind = 'acknowledgement';
