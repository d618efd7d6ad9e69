-- What a common finding says about the amounts that members demand by law (7.1.3): once for each rule, carried out upon each member's own demand.
create table complaints.mass_award (
  claim_id text not null references complaints.mass_claim (id),
  remedy   text not null,
  verdict  text not null check (verdict in ('award', 'refuse')),
  -- What the text of the rule leaves to the person who decides, and why it was chosen so.
  choices  jsonb not null,
  why      text not null,
  found_by text not null check (found_by in ('platform', 'authority', 'court')),
  -- What was found, or why it is not awarded.
  finding  text not null,
  primary key (claim_id, remedy)
);
-- Of what a member gets, what is awarded by law beside the ordinary claim.
alter table complaints.mass_member add column awarded_fen bigint not null default 0 check (awarded_fen >= 0);
