-- Both sides settle named lines of an order and go on about the others (7.1.2): in negotiation and in mediation.
alter table complaints.statement
  -- An offer for named lines: which line, what remedy, how much for each; null where it is about everything. Ids and numbers only.
  add column offered_lines jsonb;

alter table complaints.proposal
  -- The lines that it settles; the others stay in dispute. Null where it settles by claims, or everything.
  add column settles_lines text[];

alter table complaints.obligation
  -- What it is owed for; null where it is for all that was settled.
  add column order_line_id text;
