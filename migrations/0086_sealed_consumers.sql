-- Contacts that the marketplace told of consumers move into the vault (decision 0099): sealed by the next start.
alter table marketplace.consumer_contact
  add column name_sealed    bytea,
  add column phone_sealed   bytea,
  add column phone_index    bytea,
  add column phone_last4    bytea,
  add column email_sealed   bytea,
  add column email_index    bytea,
  add column address_sealed bytea,
  -- Of the contact's content, to know whether a message says something new.
  add column hash_sealed    bytea;
create index consumer_contact_phone_index on marketplace.consumer_contact (phone_index) where phone_index is not null;
create index consumer_contact_phone_last4 on marketplace.consumer_contact (phone_last4) where phone_last4 is not null;
create index consumer_contact_email_index on marketplace.consumer_contact (email_index) where email_index is not null;

insert into kernel.vault_waiting (table_name, row_id, subject, column_name, value)
  select 'marketplace.consumer_contact', k.consumer_id, k.consumer_id, v.name, v.value
  from marketplace.consumer_contact k
  cross join lateral (values ('name', k.name), ('phone', k.phone), ('email', k.email), ('address', k.address),
    ('hash', k.hash)) as v (name, value)
  where v.value is not null;
alter table marketplace.consumer_contact drop column name, drop column phone, drop column email, drop column address,
  drop column hash;
