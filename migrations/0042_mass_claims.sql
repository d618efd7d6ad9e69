-- Mass claims (7.1): many consumers with one matter. What they share is found by rule and proposed with its counts; a person decides. Each
-- case keeps its own file, clocks and evidence: these tables only say that it stands together with others.

-- What a complaint could share with others: the goods, the kind of matter.
create table complaints.mass_trait (
  complaint_id text not null references complaints.complaint (id),
  kind         text not null check (kind in ('item', 'category')),
  value        text not null,
  -- What people call it: the title of the goods. Null where the value says it.
  title        text,
  merchant_id  text not null,
  -- Whose complaint it is: an account, a verified contact, or the complaint itself where neither is known.
  person       text not null,
  received_at  timestamptz not null,
  primary key (complaint_id, kind, value)
);
create index mass_trait_shared on complaints.mass_trait (merchant_id, kind, value, received_at);

create table complaints.mass_cluster (
  id             text primary key,
  merchant_id    text not null,
  kind           text not null check (kind in ('item', 'category')),
  value          text not null,
  title          text,
  state          text not null check (state in ('proposed', 'accepted', 'dismissed')),
  -- The explanation, as it was when it was last looked at: how many, since when, on which days, in which words.
  people         integer not null check (people >= 0),
  complaints     integer not null check (complaints >= 0),
  safety         integer not null check (safety >= 0),
  alike          integer not null check (alike >= 0),
  because        text not null check (because in ('people', 'safety')),
  needed         integer not null,
  window_days    integer not null,
  first_on       date not null,
  last_on        date not null,
  days           jsonb not null,
  words          jsonb not null,
  rulebook       text not null,
  found_at       timestamptz not null,
  looked_at      timestamptz not null,
  decided_by     text,
  decided_at     timestamptz,
  -- Why a person dismissed it; the number of people then, so that it is proposed again only when it has grown.
  reason         text,
  people_then    integer,
  claim_id       text,
  check ((state = 'proposed') = (decided_at is null)),
  check ((state = 'accepted') = (claim_id is not null))
);
-- One proposal about one thing at a time.
create unique index mass_cluster_proposed on complaints.mass_cluster (merchant_id, kind, value) where state = 'proposed';
create index mass_cluster_state on complaints.mass_cluster (state, looked_at desc, id desc);
create index mass_cluster_key on complaints.mass_cluster (merchant_id, kind, value, found_at desc);

create table complaints.mass_claim (
  id                text primary key,
  merchant_id       text not null,
  kind              text not null check (kind in ('item', 'category')),
  value             text not null,
  title             text not null,
  -- What it is about, without a word about any person: members and, once announced, everybody read it.
  summary           text not null,
  state             text not null check (state in ('gathering', 'found', 'carrying', 'carried', 'closed', 'merged')),
  lead_complaint_id text not null references complaints.complaint (id),
  opened_by         text not null,
  opened_at         timestamptz not null,
  elected_at        timestamptz,
  answered_at       timestamptz,
  announced_at      timestamptz,
  carried_at        timestamptz,
  closed_at         timestamptz,
  close_reason      text,
  -- The claim that this one became a part of.
  merged_into       text,
  version           integer not null default 1,
  check ((state in ('closed', 'merged')) = (closed_at is not null)),
  check ((state = 'merged') = (merged_into is not null))
);
create index mass_claim_state on complaints.mass_claim (state, opened_at desc, id desc);
create index mass_claim_merchant on complaints.mass_claim (merchant_id, opened_at desc, id desc);
create index mass_claim_key on complaints.mass_claim (merchant_id, kind, value) where closed_at is null;
create index mass_claim_announced on complaints.mass_claim (announced_at desc, id desc) where announced_at is not null;

create table complaints.mass_member (
  claim_id       text not null references complaints.mass_claim (id),
  complaint_id   text not null references complaints.complaint (id),
  -- By which the others, the shop and the authority know this member.
  number         integer not null check (number > 0),
  state          text not null check (state in ('invited', 'joined', 'declined', 'left')),
  -- Joined after the common finding.
  late           boolean not null default false,
  invited_at     timestamptz not null,
  -- The consumer was told of it.
  told_at        timestamptz,
  answered_at    timestamptz,
  -- Offered to speak for the others; elected.
  stands         boolean not null default false,
  represents     boolean not null default false,
  -- What a formula asks of each member: how many pieces it concerns.
  affected       integer check (affected between 0 and 1000000),
  -- The common answer of the merchant stands in the case.
  answer_at      timestamptz,
  -- How the finding was carried out in this case.
  result         text check (result in ('done', 'skipped')),
  skipped        text,
  amount_fen     bigint check (amount_fen >= 0),
  result_at      timestamptz,
  primary key (claim_id, complaint_id),
  unique (claim_id, number),
  check ((result is null) = (result_at is null)),
  check ((result = 'skipped') = (skipped is not null))
);
-- A case stands in one claim at a time; one that declined or left may be in another later.
create unique index mass_member_case on complaints.mass_member (complaint_id) where state in ('invited', 'joined');
create index mass_member_of_case on complaints.mass_member (complaint_id);
create index mass_member_state on complaints.mass_member (claim_id, state, complaint_id);
create index mass_member_untold on complaints.mass_member (claim_id, complaint_id) where told_at is null;
create index mass_member_open on complaints.mass_member (claim_id, complaint_id) where state = 'joined' and result is null;

-- Which candidates a member wants to speak for all.
create table complaints.mass_vote (
  claim_id     text not null,
  complaint_id text not null,
  candidate    text not null,
  at           timestamptz not null,
  primary key (claim_id, complaint_id, candidate),
  foreign key (claim_id, complaint_id) references complaints.mass_member (claim_id, complaint_id)
);

-- What the merchant answers once for all.
create table complaints.mass_answer (
  claim_id text not null references complaints.mass_claim (id),
  id       text not null,
  text     text not null,
  by       text not null,
  at       timestamptz not null,
  primary key (claim_id, id)
);

-- An offer of the merchant, or the wish of a representative to withdraw. It binds only those members who said yes themselves.
create table complaints.mass_motion (
  claim_id   text not null references complaints.mass_claim (id),
  id         text not null,
  kind       text not null check (kind in ('settle', 'withdraw')),
  side       text not null check (side in ('merchant', 'consumer')),
  remedy     text,
  formula    jsonb,
  text       text not null,
  by         text not null,
  at         timestamptz not null,
  closed_at  timestamptz,
  primary key (claim_id, id),
  check ((kind = 'settle') = (formula is not null and remedy is not null))
);
create unique index mass_motion_open on complaints.mass_motion (claim_id, kind) where closed_at is null;
create table complaints.mass_consent (
  claim_id     text not null,
  motion_id    text not null,
  complaint_id text not null,
  says         boolean not null,
  -- What a settlement gives this member, as it was when the member said yes.
  amount_fen   bigint check (amount_fen >= 0),
  at           timestamptz not null,
  primary key (claim_id, motion_id, complaint_id),
  foreign key (claim_id, motion_id) references complaints.mass_motion (claim_id, id),
  foreign key (claim_id, complaint_id) references complaints.mass_member (claim_id, complaint_id)
);

-- The formula that is being tried, and the common finding: once for each claim.
create table complaints.mass_draft (
  claim_id text primary key references complaints.mass_claim (id),
  remedy   text not null,
  formula  jsonb not null,
  by       text not null,
  at       timestamptz not null
);
create table complaints.mass_finding (
  claim_id text primary key references complaints.mass_claim (id),
  decision text not null check (decision in ('consumer', 'partly', 'merchant')),
  remedy   text not null,
  formula  jsonb not null,
  reasons  text not null,
  cites    text[] not null,
  rulebook text not null,
  by       text not null,
  at       timestamptz not null
);

-- What everybody may read: written by a person, without a word about any member.
create table complaints.mass_notice (
  claim_id text not null references complaints.mass_claim (id),
  id       text not null,
  text     text not null,
  by       text not null,
  at       timestamptz not null,
  primary key (claim_id, id)
);
