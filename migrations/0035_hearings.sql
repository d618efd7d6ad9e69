-- Hearings (7.1.2, 7.1.3): who is called when and where, who came, and the minutes that both sides sign or object to. What was said in a
-- mediation hearing stands here and nowhere else: nothing of it goes into the case that a ruling reads.

create table complaints.hearing (
  complaint_id   text not null references complaints.complaint (id),
  id             text not null,
  number         integer not null check (number > 0),
  stage          text not null check (stage in ('mediation', 'ruling')),
  form           text not null check (form in ('video', 'phone', 'in-person')),
  state          text not null check (state in ('proposed', 'set', 'held', 'closed', 'cancelled')),
  -- Null while several times are put to the vote.
  starts_at      timestamptz,
  length_minutes integer not null check (length_minutes > 0),
  place          text not null,
  agenda         text not null,
  -- What follows when a side does not come, told with the call.
  absence        text not null check (absence in ('goes-on', 'put-off')),
  presiding_id   text not null,
  called_at      timestamptz not null,
  -- Called with less notice than the rulebook wants: whoever stays away has nothing to fear.
  short_notice   boolean not null default false,
  adjourned      integer not null default 0,
  -- Why it was put off or called off, for both sides.
  reason         text,
  -- Goes up with every change that a calendar has to know of.
  sequence       integer not null default 0,
  changed_at     timestamptz not null,
  -- Runs while both sides may sign the minutes or object.
  clock          text,
  primary key (complaint_id, id),
  unique (id),
  unique (complaint_id, number),
  check ((starts_at is null) <= (state in ('proposed', 'cancelled')))
);
create index hearing_starts on complaints.hearing (starts_at);

-- A time put to the vote; null: that side has not said.
create table complaints.hearing_slot (
  complaint_id text not null,
  hearing_id   text not null,
  id           text not null,
  starts_at    timestamptz not null,
  consumer     text check (consumer in ('fits', 'not')),
  merchant     text check (merchant in ('fits', 'not')),
  primary key (complaint_id, hearing_id, id),
  foreign key (complaint_id, hearing_id) references complaints.hearing (complaint_id, id)
);

-- party: the consumer, guest or shop of the case, or the account of whoever sits for the platform.
create table complaints.hearing_attendee (
  complaint_id text not null,
  hearing_id   text not null,
  party        text not null,
  part         text not null check (part in ('consumer', 'merchant', 'presiding', 'member')),
  confirmed_at timestamptz,
  attended     boolean,
  primary key (complaint_id, hearing_id, party),
  foreign key (complaint_id, hearing_id) references complaints.hearing (complaint_id, id)
);
create index hearing_attendee_party on complaints.hearing_attendee (party);

create table complaints.hearing_request (
  complaint_id text not null,
  hearing_id   text not null,
  id           text not null,
  side         text not null check (side in ('consumer', 'merchant')),
  reason       text not null,
  wished_at    timestamptz,
  state        text not null check (state in ('open', 'granted', 'refused')),
  answer       text,
  at           timestamptz not null,
  primary key (complaint_id, hearing_id, id),
  foreign key (complaint_id, hearing_id) references complaints.hearing (complaint_id, id)
);

-- Every version that was shown to both sides; the last one counts.
create table complaints.hearing_minutes (
  complaint_id text not null,
  hearing_id   text not null,
  version      integer not null check (version > 0),
  text         text not null,
  document     text not null,
  hash         text not null,
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, hearing_id, version),
  foreign key (complaint_id, hearing_id) references complaints.hearing (complaint_id, id)
);

-- One word of each side on one version.
create table complaints.hearing_word (
  complaint_id text not null,
  hearing_id   text not null,
  version      integer not null,
  side         text not null check (side in ('consumer', 'merchant')),
  word         text not null check (word in ('signed', 'objected')),
  note         text not null,
  by           text not null,
  at           timestamptz not null,
  primary key (complaint_id, hearing_id, version, side),
  foreign key (complaint_id, hearing_id, version) references complaints.hearing_minutes (complaint_id, hearing_id, version)
);

-- The secret address under which a calendar program reads the hearings of one account; only its hash is kept.
create table complaints.hearing_feed (
  account_id text primary key,
  hash       text not null unique,
  since      timestamptz not null
);
