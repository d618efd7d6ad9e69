-- What happened outside the platform and starts or ends a limit of the law (7.1.4, 7.2.2): at an authority, at a courier, at the shop's door.
create table complaints.milestone (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  kind         text not null,
  happened_on  date not null,
  by           text not null,
  at           timestamptz not null,
  -- Entered by mistake: it counts no longer and stays readable.
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (complaint_id, id),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
