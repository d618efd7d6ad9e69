-- Personal columns move into the vault (5.2.1, decision 0099). What stood in them waits here until the next start seals it; it opens
-- nothing to the public before this table is empty, and is killed and started as often as one likes.
create table kernel.vault_waiting (
  table_name  text not null,
  row_id      text not null,
  subject     text not null,
  column_name text not null,
  value       text not null,
  primary key (table_name, row_id, column_name)
);

-- The contacts of complaints: each value sealed, and beside it what it is found by.
alter table complaints.contact
  add column name_sealed       bytea,
  add column phone_sealed      bytea,
  add column phone_index       bytea,
  add column phone_last4       bytea,
  add column email_sealed      bytea,
  add column email_index       bytea,
  add column handle_sealed     bytea,
  add column order_hint_sealed bytea,
  add column shop_hint_sealed  bytea;
create index contact_phone_index on complaints.contact (phone_index) where phone_index is not null;
create index contact_phone_last4 on complaints.contact (phone_last4) where phone_last4 is not null;
create index contact_email_index on complaints.contact (email_index) where email_index is not null;

insert into kernel.vault_waiting (table_name, row_id, subject, column_name, value)
  select 'complaints.contact', k.complaint_id, coalesce(c.consumer_id, c.guest_id, c.id), v.name, v.value
  from complaints.contact k
  join complaints.complaint c on c.id = k.complaint_id
  cross join lateral (values ('name', k.name), ('phone', k.phone), ('email', k.email), ('handle', k.handle),
    ('order_hint', k.order_hint), ('shop_hint', k.shop_hint)) as v (name, value)
  where v.value is not null;
alter table complaints.contact drop column name, drop column phone, drop column email, drop column handle,
  drop column order_hint, drop column shop_hint;
