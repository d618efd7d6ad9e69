-- The survey after a complaint (10.1.3): asked once, answered once, and what the desk did about an unhappy answer.
create table complaints.survey (
  id              text primary key,
  complaint_id    text not null unique references complaints.complaint (id),
  -- As the complaint stood when it was closed: what figures are counted by.
  merchant_id     text,
  agent_id        text,
  channel         text not null,
  category        text not null,
  outcome         text not null,
  asked_at        timestamptz not null,
  open_until      timestamptz not null,
  answered_at     timestamptz,
  skipped_at      timestamptz,
  outcome_score   smallint check (outcome_score between 1 and 5),
  handling_score  smallint check (handling_score between 1 and 5),
  solved          text check (solved in ('yes', 'partly', 'no')),
  -- Personal, like every statement: never in facts or logs.
  words           text not null default '',
  may_publish     boolean not null default false,
  -- Set by an unhappy answer; it stays until somebody has called.
  call_back       text check (call_back in ('due', 'done')),
  call_back_clock text,
  called_at       timestamptz,
  called_by       text,
  call_note       text not null default '',
  version         integer not null default 1,
  check ((answered_at is null) = (outcome_score is null)),
  check ((answered_at is null) = (handling_score is null)),
  check ((answered_at is null) = (solved is null)),
  check (answered_at is null or skipped_at is null),
  check (call_back is distinct from 'done' or called_at is not null)
);
create index survey_answered on complaints.survey (answered_at desc, id desc) where answered_at is not null;
create index survey_call_back on complaints.survey (answered_at, id) where call_back = 'due';
create index survey_asked on complaints.survey (asked_at);
create index survey_agent on complaints.survey (agent_id, open_until);
create index survey_merchant on complaints.survey (merchant_id, open_until);
