-- Reports of a breach (2.3.3, decision 0074): somebody points it out and claims nothing for himself.
create table complaints.report (
  id              text primary key,
  receipt         text not null unique,
  kind            text not null,
  -- Checked by the table of states in code; the database only insists that a closed report says how it ended.
  state           text not null check (state in ('received', 'checking', 'accepted', 'reviewing', 'closed', 'merged')),
  -- Null while nobody knows which shop it is; then what was written stands beside it.
  merchant_id     text,
  shop            text not null default '',
  item            text not null default '',
  link            text not null default '',
  seen_on         date,
  seen            text not null,
  -- The complaint that it was split from. The shop never learns of that.
  complaint_id    text references complaints.complaint (id),
  -- Repeats about one thing are checked once.
  merged_into     text references complaints.report (id),
  agent_id        text,
  outcome         text,
  -- To whom it was handed.
  taker           text,
  authority       text not null default '',
  authority_number text not null default '',
  -- What the informant is told; never names anybody.
  told            text not null default '',
  first_decider   text,
  looked_again    boolean not null default false,
  extended        boolean not null default false,
  stage_clock     text,
  next_due_at     timestamptz,
  received_at     timestamptz not null,
  decided_at      timestamptz,
  closed_at       timestamptz,
  version         integer not null default 1,
  check ((state = 'merged') = (merged_into is not null)),
  check ((state = 'closed') = (closed_at is not null and outcome is not null) or state = 'reviewing')
);
create index report_open on complaints.report (next_due_at, id) where state in ('received', 'checking', 'accepted', 'reviewing');
create index report_received on complaints.report (received_at desc, id desc);
create index report_alike on complaints.report (merchant_id, kind) where state in ('received', 'checking', 'accepted');
create index report_merged on complaints.report (merged_into) where merged_into is not null;
create index report_complaint on complaints.report (complaint_id) where complaint_id is not null;

-- Who reported, apart from what was reported: read only through a look that is written down.
create table complaints.informant (
  report_id   text primary key references complaints.report (id),
  way         text not null check (way in ('account', 'guest', 'complaint', 'anonymous')),
  -- The account; the guest or consumer who is told by the ways they are known by.
  account_id  text,
  party_id    text,
  -- SHA-256 of the code with which somebody without an account follows the report.
  code_sha256 text
);
create index informant_account on complaints.informant (account_id) where account_id is not null;
create index informant_party on complaints.informant (party_id) where party_id is not null;

create table complaints.informant_look (
  report_id text not null references complaints.report (id),
  id        text not null,
  by        text not null,
  at        timestamptz not null,
  reason    text not null,
  primary key (report_id, id)
);

create table complaints.report_file (
  report_id text not null references complaints.report (id),
  file_id   text not null,
  at        timestamptz not null,
  primary key (report_id, file_id)
);

-- What colleagues wrote while checking, with the reason of each step; not for the informant and not for the shop.
create table complaints.report_note (
  report_id text not null references complaints.report (id),
  id        text not null,
  step      text not null,
  text      text not null,
  by        text not null,
  at        timestamptz not null,
  primary key (report_id, id)
);
