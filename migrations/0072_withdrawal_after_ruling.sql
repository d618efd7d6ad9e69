-- To withdraw after a ruling or a settlement takes the shop's consent (7.1.3).
create table complaints.withdrawal_request (
  id           text primary key,
  complaint_id text not null references complaints.complaint (id),
  statement_id text not null,
  -- The clock of the shop's answer; its end is a refusal.
  clock_id     text not null,
  state        text not null check (state in ('asked', 'agreed', 'refused', 'silent', 'lapsed')),
  asked_at     timestamptz not null,
  answer_id    text,
  answered_at  timestamptz,
  check ((state = 'asked') = (answered_at is null))
);
-- One at a time.
create unique index withdrawal_request_open on complaints.withdrawal_request (complaint_id) where state = 'asked';
create index withdrawal_request_case on complaints.withdrawal_request (complaint_id, asked_at);

-- What a shop writes may make a withdrawal, or a review taken down, a condition of what it owes.
alter table complaints.signal drop constraint signal_kind_check;
alter table complaints.signal add constraint signal_kind_check
  check (kind in ('same-order', 'near-duplicate', 'safety', 'minor', 'vulnerable', 'report', 'condition'));
