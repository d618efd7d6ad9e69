-- Who somebody is (6.1.1): what they said of themselves, and how it was checked.
create table transactions.verification (
  id            text primary key,
  consumer_id   text not null,
  state         text not null check (state in ('asked', 'verified', 'refused', 'withdrawn', 'replaced')),
  -- Name and identity number; emptied when they are not needed any longer.
  name_sealed   bytea,
  number_sealed bytea,
  -- The same number is the same person: caps count for people, not for accounts.
  number_index  bytea,
  -- The text that was agreed to, by its version: an identity number is sensitive, so that it is asked for separately.
  agreed_to     text not null,
  asked_at      timestamptz not null,
  checked_by    text check (checked_by in ('desk', 'outside')),
  decided_at    timestamptz,
  decided_by    text,
  why           text check (why in ('unclear', 'mismatch', 'expired', 'not-own', 'too-many', 'outside')),
  check ((state = 'asked') = (decided_at is null)),
  check (state <> 'refused' or why is not null),
  check (state <> 'verified' or checked_by is not null)
);
create unique index verification_open on transactions.verification (consumer_id) where state = 'asked';
create unique index verification_valid on transactions.verification (consumer_id) where state = 'verified';
create index verification_person on transactions.verification (number_index) where state = 'verified';
create index verification_queue on transactions.verification (asked_at, id) where state = 'asked';
create index verification_of on transactions.verification (consumer_id, asked_at desc);
create index verification_decided on transactions.verification (decided_at desc, id desc) where decided_at is not null;
