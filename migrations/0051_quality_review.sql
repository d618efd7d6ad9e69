-- Reviews of closed complaints by colleagues (10.1.3): rounds that are drawn, reviews, tasks for improvement. Nothing here changes a case.
create table complaints.quality_round (
  id         text primary key,
  from_day   date not null,
  until_day  date not null,
  wanted     integer not null check (wanted > 0),
  seed       text not null,
  -- What was drawn from, so that anybody can draw again: [{"id", "agent", "outcome"}].
  candidates jsonb not null,
  drawn_by   text not null,
  drawn_at   timestamptz not null
);
create index quality_round_drawn on complaints.quality_round (drawn_at desc, id desc);

create table complaints.quality_review (
  id            text primary key,
  complaint_id  text not null references complaints.complaint (id),
  round_id      text references complaints.quality_round (id),
  -- Of which review it is a second, independent one.
  calibrates    text references complaints.quality_review (id),
  -- Whose work it is about.
  agent_id      text not null,
  -- Why it was added by hand.
  reason        text not null default '',
  reviewer_id   text,
  state         text not null check (state in ('to-do', 'done', 'answered', 'objected', 'decided')),
  -- The version of the checklist: its first day.
  checklist     date not null,
  -- What was found at each item: {"in-time": {"found": "yes", "note": ""}}.
  findings      jsonb,
  score         integer check (score between 0 and 100),
  failed        boolean,
  finding       text not null default '',
  created_at    timestamptz not null,
  done_at       timestamptz,
  answer        text not null default '',
  answered_at   timestamptz,
  decided_by    text,
  decision      text check (decision in ('upheld', 'changed')),
  decision_text text not null default '',
  decided_at    timestamptz,
  version       integer not null default 1,
  check ((state = 'to-do') = (done_at is null)),
  check ((done_at is null) = (findings is null)),
  check ((state = 'decided') = (decision is not null)),
  check (calibrates is null or state in ('to-do', 'done'))
);
-- A case is reviewed once, and calibrated once.
create unique index quality_review_case on complaints.quality_review (complaint_id) where calibrates is null;
create unique index quality_review_calibrates on complaints.quality_review (calibrates) where calibrates is not null;
create index quality_review_listed on complaints.quality_review (created_at desc, id desc);
create index quality_review_reviewer on complaints.quality_review (reviewer_id, created_at) where state = 'to-do';
create index quality_review_agent on complaints.quality_review (agent_id, done_at);

create table complaints.quality_task (
  review_id text not null references complaints.quality_review (id),
  id        text not null,
  text      text not null,
  owner_id  text not null,
  due_on    date not null,
  done_at   timestamptz,
  done_by   text,
  note      text not null default '',
  primary key (review_id, id)
);
create index quality_task_open on complaints.quality_task (owner_id, due_on) where done_at is null;
