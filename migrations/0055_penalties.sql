-- Violations by merchants (9.3.2, decision 0078): notice, defence, decision, appeal; lines of points; what the marketplace was told.
create schema governance;

create table governance.penalty (
  id                text primary key,
  -- What people call it by; readable, not guessable.
  number            text not null unique,
  merchant_id       text not null,
  -- The name of the shop when it was opened.
  shop              text not null,
  violation         text not null,
  -- The version of the catalogue in force on the day of what happened.
  rule_from         date not null,
  happened_on       date not null,
  -- What the merchant is said to have done; the merchant reads it.
  seen              text not null,
  -- The case that it came from.
  complaint_id      text,
  -- Checked by the table of steps in code.
  state             text not null check (state in ('proposed', 'noticed', 'deciding', 'in-force', 'appealed', 'final', 'reversed', 'dropped')),
  opened_by         text not null,
  opened_at         timestamptz not null,
  noticed_at        timestamptz,
  heard_at          timestamptz,
  decided_by        text,
  decided_at        timestamptz,
  -- As they counted when it was decided; what counts now is computed.
  occurrence        integer check (occurrence >= 1),
  points            integer check (points >= 0),
  appealed_at       timestamptz,
  appeal_decided_by text,
  appeal_decided_at timestamptz,
  lowered_points    integer check (lowered_points >= 0),
  lowered_at        timestamptz,
  reversed_at       timestamptz,
  stage_clock       text,
  next_due_at       timestamptz,
  overdue           boolean not null default false,
  rulebook          text not null,
  version           integer not null default 1,
  check ((decided_at is null) = (decided_by is null)),
  check ((decided_at is null) = (points is null)),
  check ((state in ('in-force', 'appealed', 'final', 'reversed')) = (decided_at is not null)),
  check ((state = 'reversed') = (reversed_at is not null)),
  check ((lowered_at is null) = (lowered_points is null)),
  -- Nobody decides an appeal against himself.
  check (appeal_decided_by is null or appeal_decided_by <> decided_by)
);
create index penalty_open on governance.penalty (next_due_at, id) where state in ('proposed', 'noticed', 'deciding', 'appealed');
create index penalty_opened on governance.penalty (opened_at desc, id desc);
create index penalty_merchant on governance.penalty (merchant_id, opened_at desc);
-- A case gives rise to one penalty for one violation.
create unique index penalty_case on governance.penalty (complaint_id, violation) where complaint_id is not null and state <> 'dropped';

-- What was written in it: by the platform, or by the merchant.
create table governance.penalty_text (
  penalty_id text not null references governance.penalty (id),
  id         text not null,
  kind       text not null check (kind in ('statement', 'decision', 'drop', 'appeal', 'appeal-decision')),
  text       text not null,
  by         text not null,
  at         timestamptz not null,
  primary key (penalty_id, id)
);

-- Lines of points. A reversal is a negative line, and so is what it changes in later penalties; nothing is decided from their sum.
create table governance.point_entry (
  merchant_id text not null,
  id          text not null,
  penalty_id  text not null references governance.penalty (id),
  at          timestamptz not null,
  cause       text not null check (cause in ('decided', 'reversed', 'lowered', 'recounted')),
  -- The penalty whose decision or appeal wrote this line.
  because_of  text not null references governance.penalty (id),
  points      integer not null,
  occurrence  integer not null check (occurrence >= 1),
  primary key (merchant_id, id),
  -- One event writes one line for each penalty: a repetition writes none.
  unique (penalty_id, because_of, at)
);

-- What the marketplace was told to do to a shop for a measure, and what it answered.
create table governance.measure_order (
  merchant_id text not null,
  id          text not null unique,
  measure     text not null check (measure in ('no-promotion', 'no-new-listings')),
  does        text not null check (does in ('suspend', 'lift')),
  -- For a suspension: its end.
  until_at    timestamptz,
  -- The penalty by which it changed.
  penalty_id  text not null references governance.penalty (id),
  state       text not null check (state in ('asked', 'sent', 'confirmed', 'refused', 'troubled')),
  command_id  text,
  at          timestamptz not null,
  answered_at timestamptz,
  primary key (merchant_id, id),
  check ((does = 'suspend') = (until_at is not null))
);
create index measure_order_penalty on governance.measure_order (penalty_id);
create index measure_order_last on governance.measure_order (merchant_id, measure, at desc, id desc);
