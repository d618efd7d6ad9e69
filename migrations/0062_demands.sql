-- Amounts that a law gives beside the ordinary claim (7.1.3): what a consumer expressly demands, and what a person awards upon it.
-- The most that the open demands come to; 0 when nothing is demanded. Never part of claim_fen, never part of a default ruling.
alter table complaints.complaint add column demanded_fen bigint not null default 0 check (demanded_fen >= 0);

create table complaints.demand (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  -- The rule of the rulebook, in the version that was in force on the day of what happened.
  remedy       text not null,
  rule_from    date not null,
  happened_on  date not null,
  answers      jsonb not null,
  choices      jsonb not null,
  -- What the formula gave with these answers; a later rulebook does not change it.
  from_fen     bigint not null check (from_fen >= 0),
  upto_fen     bigint not null check (upto_fen >= from_fen),
  by           text not null,
  raised_at    timestamptz not null,
  withdrawn_at timestamptz,
  primary key (complaint_id, id)
);
-- The same thing is demanded once at a time.
create unique index demand_open on complaints.demand (complaint_id, remedy) where withdrawn_at is null;

-- Kept with the ruling: by which rule and version, from which answers, who found what it rests on, upon which evidence.
create table complaints.award (
  complaint_id text not null,
  ruling_id    text not null,
  demand_id    text not null,
  remedy       text not null,
  rule_from    date not null,
  happened_on  date not null,
  answers      jsonb not null,
  choices      jsonb not null,
  -- Why the choices that a text leaves open were made this way.
  why          text not null default '',
  found_by     text not null check (found_by in ('platform', 'authority', 'court')),
  finding      text not null,
  evidence     text[] not null check (cardinality(evidence) > 0),
  -- The formula with its numbers, as both sides read it.
  words_zh     text not null,
  words_en     text not null,
  amount_fen   bigint not null check (amount_fen >= 0),
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, ruling_id, demand_id),
  foreign key (complaint_id, ruling_id) references complaints.ruling (complaint_id, id) on delete cascade,
  foreign key (complaint_id, demand_id) references complaints.demand (complaint_id, id)
);

-- What a panel would award, with the draft that says so.
alter table complaints.ruling_draft add column awards jsonb not null default '[]';
