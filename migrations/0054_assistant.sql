-- The optional assistant: what was asked of a language model, what left, what came back, and what became of it.

create table complaints.assistant_draft (
  id             text primary key,
  complaint_id   text not null references complaints.complaint (id),
  kind           text not null check (kind in ('summary', 'reply', 'category')),
  state          text not null check (state in ('waiting', 'asking', 'done', 'failed', 'cancelled')),
  -- The day of Beijing on which it counts against the budget.
  day            date not null,
  model          text not null,
  host           text not null,
  prompt_version integer not null,
  -- The whole body as it leaves, placeholders for everything personal.
  sent           text not null,
  sent_hash      text not null,
  -- What the placeholders stand for; emptied as soon as the answer is there or no longer wanted.
  hidden         jsonb not null,
  asked_by       text not null,
  asked_at       timestamptz not null,
  started_at     timestamptz,
  ended_at       timestamptz,
  error          text,
  -- The draft with the placeholders put back: personal, like the statements of the case.
  text           text,
  category       text,
  tokens_in      integer check (tokens_in >= 0),
  tokens_out     integer check (tokens_out >= 0),
  took_ms        integer check (took_ms >= 0),
  fate           text check (fate in ('kept', 'edited', 'discarded')),
  fate_at        timestamptz,
  -- The statement of the case that began as this draft.
  statement_id   text,
  check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null)),
  check ((state = 'done') = (text is not null)),
  check ((state = 'failed') = (error is not null)),
  check (ended_at is null or hidden = '[]'::jsonb)
);
-- One at a time of a kind and a case: two clicks are one call.
create unique index assistant_draft_open on complaints.assistant_draft (complaint_id, kind) where state in ('waiting', 'asking');
create index assistant_draft_case on complaints.assistant_draft (complaint_id, asked_at desc, id desc);
create index assistant_draft_log on complaints.assistant_draft (asked_at desc, id desc);
create index assistant_draft_day on complaints.assistant_draft (day);
