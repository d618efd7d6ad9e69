-- A draft that nobody used is emptied after a time: what was asked for, when, where it went and its hash stay for the log.
alter table complaints.assistant_draft add column emptied_at timestamptz;
create index assistant_draft_unused on complaints.assistant_draft (ended_at)
  where emptied_at is null and statement_id is null and ended_at is not null;
