-- Reports that people merged by hand (2.3.3, decision 0093); what merges itself on arrival has no row here.
create table complaints.report_merge (
  id           text primary key,
  report_id    text not null references complaints.report (id),
  into_id      text not null references complaints.report (id),
  by           text not null,
  at           timestamptz not null,
  -- For colleagues; the informants do not read it.
  reason       text not null,
  -- Where the report stood, and what was left of its clock then: so it goes on when the merge is undone.
  state_before text not null check (state_before in ('received', 'checking')),
  clock_rule   text,
  clock_left   integer,
  -- Repeats that had been merged into it and went along.
  moved        text[] not null,
  undone_at    timestamptz,
  undone_by    text,
  check (report_id <> into_id),
  check ((clock_rule is null) = (clock_left is null)),
  check ((undone_at is null) = (undone_by is null))
);
-- A report stands in one merge at a time.
create unique index report_merge_standing on complaints.report_merge (report_id) where undone_at is null;
create index report_merge_into on complaints.report_merge (into_id) where undone_at is null;
