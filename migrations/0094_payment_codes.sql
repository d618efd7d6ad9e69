-- Chapter 6, safe transactions: payment codes that work once (6.1.4).
create schema transactions;

create table transactions.payment_code (
  id             text primary key,
  -- A dynamic code is shown by the consumer; of a shop's static code each payment is a row, ended when it is written.
  form           text not null check (form in ('dynamic', 'static')),
  -- Keyed digest of the eighteen digits: whoever reads this table shows nobody a code that works.
  number_mac     text unique,
  purpose        text not null check (purpose in ('payment', 'refund')),
  consumer_id    text not null,
  device_mac     text,
  payee          text not null,
  highest_fen    bigint not null check (highest_fen > 0),
  currency       text not null,
  -- By how surely the payer was known: A certificate, B two kinds of factors, C one, D a static code.
  grade          text not null check (grade in ('A', 'B', 'C', 'D')),
  asked_by       text not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  state          text not null check (state in ('open', 'redeemed', 'burnt', 'void')),
  -- What did not fit, when it was burnt.
  why            text check (why in ('payee', 'amount', 'currency', 'purpose', 'device', 'cap')),
  ended_at       timestamptz,
  amount_fen     bigint check (amount_fen > 0 and amount_fen <= highest_fen),
  -- The marketplace's own number of the payment.
  transaction_id text,
  redeemed_by    text,
  -- The day of Shanghai that it counts in.
  paid_on        date,
  over_cap       boolean not null default false,
  -- How often it was shown again after its end.
  replays        integer not null default 0,
  check ((state = 'open') = (ended_at is null)),
  check ((state = 'burnt') = (why is not null)),
  check ((state = 'redeemed') = (amount_fen is not null)),
  check (state <> 'redeemed' or (transaction_id is not null and redeemed_by is not null and paid_on is not null)),
  check ((form = 'dynamic') = (number_mac is not null))
);
-- A new code takes the place of the one before on the same device.
create unique index payment_code_open on transactions.payment_code (consumer_id, device_mac)
  where state = 'open' and form = 'dynamic';
create index payment_code_of_consumer on transactions.payment_code (consumer_id, created_at desc, id desc);
create index payment_code_of_payee on transactions.payment_code (payee, ended_at desc, id desc) where state = 'redeemed';
create index payment_code_listed on transactions.payment_code (created_at desc, id desc);
-- What a person has paid on a day, for the caps.
create index payment_code_day on transactions.payment_code (consumer_id, paid_on) where state = 'redeemed';
-- One payment of a static code per number of the marketplace.
create unique index payment_code_static on transactions.payment_code (asked_by, transaction_id) where form = 'static';

-- Who tried codes that do not exist: to slow down whoever guesses.
create table transactions.code_miss (
  id     text primary key,
  caller text not null,
  at     timestamptz not null
);
create index code_miss_caller on transactions.code_miss (caller, at);
