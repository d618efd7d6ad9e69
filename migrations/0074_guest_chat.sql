-- A guest with a verified contact chats too (7.2.1). The chat's consumer is the guest then; the link to it stands nowhere, only its hash.
create table complaints.guest_chat (
  chat_id    text primary key references complaints.chat (id),
  guest_id   text not null references complaints.guest (id),
  hash       text not null unique,
  -- As it was typed; an agent links it in the complaint.
  order_hint text,
  name       text
);
create index guest_chat_guest on complaints.guest_chat (guest_id);
