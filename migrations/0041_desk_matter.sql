-- One matter, several complaints (7.1.1, decision 0067): merged ones keep their own clocks and numbers.

-- A complaint that goes with another one. While the row stands, what the leading one answers and how it ends holds for it too.
create table complaints.merged (
  complaint_id text primary key references complaints.complaint (id),
  leader_id    text not null references complaints.complaint (id),
  by           text not null,
  at           timestamptz not null,
  check (complaint_id <> leader_id)
);
create index merged_leader on complaints.merged (leader_id);

-- Complaints that have to do with each other, the smaller id first; `split`: one was taken out of the other.
create table complaints.related (
  complaint_id text not null references complaints.complaint (id),
  other_id     text not null references complaints.complaint (id),
  kind         text not null check (kind in ('related', 'split')),
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, other_id),
  check (complaint_id < other_id)
);
create index related_other on complaints.related (other_id);
