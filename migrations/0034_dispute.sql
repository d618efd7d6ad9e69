-- What the dispute turns on (7.1.1): points of fact with the stance of each side, each piece of evidence with what each side and then
-- a person of the platform makes of it, and the statement of the dispute that both sides sign. Words stay here; facts hold ids only.

create table complaints.point (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  number       integer not null check (number > 0),
  side         text not null check (side in ('consumer', 'merchant', 'platform')),
  text         text not null,
  by           text not null,
  at           timestamptz not null,
  -- Whoever made it took it back; its number is not used again.
  withdrawn_at timestamptz,
  primary key (complaint_id, id),
  unique (complaint_id, number)
);

-- What a side says to a point; the last one counts, the earlier ones stay.
create table complaints.point_stance (
  complaint_id text not null,
  point_id     text not null,
  id           text not null,
  side         text not null check (side in ('consumer', 'merchant')),
  stance       text not null check (stance in ('admits', 'contests', 'unknown')),
  note         text not null,
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, point_id, id),
  foreign key (complaint_id, point_id) references complaints.point (complaint_id, id)
);

-- What somebody makes of one piece of evidence: authentic, lawful, relevant. A finding is the platform's, with its reason.
create table complaints.assessment (
  complaint_id text not null,
  file_id      text not null,
  id           text not null,
  side         text not null check (side in ('consumer', 'merchant', 'platform')),
  authentic    text not null check (authentic in ('yes', 'no', 'unsure')),
  lawful       text not null check (lawful in ('yes', 'no', 'unsure')),
  relevant     text not null check (relevant in ('yes', 'no', 'unsure')),
  admitted     text check (admitted in ('whole', 'part', 'not')),
  note         text not null,
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, file_id, id),
  foreign key (complaint_id, file_id) references complaints.evidence (complaint_id, file_id),
  check ((admitted is not null) = (side = 'platform'))
);

-- A signature stands under one text only: when the statement changes it is signed anew.
create table complaints.dispute_signature (
  complaint_id text not null references complaints.complaint (id),
  side         text not null check (side in ('consumer', 'merchant')),
  hash         text not null,
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, side, hash)
);

-- The statement as it stood when the evidence was closed. Who had not signed by then counts as not having objected.
create table complaints.dispute_seal (
  complaint_id text not null references complaints.complaint (id),
  number       integer not null,
  hash         text not null,
  document     text not null,
  consumer     text not null check (consumer in ('signed', 'silent')),
  merchant     text not null check (merchant in ('signed', 'silent')),
  at           timestamptz not null,
  primary key (complaint_id, number)
);
