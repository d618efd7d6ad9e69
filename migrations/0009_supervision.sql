-- Supervision (9.1.2): figures of the complaints received in a period, read from the index alone, and of the clocks that started then.
create index complaint_received on complaints.complaint (received_at) include (profile, category, outcome, merchant_id, closed_at);
create index clock_started on kernel.clock (rule, started_at);
