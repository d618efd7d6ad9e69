-- A complaint whose promise was broken goes to the lead (7.3.1): one more way in which it comes to whoever has it.
alter table complaints.assignment drop constraint assignment_how_check;
alter table complaints.assignment add constraint assignment_how_check check (how in ('rule', 'next', 'hand-over', 'lead'));
