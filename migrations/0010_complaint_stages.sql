-- The whole lifecycle of a complaint, and complaints from channels that do not know the order, the shop or the account yet.
alter table complaints.complaint
  alter column order_id drop not null,
  alter column order_number drop not null,
  alter column merchant_id drop not null,
  alter column consumer_id drop not null,
  -- Since when it is in its state.
  add column state_since     timestamptz,
  -- safety, minor, vulnerable, mass: why it goes to the front.
  add column flags           text[] not null default '{}',
  -- Where the proceeding goes on after a court or an authority gives the matter back, and the clock that stands still meanwhile.
  add column resume_state    text,
  add column resume_clock    text,
  -- Why it was not accepted: a ground of the rulebook.
  add column reject_ground   text,
  -- A settlement or a ruling says that something is owed; whoever owes has shown that it was done.
  add column obligated       boolean not null default false,
  add column proven          boolean not null default false,
  add column reopened        integer not null default 0,
  add column remanded        integer not null default 0,
  add column evidence_asked  integer not null default 0;
update complaints.complaint set state_since = coalesce(closed_at, merchant_replied_at, merchant_asked_at, acknowledged_at, received_at);
alter table complaints.complaint alter column state_since set not null;
create index complaint_open_state on complaints.complaint (state, next_due_at, id) where state <> 'closed';

-- Where a complaint came from, when it was not filed from an account: their own number counts once in its channel.
create table complaints.source (
  complaint_id text not null references complaints.complaint (id),
  channel      text not null,
  reference    text not null,
  -- The body or the place: an authority, a forum.
  origin       text,
  url          text,
  -- The day by which the letter of referral wants an answer; it only ever shortens.
  answer_by    date,
  at           timestamptz not null,
  primary key (complaint_id, channel, reference)
);
create unique index source_reference on complaints.source (channel, reference);

-- How to reach somebody who complains without an account. Personal: never in facts, logs or lists.
create table complaints.contact (
  complaint_id text primary key references complaints.complaint (id),
  name         text,
  phone        text,
  email        text,
  handle       text,
  -- By which of them it was proved that they are theirs: phone, email, handle.
  verified_by  text[] not null default '{}',
  -- What they said about the order, when none is linked yet.
  order_hint   text,
  shop_hint    text
);
create index contact_phone on complaints.contact (phone) where phone is not null;
create index contact_email on complaints.contact (lower(email)) where email is not null;

alter table complaints.statement drop constraint statement_kind_check;
alter table complaints.statement add constraint statement_kind_check check (kind in
  ('claim', 'acknowledgement', 'message', 'question', 'answer', 'offer', 'counter-offer', 'response', 'closing',
   'info-request', 'rejection', 'appeal', 'proof', 'result'));
