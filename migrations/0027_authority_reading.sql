-- The regulator reads the complaints that came through its channels: a few of many, in the orders of the queue.
create index complaint_authority_open on complaints.complaint (next_due_at, id) where state <> 'closed' and profile = 'regulator';
create index complaint_authority_received on complaints.complaint (received_at desc, id desc) where state <> 'closed' and profile = 'regulator';
create index complaint_authority_closed on complaints.complaint (closed_at desc, id desc) where state = 'closed' and profile = 'regulator';
