-- What was known of the working days of a year, and since when: a date that was told once can be counted again as it was counted then.
-- Nothing here is ever changed. kernel.calendar_year holds what counts now.
create table kernel.calendar_version (
  year     integer not null,
  -- release: brought by the software; import: told to this installation, and goes before it.
  origin   text not null check (origin in ('release', 'import')),
  -- The epoch: known before this installation began to note it.
  known_at timestamptz not null,
  content  jsonb not null,
  primary key (year, origin, known_at)
);

insert into kernel.calendar_version (year, origin, known_at, content)
select year, 'import', imported_at, content from kernel.calendar_year;
