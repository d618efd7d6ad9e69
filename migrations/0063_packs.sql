-- Two more papers out of a case (7.1.4): a draft application to have a mediated agreement confirmed, a draft for the small-claims court.
alter table complaints.dossier drop constraint dossier_purpose_check;
alter table complaints.dossier add constraint dossier_purpose_check
  check (purpose in ('copy', 'sealed', 'confirmation', 'small-claims'));
-- A side has one of each kind in the making at a time.
drop index complaints.dossier_making;
create unique index dossier_making on complaints.dossier
  (complaint_id, side, language, (case when purpose in ('copy', 'sealed') then 'dossier' else purpose end))
  where state in ('waiting', 'typesetting', 'packing');
