-- Complaints (chapter 7 of the plan). A complaint's id is the shard key: it comes first in the key of everything that belongs to it.
create schema if not exists complaints;

create table complaints.complaint (
  id                  text primary key,
  receipt             text not null,
  channel             text not null,
  profile             text not null check (profile in ('platform', 'regulator', 'social')),
  category            text not null,
  remedies            text[] not null,
  claim_fen           bigint not null check (claim_fen >= 0),
  currency            text not null,
  order_id            text not null,
  order_number        text not null,
  merchant_id         text not null,
  consumer_id         text not null,
  -- Checked by the lifecycle table in code, which grows; the database only insists that a closed complaint says how it ended.
  state               text not null,
  -- Who has to act next; null when nobody has.
  waits_for           text check (waits_for in ('platform', 'merchant', 'consumer')),
  urgency             text not null default 'normal' check (urgency in ('normal', 'raised', 'overdue')),
  agent_id            text,
  -- Clocks of the kernel that belong to the present stage: the question to the merchant, the answer of the consumer.
  stage_clock         text,
  offer_rounds        integer not null default 0,
  merchant_silent     boolean not null default false,
  outcome             text,
  outcome_fen         bigint,
  received_at         timestamptz not null,
  acknowledged_at     timestamptz,
  responded_at        timestamptz,
  merchant_asked_at   timestamptz,
  merchant_replied_at timestamptz,
  closed_at           timestamptz,
  -- A copy for the queue only: the earliest due instant of the clocks that still run.
  next_due_at         timestamptz,
  version             integer not null default 1,
  check ((state = 'closed') = (closed_at is not null and outcome is not null))
);
-- Every tab of the queue walks one of these in order and stops at the page's end, however many complaints there are.
create index complaint_open on complaints.complaint (next_due_at, id) where state <> 'closed';
create index complaint_open_received on complaints.complaint (received_at desc, id desc) where state <> 'closed';
create index complaint_open_agent on complaints.complaint (agent_id, next_due_at, id) where state <> 'closed';
create index complaint_open_unassigned on complaints.complaint (next_due_at, id) where state <> 'closed' and agent_id is null;
create index complaint_open_merchant on complaints.complaint (merchant_id, next_due_at, id) where state <> 'closed';
-- A shop asks what waits for it; among very many of its own, perhaps none does.
create index complaint_open_merchant_waits on complaints.complaint (merchant_id, waits_for, next_due_at, id) where state <> 'closed';
create index complaint_open_category on complaints.complaint (category, next_due_at, id) where state <> 'closed';
create index complaint_open_channel on complaints.complaint (channel, next_due_at, id) where state <> 'closed';
create index complaint_open_waits on complaints.complaint (waits_for, next_due_at, id) where state <> 'closed';
create index complaint_closed on complaints.complaint (closed_at desc, id desc) where state = 'closed';
create index complaint_closed_category on complaints.complaint (category, closed_at desc, id desc) where state = 'closed';
create index complaint_closed_channel on complaints.complaint (channel, closed_at desc, id desc) where state = 'closed';
create index complaint_closed_merchant on complaints.complaint (merchant_id, closed_at desc, id desc) where state = 'closed';
create index complaint_consumer on complaints.complaint (consumer_id, received_at desc, id desc);
create index complaint_order on complaints.complaint (order_id);
create index complaint_order_number on complaints.complaint (order_number text_pattern_ops);

-- Receipt numbers are unique of themselves, so they have a table of which they are the key.
create table complaints.receipt (
  receipt      text primary key,
  complaint_id text not null
);

create table complaints.complaint_line (
  complaint_id  text not null references complaints.complaint (id),
  order_line_id text not null,
  primary key (complaint_id, order_line_id)
);

-- What a category asks for (the day of delivery, the fault). Personal, like every statement: never in facts or logs.
create table complaints.complaint_detail (
  complaint_id text not null references complaints.complaint (id),
  name         text not null,
  value        text not null,
  primary key (complaint_id, name)
);

-- Who said what to whom. Free text of people: this table only, so that it can be erased without touching the record of events.
create table complaints.statement (
  complaint_id   text not null references complaints.complaint (id),
  id             text not null,
  side           text not null check (side in ('consumer', 'merchant', 'platform')),
  kind           text not null check (kind in
                   ('claim', 'acknowledgement', 'message', 'question', 'answer', 'offer', 'counter-offer', 'response', 'closing')),
  audience       text[] not null,
  author         text not null,
  text           text not null,
  offered_remedy text,
  offered_fen    bigint check (offered_fen >= 0),
  at             timestamptz not null,
  primary key (complaint_id, id)
);

create table complaints.evidence (
  complaint_id text not null references complaints.complaint (id),
  file_id      text not null,
  side         text not null check (side in ('consumer', 'merchant', 'platform')),
  note         text not null default '',
  at           timestamptz not null,
  -- What belongs to a statement is seen by those who may read the statement; the rest by both sides.
  statement_id text,
  primary key (complaint_id, file_id)
);
