-- What the marketplace told us, and what we told the marketplace.
-- Ids are derived from (source, noun, the marketplace's own id): whoever hears of a thing first, by event or by file and in
-- whatever order, computes the same id. So nothing here needs a foreign key or a lookup, and a thing may be spoken of before
-- it is known. order_id comes first in every key of what belongs to an order: it is the shard key.
-- as_of/as_of_key: instant and name of the last message that was applied; an older one never overwrites a newer one.
-- hash: of the content, so that hearing the same again is known to change nothing.
create schema if not exists marketplace;

create table marketplace.merchant (
  id            text primary key,
  source        text not null,
  external_id   text not null collate "C",
  name          text not null,
  state         text not null check (state in ('open', 'suspended', 'closed')),
  category      text,
  region        text,
  supplier_id   text,
  opened_on     date,
  service_email text,
  service_phone text,
  language      text not null default 'zh' check (language in ('zh', 'en')),
  removed_at    timestamptz,
  as_of         timestamptz not null,
  as_of_key     text not null collate "C",
  hash          text not null
);
create index merchant_name on marketplace.merchant (name, id);
create index merchant_external on marketplace.merchant (external_id);

create table marketplace.supplier (
  id          text primary key,
  source      text not null,
  external_id text not null collate "C",
  name        text not null,
  region      text,
  licence_no  text,
  removed_at  timestamptz,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null
);

create table marketplace.consumer (
  id          text primary key,
  source      text not null,
  external_id text not null collate "C",
  state       text not null check (state in ('active', 'frozen', 'closed')),
  region      text,
  language    text not null default 'zh' check (language in ('zh', 'en')),
  joined_at   timestamptz,
  removed_at  timestamptz,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null
);
create index consumer_external on marketplace.consumer (external_id);

-- Everything personal about a consumer stands here and nowhere else: the vault of chapter 5 takes this table over.
create table marketplace.consumer_contact (
  consumer_id text primary key,
  name        text,
  phone       text,
  email       text,
  address     text,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null
);

create table marketplace.product (
  id          text primary key,
  source      text not null,
  external_id text not null collate "C",
  name        text not null,
  category    text,
  brand       text,
  gtin        text,
  supplier_id text,
  weight_g    integer,
  removed_at  timestamptz,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null
);
create index product_name on marketplace.product (name, id);
create index product_category on marketplace.product (category, name, id);
create index product_external on marketplace.product (external_id);

create table marketplace.listing (
  id          text primary key,
  source      text not null,
  external_id text not null collate "C",
  merchant_id text not null,
  product_id  text,
  title       text not null,
  price_fen   bigint not null check (price_fen >= 0),
  currency    text not null,
  state       text not null check (state in ('on-sale', 'stopped', 'sold-out')),
  removed_at  timestamptz,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null
);
create index listing_merchant on marketplace.listing (merchant_id, id);
create index listing_product on marketplace.listing (product_id, id);

create table marketplace."order" (
  id           text primary key,
  source       text not null,
  external_id  text not null collate "C",
  consumer_id  text,
  merchant_id  text,
  status       text not null check (status in ('placed', 'paid', 'shipped', 'delivered', 'completed', 'cancelled', 'unavailable')),
  placed_at    timestamptz not null,
  paid_at      timestamptz,
  shipped_at   timestamptz,
  delivered_at timestamptz,
  promised_at  timestamptz,
  total_fen    bigint check (total_fen >= 0),
  shipping_fen bigint not null default 0 check (shipping_fen >= 0),
  currency     text not null,
  region       text,
  removed_at   timestamptz,
  as_of        timestamptz not null,
  as_of_key    text not null collate "C",
  hash         text not null,
  -- Counted from the lines and refunds whenever one of them changes; never told to us.
  line_count   integer not null default 0,
  goods_fen    bigint not null default 0,
  refunded_fen bigint not null default 0
);
create index order_recent on marketplace."order" (placed_at desc, id desc);
create index order_consumer on marketplace."order" (consumer_id, placed_at desc, id desc);
create index order_status on marketplace."order" (status, placed_at desc, id desc);
create index order_external on marketplace."order" (external_id);

-- Which shops an order concerns: most concern one, some marketplaces let one order span several.
create table marketplace.order_shop (
  order_id    text not null,
  merchant_id text not null,
  placed_at   timestamptz not null,
  primary key (order_id, merchant_id)
);
create index order_shop_list on marketplace.order_shop (merchant_id, placed_at desc, order_id desc);

create table marketplace.order_line (
  order_id       text not null,
  id             text not null,
  source         text not null,
  external_id    text not null collate "C",
  merchant_id    text,
  product_id     text,
  listing_id     text,
  title          text,
  quantity       integer not null check (quantity > 0),
  unit_price_fen bigint not null check (unit_price_fen >= 0),
  amount_fen     bigint not null check (amount_fen >= 0),
  shipping_fen   bigint not null default 0 check (shipping_fen >= 0),
  currency       text not null,
  removed_at     timestamptz,
  as_of          timestamptz not null,
  as_of_key      text not null collate "C",
  hash           text not null,
  primary key (order_id, id)
);
create index order_line_product on marketplace.order_line (product_id);

create table marketplace.payment (
  order_id    text not null,
  id          text not null,
  source      text not null,
  external_id text not null collate "C",
  method      text not null,
  state       text not null check (state in ('pending', 'paid', 'failed', 'cancelled')),
  amount_fen  bigint not null check (amount_fen >= 0),
  currency    text not null,
  instalments integer,
  paid_at     timestamptz,
  removed_at  timestamptz,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null,
  primary key (order_id, id)
);

create table marketplace.refund (
  order_id    text not null,
  id          text not null,
  source      text not null,
  external_id text not null collate "C",
  line_id     text,
  product_id  text,
  merchant_id text,
  quantity    integer check (quantity > 0),
  state       text not null check (state in ('requested', 'done', 'refused')),
  amount_fen  bigint not null check (amount_fen >= 0),
  currency    text not null,
  reason      text,
  refunded_at timestamptz,
  removed_at  timestamptz,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null,
  primary key (order_id, id)
);

create table marketplace.shipment (
  order_id     text not null,
  id           text not null,
  source       text not null,
  external_id  text not null collate "C",
  merchant_id  text,
  carrier      text,
  tracking_no  text,
  state        text not null check (state in ('packing', 'shipped', 'delivered', 'returned', 'lost')),
  shipped_at   timestamptz,
  delivered_at timestamptz,
  removed_at   timestamptz,
  as_of        timestamptz not null,
  as_of_key    text not null collate "C",
  hash         text not null,
  primary key (order_id, id)
);

create table marketplace.review (
  order_id    text not null,
  id          text not null,
  source      text not null,
  external_id text not null collate "C",
  product_id  text,
  merchant_id text,
  score       integer not null check (score between 1 and 5),
  title       text,
  body        text,
  written_at  timestamptz not null,
  reply       text,
  replied_at  timestamptz,
  removed_at  timestamptz,
  as_of       timestamptz not null,
  as_of_key   text not null collate "C",
  hash        text not null,
  primary key (order_id, id)
);

-- Every message as it came, without what is personal. The id is derived from (source, external_id): hearing it twice is one row.
create table marketplace.event (
  id          text primary key,
  source      text not null,
  external_id text not null,
  type        text not null,
  subject     text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  received_by text not null,
  effect      text not null check (effect in ('applied', 'unchanged', 'older')),
  waits_for   text,
  hash        text not null,
  data        jsonb not null
);
create index event_recent on marketplace.event (received_at desc, id desc);
create index event_subject on marketplace.event (subject, occurred_at);
create index event_waiting on marketplace.event (waits_for) where waits_for is not null;

-- One row per uploaded file.
create table marketplace.import (
  id          text primary key,
  file_name   text not null,
  bytes       bigint not null,
  sha256      text not null,
  encoding    text not null,
  delimiter   text not null,
  columns     text[] not null,
  kind        text,
  source      text not null,
  mapping     jsonb not null,
  options     jsonb not null,
  as_of       timestamptz not null,
  state       text not null check (state in ('draft', 'checking', 'checked', 'running', 'done', 'failed', 'stopped')),
  -- rows done so far; written in the transaction of the rows themselves, so a killed import goes on exactly behind them
  checkpoint  integer not null default 0,
  bytes_read  bigint not null default 0,
  loaded      integer not null default 0,
  unchanged   integer not null default 0,
  rejected    integer not null default 0,
  -- counts which run this is: a worker that was taken for dead finds that it no longer owns the import
  run         integer not null default 0,
  failure     text,
  created_by  text not null,
  created_at  timestamptz not null,
  started_at  timestamptz,
  touched_at  timestamptz not null,
  finished_at timestamptz
);
create index import_open on marketplace.import (touched_at) where state in ('checking', 'running');
create index import_sha256 on marketplace.import (sha256);

-- The file itself, in the database: every process can read it, and it is there or not together with its row.
create table marketplace.import_chunk (
  import_id text not null,
  seq       integer not null,
  content   bytea not null,
  kept_at   timestamptz not null default now(),
  primary key (import_id, seq)
);

create table marketplace.import_rejection (
  import_id  text not null,
  row_number integer not null,
  field      text not null,
  reason     text not null,
  detail     text not null,
  record     text[] not null,
  primary key (import_id, row_number)
);

create table marketplace.import_mapping (
  id         text primary key,
  name       text not null unique,
  kind       text not null,
  mapping    jsonb not null,
  options    jsonb not null,
  created_by text not null,
  created_at timestamptz not null
);

-- A marketplace we speak to. The secret signs our commands.
create table marketplace.connection (
  source      text primary key,
  command_url text,
  secret      text not null,
  -- the demo's own marketplace, which answers by itself; real ones are called
  simulated   boolean not null default false,
  changed_by  text not null,
  changed_at  timestamptz not null
);

-- What we told the marketplace to do.
create table marketplace.command (
  id           text primary key,
  kind         text not null,
  source       text not null,
  target       text not null,
  payload      jsonb not null,
  dedupe       text not null unique,
  state        text not null check (state in ('queued', 'sent', 'confirmed', 'refused', 'failed', 'timed-out')),
  reason       text,
  requested_by text not null,
  requested_at timestamptz not null,
  round        integer not null default 1,
  attempts     integer not null default 0,
  last_status  integer,
  last_error   text,
  next_try_at  timestamptz,
  sent_at      timestamptz,
  confirm_by   timestamptz not null,
  answered_at  timestamptz,
  answer       jsonb
);
create index command_state on marketplace.command (state, id desc);
create index command_target on marketplace.command (target, id desc);
create index command_reason on marketplace.command (reason, id desc) where reason is not null;
