-- What a shop's consumer-protection deposit holds, as the marketplace reports it (E-commerce Law art. 58).
alter table marketplace.merchant add column deposit_fen bigint check (deposit_fen >= 0);
