-- What a ruling rests on (7.1.3): the evidence that both sides read, by its file; and what was put right in it afterwards.
alter table complaints.ruling add column rests_on text[] not null default '{}';
alter table complaints.ruling_draft add column rests_on text[] not null default '{}';

-- A clerical slip put right by whoever ruled: wording and arithmetic, never the result. The ruling itself stays as it was issued.
create table complaints.ruling_correction (
  complaint_id text not null,
  ruling_id    text not null,
  id           text not null,
  -- What stood there, word for word, and what is to be read instead.
  wrong        text not null,
  instead      text not null,
  -- Why it is a slip and changes nothing that was decided.
  reason       text not null,
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, ruling_id, id),
  foreign key (complaint_id, ruling_id) references complaints.ruling (complaint_id, id)
);
