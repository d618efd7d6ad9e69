-- Which offer can be accepted, and which day of an obligation somebody agreed on (7.1.2, 7.1.3).
alter table complaints.complaint
  -- The statement whose offer is on the table; null while none can be accepted.
  add column offer_id text;

-- Of those that wait for the consumer: the merchant's last answer, if it offered something.
update complaints.complaint c
   set offer_id = last.id
  from (
    select distinct on (complaint_id) complaint_id, id, kind
      from complaints.statement
     where side = 'merchant' and kind in ('offer', 'answer')
     order by complaint_id, id desc
  ) last
 where last.complaint_id = c.id and last.kind = 'offer' and c.state = 'awaiting_consumer';

alter table complaints.obligation
  -- The two sides or a judgment named the day; without it the day is that of the clock, counted from when the duty began.
  add column dated boolean not null default false;
update complaints.obligation set dated = true where basis = 'agreement';
