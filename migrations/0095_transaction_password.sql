-- The transaction password (6.1.3), and payments that wait for it or were confirmed with it.
create table transactions.password (
  consumer_id    text primary key,
  -- argon2id with the pepper of the vault.
  hash           text not null,
  set_at         timestamptz not null,
  tries          integer not null default 0,
  locked_until   timestamptz,
  reminded_at    timestamptz,
  -- When its owner said that all is well.
  confirmed_at   timestamptz,
  reset_asked_at timestamptz
);
create index password_by_age on transactions.password (greatest(set_at, reminded_at, confirmed_at));

create table transactions.approval (
  id             text primary key,
  consumer_id    text not null,
  payee          text not null,
  amount_fen     bigint not null check (amount_fen > 0),
  currency       text not null,
  -- The marketplace's own number of the payment.
  transaction_id text not null,
  -- SHA-256 over number, payee, amount, currency and nonce: what was shown and what is paid are the same, or nothing is.
  digest         text not null,
  asked_by       text not null,
  asked_at       timestamptz not null,
  expires_at     timestamptz not null,
  state          text not null check (state in ('asked', 'approved', 'redeemed', 'declined', 'void')),
  approved_at    timestamptz,
  approved_until timestamptz,
  ended_at       timestamptz,
  check (state not in ('approved', 'redeemed') or (approved_at is not null and approved_until is not null)),
  check ((state in ('asked', 'approved')) = (ended_at is null))
);
-- A payment that is asked for anew, with other data, takes the place of the one before.
create unique index approval_open on transactions.approval (asked_by, transaction_id) where state in ('asked', 'approved');
create index approval_of_consumer on transactions.approval (consumer_id, asked_at desc);
