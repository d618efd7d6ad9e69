-- A shop's own figures (7.1.1, 9.1.2): all its cases of a period, without walking through everybody's.
create index complaint_merchant_received on complaints.complaint (merchant_id, received_at desc, id desc) where part_of is null;
create index aftersales_merchant_requested on complaints.aftersales_request (merchant_id, requested_at desc, id desc);
