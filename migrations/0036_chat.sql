-- Live chat (7.2.1): a consumer asks, an agent answers, and it becomes a complaint with one tap. What was written stays here; the complaint
-- gets a copy of it as a statement.

create table complaints.chat (
  id               text primary key,
  consumer_id      text not null,
  -- Whoever writes as the consumer.
  account_id       text not null,
  order_id         text,
  state            text not null check (state in ('waiting', 'open', 'closed')),
  -- Begun while nobody works: a message that was left, answered when the desk opens.
  message_left     boolean not null default false,
  agent_id         text,
  started_at       timestamptz not null,
  -- Where it stands in the queue; handed back to it, it keeps its place.
  waiting_since    timestamptz not null,
  taken_at         timestamptz,
  last_at          timestamptz not null,
  last_seq         integer not null default 0,
  consumer_read    integer not null default 0,
  agent_read       integer not null default 0,
  consumer_typing  timestamptz,
  agent_typing     timestamptz,
  -- Runs until somebody takes it.
  clock            text,
  closed_at        timestamptz,
  closed_because   text check (closed_because in ('consumer', 'agent', 'idle', 'case')),
  complaint_id     text references complaints.complaint (id),
  check ((state = 'closed') = (closed_at is not null)),
  check (state <> 'open' or agent_id is not null)
);
-- One at a time for each consumer: two clicks cannot begin two.
create unique index chat_of_consumer on complaints.chat (consumer_id) where state <> 'closed';
create index chat_waiting on complaints.chat (waiting_since, id) where state = 'waiting';
create index chat_last on complaints.chat (last_at desc, id desc);
create index chat_consumer on complaints.chat (consumer_id, last_at desc);

-- What was written, and what happened in between (text empty), in one order.
create table complaints.chat_message (
  chat_id text not null references complaints.chat (id),
  seq     integer not null check (seq > 0),
  kind    text not null check (kind in ('said', 'taken', 'handed-over', 'queued', 'closed', 'case')),
  side    text not null check (side in ('consumer', 'platform', 'system')),
  text    text not null,
  files   text[] not null default '{}',
  by      text not null,
  at      timestamptz not null,
  primary key (chat_id, seq)
);
