-- What both sides read about a slip put right is the correction itself, in the language of whoever reads, with the reason as it was
-- written; before, one text held two languages. What was written before stays as it was said.
alter table complaints.statement drop constraint statement_kind_check;
alter table complaints.statement add constraint statement_kind_check check (kind in
  ('claim', 'acknowledgement', 'message', 'question', 'answer', 'offer', 'counter-offer', 'response', 'closing',
   'info-request', 'rejection', 'appeal', 'proof', 'result', 'ruling', 'correction'));
alter table complaints.ruling_correction
  -- The statement that tells both sides of it; null before this.
  add column statement_id text;
