-- A ruling by one or by three (7.1.3): who sits, what the presiding member proposes, who concurs and who does not.
alter table complaints.ruling add column size smallint not null default 1 check (size in (1, 3));
-- By which rule it has this size; null where nothing asked for three.
alter table complaints.ruling add column size_rule text;

create table complaints.ruling_seat (
  complaint_id text not null,
  ruling_id    text not null,
  id           text not null,
  account_id   text not null,
  part         text not null check (part in ('presiding', 'member')),
  -- From which, with the candidates of that moment, everybody can repeat the draw.
  seed         text not null,
  drawn_at     timestamptz not null,
  -- The clock of what this seat owes now, if it owes anything.
  clock        text,
  left_at      timestamptz,
  left_because text check (left_because in ('challenged', 'withdrew', 'silent')),
  primary key (complaint_id, ruling_id, id),
  foreign key (complaint_id, ruling_id) references complaints.ruling (complaint_id, id) on delete cascade,
  check ((left_at is null) = (left_because is null))
);
-- Nobody sits twice in one matter's ruling, one presides.
create unique index ruling_seat_person on complaints.ruling_seat (complaint_id, ruling_id, account_id);
create unique index ruling_seat_presiding on complaints.ruling_seat (complaint_id, ruling_id)
  where part = 'presiding' and left_at is null;
create index ruling_seat_open on complaints.ruling_seat (account_id) where left_at is null;
create index ruling_seat_clock on complaints.ruling_seat (clock) where clock is not null;

create table complaints.ruling_draft (
  complaint_id text not null,
  ruling_id    text not null,
  version      integer not null check (version > 0),
  seat_id      text not null,
  decision     text not null check (decision in ('consumer', 'partly', 'merchant', 'uphold', 'change', 'overturn', 'remand')),
  remedy       text not null,
  amount_fen   bigint not null check (amount_fen >= 0),
  reasons      text not null,
  cites        text[] not null,
  at           timestamptz not null,
  primary key (complaint_id, ruling_id, version),
  foreign key (complaint_id, ruling_id, seat_id) references complaints.ruling_seat (complaint_id, ruling_id, id) on delete cascade
);

create table complaints.ruling_opinion (
  complaint_id text not null,
  ruling_id    text not null,
  version      integer not null,
  seat_id      text not null,
  concurs      boolean not null,
  reasons      text not null,
  at           timestamptz not null,
  primary key (complaint_id, ruling_id, version, seat_id),
  foreign key (complaint_id, ruling_id, version)
    references complaints.ruling_draft (complaint_id, ruling_id, version) on delete cascade,
  foreign key (complaint_id, ruling_id, seat_id)
    references complaints.ruling_seat (complaint_id, ruling_id, id) on delete cascade,
  -- Whoever dissents says why.
  check (concurs or reasons <> '')
);

-- Whoever was drawn before panels were known sits alone.
insert into complaints.ruling_seat (complaint_id, ruling_id, id, account_id, part, seed, drawn_at)
select complaint_id, id, 'rst_' || substr(id, 5), arbitrator_id, 'presiding', seed, assigned_at
from complaints.ruling where arbitrator_id is not null;
