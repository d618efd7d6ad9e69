-- Complaints of people without an account (7.2.1): a contact that was verified stands where an account would.
-- Contacts are personal: here and in complaints.contact, never in facts, jobs or logs.

-- Somebody without an account, known by one contact in its one spelling.
create table complaints.guest (
  id         text primary key,
  kind       text not null check (kind in ('email', 'phone')),
  address    text not null,
  language   text not null check (language in ('zh', 'en')),
  created_at timestamptz not null,
  unique (kind, address)
);

-- A code that was sent. Its digits stand nowhere: they are made anew from the id, the contact and the installation's secret.
create table complaints.guest_code (
  id         text primary key,
  kind       text not null check (kind in ('email', 'phone')),
  address    text not null,
  language   text not null check (language in ('zh', 'en')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- wrong tries
  tries      integer not null default 0
);
create index guest_code_created on complaints.guest_code (created_at);

-- What a right code is worth: one complaint. Filed again with the same content it answers the same.
create table complaints.guest_proof (
  hash         text primary key,
  guest_id     text not null references complaints.guest (id),
  expires_at   timestamptz not null,
  complaint_id text,
  -- a hash of what was filed with it
  request      text,
  check ((complaint_id is null) = (request is null))
);
create index guest_proof_expires on complaints.guest_proof (expires_at);

-- The one tracking link of a case that works; `version` counts the links before it.
create table complaints.guest_link (
  complaint_id text primary key references complaints.complaint (id),
  guest_id     text not null references complaints.guest (id),
  version      integer not null,
  hash         text not null unique,
  since        timestamptz not null
);

-- Who asked for codes and links, to count by: keyed hashes, no contact and no address.
create table complaints.guest_request (
  id          text primary key,
  purpose     text not null check (purpose in ('code', 'link')),
  contact_key text not null,
  ip_key      text not null,
  at          timestamptz not null
);
create index guest_request_contact on complaints.guest_request (purpose, contact_key, at);
create index guest_request_ip on complaints.guest_request (purpose, ip_key, at);
create index guest_request_at on complaints.guest_request (at);

-- The guest whose complaint it is, beside the account that is perhaps known.
alter table complaints.complaint add column guest_id text;
