-- What comes after the exchange of evidence was closed (7.1.2): marked, with a reason, for the other side to answer.
alter table complaints.evidence add column late boolean not null default false;
