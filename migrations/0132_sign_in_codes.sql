-- Codes by mail and text (6.1.1, src/kernel/access/code): the restricted way in, and the way back to a password that was forgotten.

alter table kernel.sign_in_challenge
  drop constraint sign_in_challenge_purpose_check,
  add constraint sign_in_challenge_purpose_check check (
    purpose in ('second-step', 'passkey-sign-in', 'passkey-enrol', 'passkey-step-up', 'code-sign-in', 'password-reset')
  ),
  -- How a code goes to its owner; null where none is sent.
  add column way text check (way in ('email', 'phone'));

-- Who asked for codes lately, known or not: counted under keyed hashes, so that it names nobody.
create table kernel.sign_in_code_request (
  id          text primary key,
  address_key text not null,
  network_key text not null,
  way         text not null check (way in ('email', 'phone')),
  at          timestamptz not null
);
create index sign_in_code_request_address on kernel.sign_in_code_request (address_key, at);
create index sign_in_code_request_network on kernel.sign_in_code_request (network_key, at);
create index sign_in_code_request_age on kernel.sign_in_code_request (at);
