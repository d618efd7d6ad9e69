-- Replies with gaps, and macros: several steps in one go (7.3.1).

create table complaints.template (
  id          text primary key,
  -- Whose replies they are: the platform's, or a merchant's; a merchant's own belong to its shop.
  side        text not null check (side in ('platform', 'merchant')),
  merchant_id text,
  kind        text not null check (kind in ('reply', 'macro')),
  name        text not null,
  -- For which categories; empty means all.
  categories  text[] not null default '{}',
  -- A reply: its words in both languages. A macro: its steps.
  body        jsonb not null,
  version     integer not null default 1,
  retired_at  timestamptz,
  uses        bigint not null default 0,
  by          text not null,
  at          timestamptz not null,
  check (merchant_id is null or side = 'merchant'),
  check (kind = 'reply' or side = 'platform')
);
create unique index template_name on complaints.template (side, coalesce(merchant_id, ''), lower(name));

-- Every version as it was, so that what was said can be traced to the words it came from.
create table complaints.template_version (
  template_id text not null references complaints.template (id),
  version     integer not null,
  name        text not null,
  categories  text[] not null,
  body        jsonb not null,
  retired     boolean not null,
  by          text not null,
  at          timestamptz not null,
  primary key (template_id, version)
);

-- Somebody wants to look at a case again. No clock stands still because of it.
create table complaints.reminder (
  complaint_id text not null references complaints.complaint (id),
  id           text not null,
  account_id   text not null,
  due_at       timestamptz not null,
  set_at       timestamptz not null,
  -- Told, or no longer wanted.
  ended_at     timestamptz,
  primary key (complaint_id, id)
);
create unique index reminder_open on complaints.reminder (complaint_id, account_id) where ended_at is null;
