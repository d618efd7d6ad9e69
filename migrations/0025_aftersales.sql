-- After-sales (clause 2.3.2). A request's id is the shard key of everything that belongs to it.

-- The consumer confirmed at this very purchase that the goods cannot go back without a reason. Null: the marketplace did not say.
alter table marketplace.order_line add column no_return_confirmed boolean;

create table complaints.aftersales_request (
  id                text primary key,
  number            text not null,
  order_id          text not null,
  order_number      text not null,
  line_id           text not null,
  title             text not null,
  quantity          integer not null check (quantity > 0),
  merchant_id       text not null,
  consumer_id       text not null,
  currency          text not null,
  -- What was asked for, and what is being done about it: they differ after a counter-offer.
  request           text not null check (request in ('no-reason-return', 'faulty-return', 'exchange', 'repair')),
  remedy            text not null check (remedy in ('return', 'exchange', 'repair', 'refund-only', 'give-back')),
  reason            text not null,
  policy            text not null,
  verdict           text not null check (verdict in ('eligible', 'needs-evidence')),
  on_silence        text not null check (on_silence in ('approve', 'complaint')),
  freight           text not null check (freight in ('consumer', 'merchant')),
  received_on       date,
  -- What is to be paid back; 0 for an exchange or a repair.
  amount_fen        bigint not null check (amount_fen >= 0),
  -- Checked by the lifecycle table in code; the database only insists that a closed request says how it ended.
  state             text not null,
  waits_for         text check (waits_for in ('platform', 'merchant', 'consumer')),
  outcome           text,
  offered_remedy    text,
  offered_fen       bigint check (offered_fen >= 0),
  stage_clock       text,
  next_due_at       timestamptz,
  refund_ordered_at timestamptz,
  -- What became of the command to the marketplace, as far as it concerns this request.
  command_id        text,
  command_state     text check (command_state in ('requested', 'confirmed', 'refused', 'failed', 'timed-out')),
  refunded_fen      bigint not null default 0 check (refunded_fen >= 0),
  refunded_at       timestamptz,
  complaint_id      text,
  requested_at      timestamptz not null,
  answered_at       timestamptz,
  goods_received_at timestamptz,
  closed_at         timestamptz,
  version           integer not null default 1,
  check ((state = 'closed') = (closed_at is not null and outcome is not null))
);
-- One open request per order line and kind, also when two are sent at the same instant.
create unique index aftersales_one_open on complaints.aftersales_request (order_id, line_id, request) where state <> 'closed';
create index aftersales_order on complaints.aftersales_request (order_id, line_id);
create index aftersales_open on complaints.aftersales_request (next_due_at, id) where state <> 'closed';
create index aftersales_open_merchant on complaints.aftersales_request (merchant_id, next_due_at, id) where state <> 'closed';
create index aftersales_open_state on complaints.aftersales_request (state, next_due_at, id) where state <> 'closed';
create index aftersales_closed on complaints.aftersales_request (closed_at desc, id desc) where state = 'closed';
create index aftersales_closed_merchant on complaints.aftersales_request (merchant_id, closed_at desc, id desc) where state = 'closed';
create index aftersales_consumer on complaints.aftersales_request (consumer_id, requested_at desc, id desc);
create index aftersales_order_number on complaints.aftersales_request (order_number text_pattern_ops);
create index aftersales_complaint on complaints.aftersales_request (complaint_id) where complaint_id is not null;

-- Numbers are unique of themselves, so they have a table of which they are the key.
create table complaints.aftersales_number (
  number     text primary key,
  request_id text not null
);

-- What people wrote. Free text stands here and in the two tables below, and nowhere else.
create table complaints.aftersales_statement (
  request_id     text not null references complaints.aftersales_request (id),
  id             text not null,
  side           text not null check (side in ('consumer', 'merchant', 'platform')),
  kind           text not null,
  -- Why it was asked, refused or disputed: a code; the words stand in the contract.
  reason         text,
  author         text not null,
  text           text not null,
  offered_remedy text,
  offered_fen    bigint check (offered_fen >= 0),
  at             timestamptz not null,
  primary key (request_id, id)
);

create table complaints.aftersales_evidence (
  request_id   text not null references complaints.aftersales_request (id),
  file_id      text not null,
  side         text not null check (side in ('consumer', 'merchant', 'platform')),
  statement_id text not null,
  at           timestamptz not null,
  primary key (request_id, file_id)
);

-- Exclusions that the consumer says apply.
create table complaints.aftersales_said (
  request_id text not null references complaints.aftersales_request (id),
  rule       text not null,
  primary key (request_id, rule)
);

-- Goods on their way: back to the merchant, or out to the consumer.
create table complaints.aftersales_parcel (
  request_id  text not null references complaints.aftersales_request (id),
  id          text not null,
  direction   text not null check (direction in ('back', 'out')),
  carrier     text not null,
  tracking_no text not null,
  sent_at     timestamptz not null,
  primary key (request_id, id)
);

-- Where the goods go back to: of one request, and a shop's standing address.
create table complaints.aftersales_address (
  request_id text primary key references complaints.aftersales_request (id),
  address    text not null
);
create table complaints.aftersales_shop (
  merchant_id    text primary key,
  return_address text not null,
  changed_by     text not null,
  changed_at     timestamptz not null
);
