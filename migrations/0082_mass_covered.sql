-- A proposal stands no longer once a mass claim has taken up its people, or another proposal tells of the same complaints; taken back, the claim
-- gives both back: its members are free for another one.
alter table complaints.mass_cluster drop constraint mass_cluster_state_check;
alter table complaints.mass_cluster add constraint mass_cluster_state_check
  check (state in ('proposed', 'accepted', 'dismissed', 'covered'));
alter table complaints.mass_cluster
  -- The claim that took up its people; null where another proposal tells of the same complaints.
  add column covered_by text references complaints.mass_claim (id),
  add check (covered_by is null or state = 'covered');
create index mass_cluster_covered on complaints.mass_cluster (covered_by) where covered_by is not null;

alter table complaints.mass_member
  -- The claim ended without a finding: the case may be asked into another one.
  add column released_at timestamptz;
update complaints.mass_member m set released_at = k.closed_at
  from complaints.mass_claim k where k.id = m.claim_id and k.state = 'closed' and k.carried_at is null;
drop index complaints.mass_member_case;
create unique index mass_member_case on complaints.mass_member (complaint_id)
  where state in ('invited', 'joined') and released_at is null;
