-- The public ranking of shops by how they treat complaints (9.1.2): frozen snapshots of whole quarters, each published once.
create table complaints.ranking (
  id           text primary key,
  -- `2026-Q3`: a quarter is counted once and never again, so that no two tables of the same complaints can be compared.
  period       text not null unique,
  from_day     date not null,
  until_day    date not null,
  state        text not null check (state in ('preview', 'published', 'withdrawn')),
  counted_at   timestamptz not null,
  -- Until when the shops look at their rows; null when there are none.
  clock        text,
  -- Exactly the bytes that everybody downloads, and their SHA-256.
  body         text,
  hash         text,
  published_at timestamptz,
  withdrawn_at timestamptz,
  reason       text,
  check ((state = 'preview') = (published_at is null)),
  check ((published_at is null) = (body is null) and (body is null) = (hash is null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null and reason is not null))
);
create index ranking_published on complaints.ranking (period desc) where state <> 'preview';

-- What was counted, exactly: for the shop itself and for whoever decides on its objection. What is published is rounded.
create table complaints.ranking_row (
  ranking_id  text not null references complaints.ranking (id),
  merchant_id text not null,
  category    text,
  state       text not null check (state in ('counted', 'corrected', 'withheld')),
  in_time     integer not null check (in_time >= 0),
  late        integer not null check (late >= 0),
  solved      integer not null check (solved >= 0),
  unsolved    integer not null check (unsolved >= 0),
  replied     integer not null check (replied >= 0),
  hours       double precision,
  hours_low   double precision,
  hours_high  double precision,
  primary key (ranking_id, merchant_id)
);

-- Shops below the minimum, exactly; published rounded, by category.
create table complaints.ranking_rest (
  ranking_id text not null references complaints.ranking (id),
  category   text not null,
  merchants  integer not null check (merchants >= 0),
  complaints integer not null check (complaints >= 0),
  primary key (ranking_id, category)
);

create table complaints.ranking_objection (
  ranking_id  text not null,
  merchant_id text not null,
  reason      text not null,
  at          timestamptz not null,
  verdict     text check (verdict in ('refuse', 'recount', 'withhold')),
  answer      text,
  decided_by  text,
  decided_at  timestamptz,
  primary key (ranking_id, merchant_id),
  foreign key (ranking_id, merchant_id) references complaints.ranking_row (ranking_id, merchant_id),
  check ((verdict is null) = (decided_at is null) and (verdict is null) = (answer is null) and (verdict is null) = (decided_by is null))
);
