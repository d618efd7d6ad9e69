-- The vault (5.2.1): three levels of keys. The root key is never here; it wraps the domain keys, they wrap the keys of the people,
-- and those seal what is written about them. A key that is destroyed leaves its row, so that what it sealed is known to be gone.
create table kernel.vault_domain_key (
  id         text primary key,
  domain     text not null,
  version    integer not null check (version >= 1),
  -- Which root key wrapped it.
  root       text not null,
  wrapped    bytea,
  state      text not null check (state in ('active', 'decrypt-only', 'destroyed')),
  created_at timestamptz not null,
  retired_at timestamptz,
  unique (domain, version),
  check ((wrapped is null) = (state = 'destroyed'))
);
create unique index vault_domain_key_active on kernel.vault_domain_key (domain) where state = 'active';

create table kernel.vault_subject_key (
  -- Stands in every value that this key sealed.
  kid          integer generated always as identity primary key,
  -- consumer, guest, account …: whose data it seals.
  subject      text not null,
  domain       text not null,
  version      integer not null check (version >= 1),
  domain_key   text not null references kernel.vault_domain_key (id),
  wrapped      bytea,
  state        text not null check (state in ('active', 'decrypt-only', 'destroyed')),
  created_at   timestamptz not null,
  destroyed_at timestamptz,
  reason       text,
  unique (subject, domain, version),
  check ((wrapped is null) = (state = 'destroyed')),
  check ((destroyed_at is null) = (state <> 'destroyed'))
);
create unique index vault_subject_key_active on kernel.vault_subject_key (subject, domain) where state = 'active';
create index vault_subject_key_of on kernel.vault_subject_key (domain_key, kid) where state <> 'destroyed';
