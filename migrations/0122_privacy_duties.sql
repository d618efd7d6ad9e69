-- Who answers for what in the protection of personal data (5.2.2(1)), and with whom it is shared (5.2.2(3)).
create table privacy.duty (
  -- A short name that stays: `breach-response`.
  id           text primary key,
  title        text not null,
  content      text not null,
  owner        text not null,
  deputy       text,
  assigned_by  text not null,
  assigned_at  timestamptz not null,
  confirmed_at timestamptz,
  retired_at   timestamptz,
  -- When its owner was last reminded of confirming it.
  reminded_at  timestamptz,
  check (deputy is null or deputy <> owner)
);
create index duty_of_owner on privacy.duty (owner);

create table privacy.third_party (
  id            text primary key,
  name          text not null,
  role          text not null check (role in ('processor', 'recipient', 'joint')),
  goal          text not null,
  uses          text[] not null,
  safeguards    text not null,
  -- The agreement, as a number of the platform's own files.
  agreement     text not null,
  signed_on     date not null,
  until         date not null,
  secrecy       boolean not null,
  registered_by text not null,
  registered_at timestamptz not null,
  -- How far before its end somebody was told: the last warning that was given.
  warned        text check (warned in ('soon', 'over')),
  ended_at      timestamptz,
  ended_by      text,
  ending        text check (ending in ('returned', 'deleted')),
  ending_proof  text,
  check (signed_on <= until),
  check ((ended_at is null) = (ending is null) and (ending is null) = (ending_proof is null))
);
create index third_party_open on privacy.third_party (until) where ended_at is null;
