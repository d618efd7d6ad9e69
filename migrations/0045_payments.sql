-- Money for the consumer of a case: from the shop, its deposit or the platform; the journal of it, and what the platform recovers.
create table complaints.payment (
  complaint_id  text not null references complaints.complaint (id),
  id            text not null unique,
  obligation_id text not null,
  way           text not null check (way in ('merchant', 'deposit', 'advance')),
  amount_fen    bigint not null check (amount_fen > 0),
  currency      text not null,
  -- Why the platform pays first: a ground of the rulebook.
  ground        text,
  state         text not null check (state in ('asked', 'ordered', 'done', 'refused', 'declined')),
  -- Entered by somebody who saw the proof, not carried out by a command of ours.
  by_hand       boolean not null default false,
  -- The command could not be delivered, or was not answered in time: whether it was paid is not known.
  trouble       text check (trouble in ('failed', 'timed-out')),
  command_id    text,
  note          text not null default '',
  asked_by      text not null,
  asked_at      timestamptz not null,
  decided_by    text,
  decided_at    timestamptz,
  done_at       timestamptz,
  primary key (complaint_id, id),
  foreign key (complaint_id, obligation_id) references complaints.obligation (complaint_id, id),
  check ((way = 'advance') = (ground is not null)),
  check (decided_by is null or decided_by <> asked_by or way <> 'advance')
);
create index payment_waits on complaints.payment (asked_at) where state = 'asked';
create index payment_trouble on complaints.payment (asked_at) where state = 'ordered' and trouble is not null;

create table complaints.recovery (
  merchant_id text not null,
  id          text not null unique,
  way         text not null check (way in ('deposit', 'transfer', 'write-off')),
  amount_fen  bigint not null check (amount_fen > 0),
  currency    text not null,
  state       text not null check (state in ('asked', 'ordered', 'done', 'refused', 'declined')),
  trouble     text check (trouble in ('failed', 'timed-out')),
  command_id  text,
  note        text not null,
  asked_by    text not null,
  asked_at    timestamptz not null,
  decided_by  text,
  decided_at  timestamptz,
  done_at     timestamptz,
  primary key (merchant_id, id),
  check (decided_by is null or decided_by <> asked_by)
);
create index recovery_waits on complaints.recovery (asked_at) where state = 'asked';

-- The journal. Each line takes from one account and gives to another; lines are never changed.
create table complaints.transfer (
  id           text primary key,
  merchant_id  text,
  complaint_id text references complaints.complaint (id),
  -- The payment or the recovery that it comes from: once.
  cause        text not null unique,
  from_account text not null check (from_account in ('merchant', 'deposit', 'platform', 'written-off')),
  to_account   text not null check (to_account in ('consumer', 'platform')),
  amount_fen   bigint not null check (amount_fen > 0),
  currency     text not null,
  by           text not null,
  at           timestamptz not null,
  check (from_account <> to_account)
);
create index transfer_merchant on complaints.transfer (merchant_id, at desc, id desc);
create index transfer_complaint on complaints.transfer (complaint_id) where complaint_id is not null;
