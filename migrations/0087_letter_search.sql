-- Letters are found by what stands in them (7.2.1): every character and every two neighbours of sender, subject and text.
-- `src/complaints/mailbox/search.rules.ts` makes them for new letters; here they are made for those read before. Beside the letter, so
-- that a decision about it does not write them again.
create table complaints.mail_search (
  letter      text primary key references complaints.mail_letter (id),
  -- of the letter: a page of what is found is read in the order of an index here
  received_at timestamptz not null,
  grams       tsvector not null
);

insert into complaints.mail_search (letter, received_at, grams)
select pair.id, pair.received_at, pg_catalog.array_to_tsvector((pg_catalog.array_agg(distinct gram.gram))[1:60000])
from (
  select letter.id, letter.received_at, piece.one, pg_catalog.lead(piece.one) over (partition by letter.id order by piece.place) as next
  from complaints.mail_letter letter
  cross join lateral pg_catalog.string_to_table(pg_catalog.lower(
    normalize(concat_ws(E'\n', letter.from_address, letter.from_name, letter.subject, letter.text), NFKC) collate "C"), null)
    with ordinality as piece (one, place)
  where letter.state = 'read'
) pair
cross join lateral (values (pair.one), (pair.one || pair.next)) as gram (gram)
where gram.gram !~ E'[ \t\n\r\f\v]'
group by pair.id, pair.received_at;

-- Written at once: a list of what is still to be put in would be read through with every search.
create index mail_search_grams on complaints.mail_search using gin (grams) with (fastupdate = off);
create index mail_search_recent on complaints.mail_search (received_at desc, letter desc);
