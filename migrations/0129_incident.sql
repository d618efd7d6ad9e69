-- What is held back while an incident lasts: accounts, keys, what leaves. Whatever stands here is refused at the very next call.
create table kernel.restraint (
  id        text primary key,
  kind      text not null check (kind in ('sessions', 'account', 'key', 'webhooks', 'exports', 'messages', 'chapter')),
  -- The account, the key, the chapter; null: all of it.
  target    text,
  -- The incident for which it was set.
  reason_id text not null,
  -- Set in a drill: it is written down and holds nothing.
  practice  boolean not null,
  set_by    text not null,
  set_at    timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null)),
  check ((kind in ('sessions', 'account', 'key', 'chapter')) = (target is not null))
);
create unique index restraint_once on kernel.restraint (reason_id, kind, coalesce(target, '')) where lifted_at is null;
create index restraint_standing on kernel.restraint (kind, target) where lifted_at is null and not practice;

-- Incidents with personal information (5.3.2).
create table privacy.incident (
  id              text primary key,
  drill           boolean not null,
  kind            text not null check (kind in ('leak', 'tampering', 'loss', 'possible')),
  source          text not null check (source in ('staff', 'alert', 'outside', 'authority')),
  operator        text not null check (operator in ('general', 'central', 'critical')),
  title_sealed    bytea not null,
  story_sealed    bytea not null,
  opened_by       text not null,
  opened_at       timestamptz not null,
  -- T0: found, or told of it. Corrected by another line of privacy.incident_word, never silently.
  found_at        timestamptz not null,
  grade           text check (grade in ('below', 'larger', 'major', 'especially-major')),
  contained_at    timestamptz,
  graded_at       timestamptz,
  reported_at     timestamptz,
  told_at         timestamptz,
  investigated_at timestamptz,
  compensated_at  timestamptz,
  reviewed_at     timestamptz,
  closed_at       timestamptz,
  false_alarm     boolean not null default false,
  check (opened_at >= found_at)
);
create index incident_by_age on privacy.incident (id desc);

-- Why something was done: what was written with a step, once and for all.
create table privacy.incident_word (
  incident_id text not null references privacy.incident,
  id          text not null,
  step        text not null check (step in ('correct', 'contain', 'lift', 'grade', 'count', 'tell', 'announce', 'report', 'investigate', 'argue', 'sign', 'compensate', 'review', 'close')),
  -- What of it, where there are several: a measure, a paper.
  about       text,
  text_sealed bytea not null,
  by_account  text not null,
  at          timestamptz not null,
  primary key (incident_id, id)
);
