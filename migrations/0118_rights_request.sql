-- What people ask about their own data (personal information law 44 to 50): from the asking to the answer for each group of data.
create table privacy.request (
  id            text primary key,
  number        text not null unique,
  type          text not null check (type in ('access', 'copy', 'portability', 'correction', 'erasure', 'closure', 'restriction',
                  'automated', 'explanation', 'kin')),
  state         text not null check (state in ('received', 'identity', 'scoping', 'executing', 'notified', 'closed', 'refused',
                  'withdrawn', 'duplicate')),
  -- Who asks. Nobody asks for somebody else, but the family of somebody who died.
  account_id    text not null,
  consumer_id   text,
  -- Whose data the family asks about, once the officer has found it.
  about_id      text,
  wish_sealed   bytea,
  -- Why not, in the words that were sent.
  answer_sealed bytea,
  ground        text check (ground in ('identity', 'nothing-held', 'law-forbids', 'not-a-right', 'others-rights')),
  duplicate_of  text references privacy.request (id),
  officer_id    text,
  received_at   timestamptz not null,
  identity_at   timestamptz,
  started_at    timestamptz,
  answered_at   timestamptz,
  closed_at     timestamptz,
  clock_id      text,
  next_due_at   timestamptz,
  overdue       boolean not null default false,
  rulebook      text not null,
  version       integer not null default 1,
  check ((state = 'refused') = (ground is not null)),
  check ((state = 'duplicate') = (duplicate_of is not null)),
  check ((state in ('closed', 'refused', 'withdrawn', 'duplicate')) = (closed_at is not null))
);
create unique index request_open on privacy.request (account_id, type)
  where state in ('received', 'identity', 'scoping', 'executing');
create index request_of_account on privacy.request (account_id, received_at desc);
create index request_by_time on privacy.request (coalesce(next_due_at, received_at), id)
  where state in ('received', 'identity', 'scoping', 'executing');
create index request_by_receipt on privacy.request (received_at desc, id desc);

-- The answer for each group of data, or for the wish as a whole.
create table privacy.request_item (
  request_id text not null references privacy.request (id),
  item       text not null,
  outcome    text not null check (outcome in ('waiting', 'done', 'kept', 'held', 'restricted', 'declined', 'nothing')),
  -- How many rows it was carried out on, or stays with.
  counted    integer not null default 0,
  -- Where it stays: the rule of the rulebook that wants it, and until when; or the open cases that need it.
  rule       text,
  until_day  date,
  held_by    text[] not null default '{}',
  settled_at timestamptz,
  primary key (request_id, item),
  check ((outcome = 'waiting') = (settled_at is null))
);
create index request_item_again on privacy.request_item (until_day) where outcome in ('kept', 'held');

-- Whose data is only stored and protected until this is lifted (47, last sentence; 44).
create table privacy.restriction (
  subject_id text not null,
  request_id text not null references privacy.request (id),
  since      timestamptz not null,
  lifted_at  timestamptz,
  primary key (subject_id, request_id)
);
create index restriction_alive on privacy.restriction (subject_id) where lifted_at is null;
