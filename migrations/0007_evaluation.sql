-- How well the plan is kept: the latest reading of each measure, one a day for the trend, and the state of each clause.
create schema if not exists evaluation;

create table evaluation.reading (
  clause      text not null,
  measure     text not null,
  -- null: there was nothing to measure
  value       double precision,
  sample      bigint not null check (sample >= 0),
  computed_at timestamptz not null,
  primary key (clause, measure)
);

-- The last reading of a day stays.
create table evaluation.daily_reading (
  clause  text not null,
  measure text not null,
  day     date not null,
  value   double precision,
  sample  bigint not null check (sample >= 0),
  primary key (clause, measure, day)
);

create table evaluation.clause_state (
  clause text primary key,
  state  text not null check (state in ('kept', 'at-risk', 'broken', 'not-built')),
  since  timestamptz not null
);

-- The share of clocks met asks for the newest ended clocks of a rule.
create index clock_ended on kernel.clock (rule, stopped_at desc) where stopped_at is not null;
