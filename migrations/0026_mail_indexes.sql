-- A letter shows the others of its thread; what is kept and not read yet is counted for the page and for /readyz.
create index mail_letter_thread on complaints.mail_letter (thread, received_at) where thread is not null;
create index mail_letter_unread on complaints.mail_letter (received_at desc, id desc) where state = 'kept';
