-- What every chapter stands on: who is who, what happened, what must still be delivered.
create schema if not exists kernel;

-- People who sign in. email, phone and display_name are personal: the vault takes them over with chapter 5.
create table kernel.account (
  id            text primary key,
  email         text,
  phone         text,
  display_name  text not null,
  password_hash text,
  language      text not null default 'zh' check (language in ('zh', 'en')),
  roles         text[] not null,
  consumer_id   text,
  merchant_id   text,
  state         text not null default 'active' check (state in ('active', 'disabled')),
  demo          boolean not null default false,
  created_at    timestamptz not null,
  check (email is not null or phone is not null)
);
create unique index account_email on kernel.account (email) where email is not null;
create unique index account_phone on kernel.account (phone) where phone is not null;
create index account_consumer on kernel.account (consumer_id) where consumer_id is not null;
create index account_merchant on kernel.account (merchant_id) where merchant_id is not null;
create index account_roles on kernel.account using gin (roles);

-- The token itself is never stored, only its SHA-256.
create table kernel.session (
  token_hash   text primary key,
  id           text not null unique,
  account_id   text not null references kernel.account (id),
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  user_agent   text not null,
  ip           text not null
);
create index session_account on kernel.session (account_id, last_seen_at);

-- Wrong passwords by login, known or not: whoever guesses waits alike, so waiting tells nothing about who has an account.
create table kernel.sign_in_attempt (
  login_hash   text primary key,
  failed_count integer not null,
  failed_at    timestamptz not null
);
create index sign_in_attempt_age on kernel.sign_in_attempt (failed_at);

create table kernel.api_key (
  id           text primary key,
  name         text not null,
  token_hash   text not null unique,
  token_end    text not null,
  scopes       text[] not null,
  created_by   text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

create table kernel.setting (
  name  text primary key,
  value jsonb not null
);

-- Append-only. Ids and numbers only, never names, phones, addresses.
create table kernel.fact (
  subject  text not null,
  id       text not null,
  kind     text not null,
  at       timestamptz not null,
  actor    text not null,
  role     text,
  purpose  text,
  rulebook text not null,
  data     jsonb not null,
  primary key (subject, id)
);
create index fact_kind on kernel.fact (kind, at);
create index fact_id on kernel.fact (id);

create table kernel.reaction_done (
  subject  text not null,
  fact     text not null,
  reaction text not null,
  done_at  timestamptz not null,
  primary key (subject, fact, reaction)
);

create table kernel.webhook_endpoint (
  id         text primary key,
  url        text not null,
  secret     text not null,
  kinds      text[] not null,
  active     boolean not null default true,
  note       text not null default '',
  created_by text not null,
  created_at timestamptz not null
);

create table kernel.webhook_delivery (
  endpoint_id    text not null references kernel.webhook_endpoint (id),
  id             text not null,
  subject        text not null,
  fact           text not null,
  kind           text not null,
  state          text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts       integer not null default 0,
  created_at     timestamptz not null,
  last_tried_at  timestamptz,
  next_try_at    timestamptz,
  last_status    integer,
  last_error     text,
  replay_of      text,
  primary key (endpoint_id, id)
);
create index webhook_delivery_recent on kernel.webhook_delivery (id desc);
create index webhook_delivery_state on kernel.webhook_delivery (state, id desc);

-- The answer of a write under the key its caller chose; written in the transaction of the write itself.
create table kernel.idempotency (
  actor      text not null,
  key        text not null,
  request    text not null,
  status     integer,
  answer     jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_age on kernel.idempotency (created_at);

create table kernel.job_failure (
  id        text primary key,
  job       text not null,
  attempt   integer not null,
  failed_at timestamptz not null,
  error     text not null,
  final     boolean not null
);
create index job_failure_recent on kernel.job_failure (failed_at desc);
