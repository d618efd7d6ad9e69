import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { gramsOf, standsIn, type Sought } from './search.rules.ts'

type Words = {
  readonly fromAddress: string | null
  readonly fromName: string | null
  readonly subject: string | null
  readonly text?: string | null
}
/** All that a letter is found by, in one order. */
const wordsOf = ({ fromAddress, fromName, subject, text }: Words) => [fromAddress, fromName, subject, text ?? null]

/** The one place that writes what letters are found by. */
export async function saveSearched({ db }: Ctx, letter: string, words: Words): Promise<void> {
  const grams = gramsOf(wordsOf(words))
  await sql`insert into complaints.mail_search (letter, received_at, grams)
    select id, received_at, array_to_tsvector(${grams}::text[]) from complaints.mail_letter where id = ${letter}
    on conflict (letter) do update set grams = excluded.grams`.execute(db)
}

export type Cursor = { readonly at: Date; readonly id: string }
export type Page = { readonly after: Cursor | null; readonly limit: number }

/** What letters are found by, as the table and the conditions of one query. */
export type Searched = {
  readonly from: ReturnType<typeof rowsAfter>
  /** `search` is the row of the letter. */
  readonly holds: RawBuilder<SqlBool>
  readonly at: RawBuilder<Date>
  readonly limit: number
}
type Query<Row> = { readonly sought: Sought; readonly read: (searched: Searched) => Promise<Row[]> }

/** What stands in one letter of sixty fills a page out of so many; what is rarer is quickly had from the index. */
const newest = 3000

/** One page after a place. The planner cannot know how rare a pair is, and reads every letter for one that stands in none: it is not asked. */
export async function findPage<Row>(ctx: Ctx, { sought, read }: Query<Row>, { after, limit }: Page): Promise<Row[]> {
  const all = rowsAfter(ctx, after)
  const from = all.orderBy('received_at', 'desc').orderBy('letter', 'desc').limit(newest)
  const found = { holds: holdsAll(sought), limit }
  const rows = await read({ ...found, from, at: sql<Date>`search.received_at` })
  // An expression instead of the column: no index has that order, so the rare pair itself is what is read by an index.
  return rows.length === limit ? rows : read({ ...found, from: all, at: sql<Date>`search.received_at + interval '0'` })
}

function rowsAfter({ db }: Ctx, after: Cursor | null) {
  const rows = db.selectFrom('complaints.mail_search').select(['letter', 'received_at', 'grams'])
  return after ? rows.where(sql<SqlBool>`(received_at, letter) < (${after.at}::timestamptz, ${after.id})`) : rows
}

/** A gram is quoted: it may be any character. */
const holdsAll = ({ grams }: Sought) =>
  sql<SqlBool>`search.grams @@ ${grams.map((gram) => `'${gram.replaceAll(/['\\]/g, '$&$&')}'`).join(' & ')}::tsquery`

/**
 * Letters that hold all the pairs are looked through for the words themselves, so many at once. Whoever has something to read gets it
 * after `enough`; an empty page would say that there is nothing, so it is looked further, up to `most`, and then said how far.
 */
const atOnce = 100
const enough = 3000
const most = 20_000

type Looked = Words & { readonly id: string; readonly receivedAt: Date }
/** `place`: where it stopped looking; null when the page is full or the letters have ended. */
export async function lookThrough<Row extends Looked>(
  ctx: Ctx,
  query: Query<Row>,
  { after, limit }: Page,
): Promise<{ readonly rows: Row[]; readonly place: Cursor | null }> {
  const rows: Row[] = []
  let place = after
  for (let looked = 0; looked < (rows.length > 0 ? enough : most); looked += atOnce) {
    const some = await findPage(ctx, query, { after: place, limit: atOnce })
    rows.push(...some.filter((row) => standsIn(wordsOf(row), query.sought.longer)))
    const last = some.at(-1)
    if (rows.length > limit || some.length < atOnce || !last) return { rows, place: null }
    place = { at: last.receivedAt, id: last.id }
  }
  return { rows, place }
}
