-- Keys of other systems (6.1.1, src/kernel/access): until when, from where, and which one a new one takes the place of.
alter table kernel.api_key
  -- Null: until it is revoked.
  add column expires_at timestamptz,
  -- Addresses and ranges it may be used from; none: from everywhere.
  add column networks   text[] not null default '{}',
  -- The key that this one takes the place of.
  add column follows    text references kernel.api_key (id);
create index api_key_expiry on kernel.api_key (expires_at) where revoked_at is null;
