-- Mass claims: what else complaints could share. `defect`: a fault of the rulebook's list; `lot`: a batch number; `alike`: nearly the same
-- words as another; `product`: one identity of goods whoever sells them, looked at across shops only.
alter table complaints.mass_trait drop constraint mass_trait_kind_check;
alter table complaints.mass_trait add constraint mass_trait_kind_check
  check (kind in ('item', 'category', 'defect', 'lot', 'alike', 'product'));
alter table complaints.mass_cluster drop constraint mass_cluster_kind_check;
alter table complaints.mass_cluster add constraint mass_cluster_kind_check
  check (kind in ('item', 'category', 'defect', 'lot', 'alike'));
alter table complaints.mass_claim drop constraint mass_claim_kind_check;
alter table complaints.mass_claim add constraint mass_claim_kind_check
  check (kind in ('item', 'category', 'defect', 'lot', 'alike'));
create index mass_trait_product on complaints.mass_trait (value, received_at) where kind = 'product';

-- Complaints of a proposal that are about the quality of goods.
alter table complaints.mass_cluster add column quality integer not null default 0 check (quality >= 0);

-- Goods of one identity about which consumers of several shops complain: a lead for the quality department.
create table complaints.mass_product_lead (
  id         text primary key,
  -- `gtin:…`, or the marketplace's product that several shops offer.
  value      text not null unique,
  title      text,
  shops      integer not null check (shops >= 0),
  people     integer not null check (people >= 0),
  complaints integer not null check (complaints >= 0),
  safety     integer not null check (safety >= 0),
  first_on   date not null,
  last_on    date not null,
  words      jsonb not null,
  found_at   timestamptz not null,
  looked_at  timestamptz not null
);
create index mass_product_lead_looked on complaints.mass_product_lead (looked_at desc, id desc);

-- Evidence of the lead case that the common finding rests on: the shop sees the file, members what it shows and a masked copy.
create table complaints.mass_lead_evidence (
  claim_id       text not null references complaints.mass_claim (id),
  file_id        text not null,
  -- The case that it was taken from: the lead of that time.
  complaint_id   text not null references complaints.complaint (id),
  number         integer not null check (number > 0),
  -- What it shows, without a word about any person.
  shows          text not null,
  masked_file_id text,
  chosen_by      text not null,
  chosen_at      timestamptz not null,
  primary key (claim_id, file_id)
);

-- A test by an expert that both sides agree on, or that the platform orders at its own cost (7.1.2).
create table complaints.expert_test (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  question     text not null,
  laboratory   text not null,
  fee_fen      bigint not null check (fee_fen >= 0),
  -- Who pays the laboratory first, and who bears it in the end; `result`: whom the finding speaks against.
  advance_by   text not null check (advance_by in ('consumer', 'merchant', 'half', 'platform')),
  final_by     text not null check (final_by in ('result', 'consumer', 'merchant', 'half', 'platform')),
  state        text not null check (state in ('proposed', 'agreed', 'refused', 'ordered', 'reported', 'lapsed')),
  proposed_by  text not null,
  proposed_at  timestamptz not null,
  ordered_at   timestamptz,
  reported_at  timestamptz,
  outcome      text check (outcome in ('found', 'not-possible')),
  method       text,
  finding      text,
  favours      text check (favours in ('consumer', 'merchant', 'neither')),
  borne_by     text check (borne_by in ('consumer', 'merchant', 'half', 'platform')),
  report_file  text,
  primary key (complaint_id, id),
  check ((state = 'reported') = (reported_at is not null and outcome is not null)),
  check (outcome is distinct from 'found' or (method is not null and finding is not null and favours is not null and report_file is not null))
);
-- One at a time.
create unique index expert_test_open on complaints.expert_test (complaint_id) where state in ('proposed', 'agreed', 'ordered');
create table complaints.expert_test_consent (
  complaint_id text not null,
  test_id      text not null,
  side         text not null check (side in ('consumer', 'merchant')),
  says         boolean not null,
  text         text not null,
  at           timestamptz not null,
  primary key (complaint_id, test_id, side),
  foreign key (complaint_id, test_id) references complaints.expert_test (complaint_id, id)
);
