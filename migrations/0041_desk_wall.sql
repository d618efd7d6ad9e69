-- Broken time limits, with the reason that somebody gave (7.3.1). A copy of the facts, so that a list of them can be asked for.
create table complaints.breach (
  id           text primary key,
  complaint_id text not null references complaints.complaint (id),
  clock        text not null,
  rule         text not null,
  stage        text not null,
  blame        text not null check (blame in ('consumer', 'merchant', 'platform')),
  agent_id     text,
  at           timestamptz not null,
  reason       text check (reason in ('load', 'absence', 'waiting', 'system', 'mistake', 'other')),
  -- In words; it may name people: here only, never in facts.
  words        text,
  reason_by    text,
  reason_at    timestamptz,
  unique (complaint_id, clock),
  check ((reason is null) = (reason_by is null) and (reason is null) = (reason_at is null))
);
create index breach_recent on complaints.breach (at desc, id desc);
create index breach_unexplained on complaints.breach (at desc, id desc) where reason is null and blame = 'platform';
insert into complaints.breach (id, complaint_id, clock, rule, stage, blame, agent_id, at)
  select distinct on (f.subject, f.data->>'clock') 'bre_' || substr(f.id, 5), f.subject, f.data->>'clock', coalesce(f.data->>'rule', ''),
    coalesce(f.data->>'stage', ''), f.data->>'blame', c.agent_id, f.at
  from kernel.fact f join complaints.complaint c on c.id = f.subject
  where f.kind = 'complaint.clock-breached' and f.data->>'clock' is not null and f.data->>'blame' in ('consumer', 'merchant', 'platform')
  order by f.subject, f.data->>'clock', f.at;
