-- A person's key is changed too (5.2.1): the old one opens until what it sealed is sealed anew. When it was retired, and when the domain's rotation began.
alter table kernel.vault_subject_key add column retired_at timestamptz;
