-- Mediation (7.1.2). What is said and offered here is kept apart from the complaint's file: nothing outside src/complaints/mediation
-- reads these tables, so that no ruling can rest on what somebody conceded to reach an agreement.
create table complaints.mediation (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  mediator_id  text,
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  result       text check (result in ('agreed', 'failed', 'ended')),
  primary key (complaint_id, id),
  check ((closed_at is null) = (result is null))
);
-- One at a time.
create unique index mediation_open on complaints.mediation (complaint_id) where closed_at is null;
create index mediation_mediator on complaints.mediation (mediator_id) where closed_at is null;

create table complaints.mediation_message (
  complaint_id text not null,
  mediation_id text not null,
  id           text not null,
  -- joint: both sides read it; consumer, merchant: a private talk of that side with the mediator.
  room         text not null check (room in ('joint', 'consumer', 'merchant')),
  side         text not null check (side in ('consumer', 'merchant', 'platform')),
  author       text not null,
  text         text not null,
  at           timestamptz not null,
  primary key (complaint_id, mediation_id, id),
  foreign key (complaint_id, mediation_id) references complaints.mediation (complaint_id, id)
);

create table complaints.proposal (
  complaint_id       text not null,
  mediation_id       text not null,
  id                 text not null,
  version            integer not null check (version > 0),
  side               text not null check (side in ('consumer', 'merchant', 'platform')),
  author             text not null,
  terms              jsonb not null,
  text               text not null,
  -- SHA-256 of the document that both sides sign: terms, words and version in one canonical form.
  hash               text not null,
  at                 timestamptz not null,
  expires_at         timestamptz not null,
  state              text not null check (state in ('open', 'agreed', 'refused', 'superseded', 'expired')),
  consumer_signed_at timestamptz,
  merchant_signed_at timestamptz,
  primary key (complaint_id, mediation_id, id),
  foreign key (complaint_id, mediation_id) references complaints.mediation (complaint_id, id),
  check ((state = 'agreed') = (consumer_signed_at is not null and merchant_signed_at is not null))
);
create unique index proposal_version on complaints.proposal (complaint_id, mediation_id, version);
-- One lies on the table at a time.
create unique index proposal_open on complaints.proposal (complaint_id, mediation_id) where state = 'open';

-- What a settlement or a ruling obliges somebody to do, item by item.
create table complaints.obligation (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  basis        text not null check (basis in ('settlement', 'agreement', 'ruling', 'legal')),
  debtor       text not null check (debtor in ('merchant', 'consumer', 'platform')),
  remedy       text not null,
  amount_fen   bigint not null check (amount_fen >= 0),
  due_on       date not null,
  state        text not null check (state in ('open', 'proven', 'confirmed', 'disputed', 'enforced', 'replaced')),
  at           timestamptz not null,
  done_at      timestamptz,
  primary key (complaint_id, id)
);
