-- People who sign in move into the vault (decision 0110): sealed by the next start. Nothing changes an account before that.
alter table kernel.account
  add column display_name_sealed bytea,
  add column email_sealed        bytea,
  add column email_index         bytea,
  add column phone_sealed        bytea,
  add column phone_index         bytea;
create unique index account_email_index on kernel.account (email_index) where email_index is not null;
create unique index account_phone_index on kernel.account (phone_index) where phone_index is not null;

insert into kernel.vault_waiting (table_name, row_id, subject, column_name, value)
  select 'kernel.account', a.id, a.id, v.name, v.value
  from kernel.account a
  cross join lateral (values ('display_name', a.display_name), ('email', a.email), ('phone', a.phone)) as v (name, value)
  where v.value is not null;
alter table kernel.account drop column display_name, drop column email, drop column phone;
-- Not valid: they hold for what is written from now on, also for what the next start seals.
alter table kernel.account
  add constraint account_named check (display_name_sealed is not null) not valid,
  add constraint account_reached check (email_sealed is not null or phone_sealed is not null) not valid;
