-- Sign-in for real (6.1.1, src/kernel/access): what passwords are peppered with, second factors, and how fresh a sign-in is.

-- Random, one row a version; sealed in the vault, so that nobody who has only the database tries a password or signs a device.
create table kernel.sign_in_secret (
  name          text primary key,
  secret_sealed bytea not null,
  created_at    timestamptz not null
);

alter table kernel.account
  -- Null: never set by a person (an account without a password).
  add column password_changed_at timestamptz;
update kernel.account set password_changed_at = created_at where password_hash is not null;

alter table kernel.session
  -- 1: one factor; 2: two, or a passkey that checked its owner.
  add column level     smallint not null default 1 check (level in (1, 2)),
  -- When its owner last proved to be it, at that level.
  add column proved_at timestamptz;
update kernel.session set proved_at = created_at;
alter table kernel.session alter column proved_at set not null;

-- The app that shows six digits (RFC 6238). Counts for nothing until a first code confirmed it.
create table kernel.totp_factor (
  account_id    text primary key references kernel.account (id),
  secret_sealed bytea not null,
  created_at    timestamptz not null,
  confirmed_at  timestamptz,
  -- The last step of thirty seconds whose code was taken: none is taken twice, nor one before it.
  last_step     bigint
);

-- 120 random bits each, of which the hash is kept.
create table kernel.recovery_code (
  account_id text not null references kernel.account (id),
  hash       text not null,
  created_at timestamptz not null,
  used_at    timestamptz,
  primary key (account_id, hash)
);

create table kernel.passkey (
  id            text primary key,
  account_id    text not null references kernel.account (id),
  -- As the authenticator names it, base64url.
  credential_id text not null unique,
  public_key    bytea not null,
  -- Signatures so far, by those that count; one that goes back is a copy.
  counter       bigint not null check (counter >= 0),
  transports    text[] not null,
  -- Whether it is kept in more than one place (a synchronised passkey).
  backed_up     boolean not null,
  name          text not null,
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index passkey_account on kernel.passkey (account_id);

-- A step of sign-in that is open for some minutes: found by the hash of its token, tried a few times, used once.
create table kernel.sign_in_challenge (
  token_hash text primary key,
  purpose    text not null check (purpose in ('second-step', 'passkey-sign-in', 'passkey-enrol', 'passkey-step-up')),
  -- Null: whose passkey it will be is not known yet.
  account_id text references kernel.account (id),
  -- What the authenticator signs, base64url.
  challenge  text,
  tries      integer not null default 0 check (tries >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_challenge_age on kernel.sign_in_challenge (expires_at);
