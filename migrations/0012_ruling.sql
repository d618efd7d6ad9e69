-- The platform's ruling (7.1.3), shown as 平台裁决: who was drawn and how, what was decided and why, and the one review of it.
create table complaints.ruling (
  complaint_id  text not null references complaints.complaint (id),
  id            text not null,
  kind          text not null check (kind in ('ruling', 'review')),
  arbitrator_id text,
  -- From which, with the candidates of that moment, everybody can repeat the draw.
  seed          text not null,
  assigned_at   timestamptz not null,
  -- person: somebody decided; default: the time was over and the rule of the rulebook spoke.
  decided_by    text check (decided_by in ('person', 'default')),
  decision      text check (decision in ('consumer', 'partly', 'merchant', 'uphold', 'change', 'overturn', 'remand')),
  remedy        text,
  amount_fen    bigint check (amount_fen >= 0),
  reasons       text,
  cites         text[] not null default '{}',
  rulebook      text,
  at            timestamptz,
  primary key (complaint_id, id),
  check ((at is null) = (decision is null))
);
-- One is open at a time.
create unique index ruling_open on complaints.ruling (complaint_id) where at is null;
create index ruling_arbitrator on complaints.ruling (arbitrator_id) where at is null;

-- Who asked for the ruling, who challenged whom, who appealed: once each.
create table complaints.ruling_step (
  complaint_id text not null references complaints.complaint (id),
  kind         text not null check (kind in ('application', 'challenge', 'appeal')),
  side         text not null check (side in ('consumer', 'merchant')),
  about        text not null default '',
  at           timestamptz not null,
  primary key (complaint_id, kind, side)
);

alter table complaints.statement drop constraint statement_kind_check;
alter table complaints.statement add constraint statement_kind_check check (kind in
  ('claim', 'acknowledgement', 'message', 'question', 'answer', 'offer', 'counter-offer', 'response', 'closing',
   'info-request', 'rejection', 'appeal', 'proof', 'result', 'ruling'));
