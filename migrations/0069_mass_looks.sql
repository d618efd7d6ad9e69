-- When a group of complaints was last looked at, and how large it was then. A large group is looked at less often, so that looking costs the
-- same however many complain.
create table complaints.mass_look (
  -- Null for goods across shops.
  merchant_id text,
  kind        text not null check (kind in ('item', 'category', 'defect', 'lot', 'alike', 'product')),
  value       text not null,
  size        integer not null check (size >= 0),
  looked_at   timestamptz not null,
  unique nulls not distinct (merchant_id, kind, value)
);
