-- What people were told and what they said to it (5.1.3).
create table privacy.consent_notice (
  id           text primary key,
  purpose      text not null,
  audience     text not null check (audience in ('everyone', 'minors')),
  version      integer not null check (version > 0),
  zh           text not null,
  en           text not null,
  -- Kinds of data it speaks of: one more in the rule is more than people were told.
  uses         text[] not null,
  -- SHA-256 of purpose, audience, version and both texts; it stands in the log of facts as well.
  sha256       text not null,
  -- Whoever agreed to an earlier one is asked again.
  asks_again   boolean not null,
  effective_on date not null,
  published_by text not null,
  published_at timestamptz not null,
  unique (purpose, audience, version)
);

-- Only added to. The current state (privacy.consent) follows from it.
create table privacy.consent_event (
  id           text primary key,
  consumer_id  text not null,
  purpose      text not null,
  given        boolean not null,
  -- What was read before it was given; a withdrawal needs none.
  notice_id    text references privacy.consent_notice (id),
  separate     boolean not null,
  method       text not null check (method in ('button', 'paper', 'phone', 'guardian')),
  relation     text check (relation in ('father', 'mother', 'guardian')),
  proof        text check (proof in ('identity-document', 'household-register', 'court', 'call-back', 'signature')),
  actor        text not null,
  at           timestamptz not null,
  fact_id      text not null,
  check ((method = 'guardian') = (relation is not null)),
  check ((method = 'button') = (proof is null))
);
create index consent_event_of_consumer on privacy.consent_event (consumer_id, at desc, id desc);
create index consent_event_of_purpose on privacy.consent_event (purpose, at desc, id desc);

create table privacy.consent (
  consumer_id     text not null,
  purpose         text not null,
  event_id        text not null references privacy.consent_event (id),
  given           boolean not null,
  separate        boolean not null,
  by_guardian     boolean not null,
  notice_id       text references privacy.consent_notice (id),
  at              timestamptz not null,
  -- The newer notice of which they were told that they are asked again: once, not every week.
  told_of_notice  text references privacy.consent_notice (id),
  primary key (consumer_id, purpose)
);
create index consent_by_purpose on privacy.consent (purpose, given, notice_id);

-- Until which day somebody is under fourteen; the day of birth is not kept.
create table privacy.minor (
  consumer_id text primary key,
  until       date not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
