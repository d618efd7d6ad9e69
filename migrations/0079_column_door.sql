-- Which posting of the public column led a consumer to a complaint of his own (7.2.1(4)): numbers for the desk, nothing of it is public.
create table complaints.posting_led_to (
  complaint_id text primary key references complaints.complaint (id),
  posting_id   text not null references complaints.posting (id),
  at           timestamptz not null
);
create index posting_led_to_posting on complaints.posting_led_to (posting_id);
