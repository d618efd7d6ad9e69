-- Both sides settle a part of the claims in mediation (7.1.2): that part becomes a matter of its own, to be performed, and the rest goes on.
alter table complaints.complaint
  -- Of which complaint it was settled apart.
  add column part_of text references complaints.complaint (id);
create index complaint_part on complaints.complaint (part_of) where part_of is not null;

alter table complaints.proposal
  -- The part of the claims that it settles; both null where it settles all of them.
  add column settles_remedies text[],
  add column settles_fen      bigint check (settles_fen >= 0),
  add check ((settles_remedies is null) = (settles_fen is null));
