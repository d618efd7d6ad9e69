-- Who decides a mass claim (7.1.3): drawn as for a single case, without a tie to any member's case.
create table complaints.mass_seat (
  claim_id     text not null references complaints.mass_claim (id),
  id           text not null,
  account_id   text not null,
  -- From which, with the candidates of that moment, everybody can repeat the draw.
  seed         text not null,
  drawn_at     timestamptz not null,
  left_at      timestamptz,
  -- tied: a case joined in which he took part; withdrew: he said so himself; gone: he is no arbitrator any more.
  left_because text check (left_because in ('tied', 'withdrew', 'gone')),
  -- What he wrote when he withdrew; for colleagues.
  reason       text,
  primary key (claim_id, id),
  check ((left_at is null) = (left_because is null))
);
-- One decides; nobody comes back.
create unique index mass_seat_open on complaints.mass_seat (claim_id) where left_at is null;
create unique index mass_seat_person on complaints.mass_seat (claim_id, account_id);
