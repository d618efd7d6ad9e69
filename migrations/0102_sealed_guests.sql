-- Guests, addresses for goods that go back, and rows of an import that were refused move into the vault (decision 0099): sealed by the next start.
alter table complaints.guest add column address_sealed bytea, add column address_index bytea;
create unique index guest_address_index on complaints.guest (address_index) where address_index is not null;
alter table complaints.guest_chat add column order_hint_sealed bytea, add column name_sealed bytea;
alter table complaints.aftersales_address add column address_sealed bytea;
alter table complaints.aftersales_shop add column return_address_sealed bytea;
alter table complaints.transfer_row add column record_sealed bytea;

insert into kernel.vault_waiting (table_name, row_id, subject, column_name, value)
  select 'complaints.guest', id, id, 'address', address from complaints.guest
  union all
  select 'complaints.guest_chat', c.chat_id, c.guest_id, v.name, v.value from complaints.guest_chat c
    cross join lateral (values ('order_hint', c.order_hint), ('name', c.name)) as v (name, value) where v.value is not null
  union all
  select 'complaints.aftersales_address', a.request_id, r.merchant_id, 'address', a.address
    from complaints.aftersales_address a join complaints.aftersales_request r on r.id = a.request_id
  union all
  select 'complaints.aftersales_shop', merchant_id, merchant_id, 'return_address', return_address from complaints.aftersales_shop
  union all
  select 'complaints.transfer_row', t.import_id || ' ' || t.row, t.import_id, 'record', to_json(t.record)::text
    from complaints.transfer_row t where t.record is not null;

alter table complaints.guest drop column address;
alter table complaints.guest_chat drop column order_hint, drop column name;
alter table complaints.aftersales_address drop column address;
alter table complaints.aftersales_shop drop column return_address;
alter table complaints.transfer_row drop column record;

-- Codes live ten minutes, answers to calls a week: one key of what passes by seals both, and what was sealed by the one before is gone with it.
truncate complaints.guest_code, kernel.idempotency;
delete from kernel.vault_domain_key where domain = 'answers';
alter table complaints.guest_code drop column address;
alter table complaints.guest_code add column address bytea not null;
