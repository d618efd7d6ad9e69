-- Who has a case open right now. Unlogged: after a crash nobody has, and nothing of it is a record of anything.
create unlogged table complaints.presence (
  complaint_id text not null,
  account_id   text not null,
  typing       boolean not null,
  since        timestamptz not null,
  seen_at      timestamptz not null,
  primary key (complaint_id, account_id)
);
create index presence_account on complaints.presence (account_id, seen_at);
