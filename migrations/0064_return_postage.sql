-- What the consumer paid to send goods back, where the rule puts the freight on the merchant (consumer law 24).
alter table complaints.aftersales_request
  -- As stated with the receipt; 0 where none was.
  add column postage_fen bigint not null default 0 check (postage_fen >= 0),
  -- What the merchant accepts of it after contesting; null while it has not contested.
  add column postage_granted_fen bigint check (postage_granted_fen >= 0 and postage_granted_fen <= postage_fen),
  add column postage_ordered_at timestamptz,
  add column postage_state text check (postage_state in ('requested', 'confirmed', 'refused', 'failed', 'timed-out')),
  add column postage_paid_at timestamptz;
