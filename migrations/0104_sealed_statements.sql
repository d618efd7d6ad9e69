-- What the sides of a case and of an after-sales request wrote moves into the vault (decision 0111): sealed by the next start.
alter table complaints.statement add column text_sealed bytea;
alter table complaints.aftersales_statement add column text_sealed bytea;

insert into kernel.vault_waiting (table_name, row_id, subject, column_name, value)
  select 'complaints.statement', complaint_id || ' ' || id, complaint_id, 'text', text from complaints.statement
  union all
  select 'complaints.aftersales_statement', request_id || ' ' || id, request_id, 'text', text from complaints.aftersales_statement;

alter table complaints.statement drop column text;
alter table complaints.aftersales_statement drop column text;
