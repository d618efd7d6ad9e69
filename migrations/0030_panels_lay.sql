-- A lay panel with hidden votes (7.1.3): people from both sides of the market answer one question. A vote is a hash until everybody's time to
-- commit is over; what was never opened does not count.
create table complaints.juror (
  account_id  text primary key,
  -- Copies of the account's party, so that nobody sits in a matter of his own.
  consumer_id text,
  merchant_id text,
  enrolled_at timestamptz not null,
  left_at     timestamptz,
  missed      integer not null default 0 check (missed >= 0),
  check ((consumer_id is null) <> (merchant_id is null))
);

create table complaints.jury (
  complaint_id text not null,
  id           text not null,
  ruling_id    text not null,
  phase        text not null check (phase in ('commit', 'reveal', 'counted', 'cancelled')),
  -- As declared before anybody voted.
  quorum       integer not null check (quorum > 0),
  tie          text not null check (tie in ('consumer', 'merchant')),
  seed         text not null,
  clock        text,
  opened_at    timestamptz not null,
  closed_at    timestamptz,
  verdict      text check (verdict in ('consumer', 'merchant', 'none')),
  primary key (complaint_id, id),
  foreign key (complaint_id, ruling_id) references complaints.ruling (complaint_id, id) on delete cascade,
  check ((phase = 'counted') = (verdict is not null))
);
create unique index jury_id on complaints.jury (id);
create unique index jury_ruling on complaints.jury (complaint_id, ruling_id);

create table complaints.jury_seat (
  complaint_id text not null,
  jury_id      text not null,
  id           text not null,
  account_id   text not null,
  -- SHA-256 of jury, seat, vote and a salt that only the juror's browser knows.
  commitment   text check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz,
  vote         text check (vote in ('consumer', 'merchant')),
  salt         text check (salt ~ '^[0-9a-f]{64}$'),
  revealed_at  timestamptz,
  primary key (complaint_id, jury_id, id),
  foreign key (complaint_id, jury_id) references complaints.jury (complaint_id, id) on delete cascade,
  check ((commitment is null) = (committed_at is null)),
  check ((vote is null) = (revealed_at is null) and (salt is null) = (vote is null)),
  check (vote is null or commitment is not null)
);
create unique index jury_seat_person on complaints.jury_seat (complaint_id, jury_id, account_id);
create index jury_seat_account on complaints.jury_seat (account_id);
