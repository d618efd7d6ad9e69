-- Suspected abuse of complaints (9.1.3): signs with their base rates, decided by people, with reasons, an end, and an appeal to somebody else.

create table complaints.abuse_review (
  id           text primary key,
  -- Whose complaints: an account or a verified contact.
  person       text not null,
  state        text not null check (state in ('open', 'to-confirm', 'decided', 'lifted')),
  because      text not null check (because in ('found', 'asked')),
  -- The signs as they were when somebody was asked to look: counts, thresholds, cases, and how many honest people show the same.
  signs        jsonb not null,
  complaints   integer not null check (complaints >= 0),
  upheld       integer not null check (upheld >= 0),
  window_days  integer not null,
  rulebook     text not null,
  opened_by    text not null,
  opened_at    timestamptz not null,
  measure      text check (measure in ('nothing', 'warning', 'limit')),
  days         integer check (days between 1 and 30),
  -- What the person reads: the facts and the reasons.
  reasons      text,
  decided_by   text,
  decided_at   timestamptz,
  -- A limit counts only when a second person has confirmed it.
  confirmed_by text,
  confirmed_at timestamptz,
  until        timestamptz,
  lifted_at    timestamptz,
  version      integer not null default 1,
  check ((decided_at is null) = (measure is null)),
  check ((state = 'open') = (measure is null)),
  check (measure is distinct from 'limit' or days is not null),
  check (until is null or (measure = 'limit' and confirmed_by is not null and confirmed_by <> decided_by)),
  check ((state = 'lifted') = (lifted_at is not null))
);
-- One look at one person at a time.
create unique index abuse_review_open on complaints.abuse_review (person) where state in ('open', 'to-confirm');
create index abuse_review_state on complaints.abuse_review (state, opened_at desc, id desc);
create index abuse_review_person on complaints.abuse_review (person, opened_at desc);
create index abuse_review_limit on complaints.abuse_review (person, until) where state = 'decided' and measure = 'limit';

create table complaints.abuse_appeal (
  review_id  text primary key references complaints.abuse_review (id),
  text       text not null,
  by         text not null,
  at         timestamptz not null,
  decision   text check (decision in ('uphold', 'lift')),
  reasons    text,
  decided_by text,
  decided_at timestamptz,
  check ((decided_at is null) = (decision is null))
);
create index abuse_appeal_open on complaints.abuse_appeal (at) where decision is null;
create index complaint_guest_received on complaints.complaint (guest_id, received_at) where guest_id is not null;
