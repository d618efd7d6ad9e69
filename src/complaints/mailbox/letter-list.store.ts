import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { PartySide, Proof, Settlement, Tab, Verdict } from './mailbox.contract.ts'
import { soughtIn, standsIn, type Sought } from './search.rules.ts'
import { holdsAll, wordsOf } from './search.store.ts'

/** A letter as a line of a list: its first words only. */
export type ListedLetter = {
  readonly id: string
  readonly receivedAt: Date
  readonly fromAddress: string | null
  readonly fromName: string | null
  readonly subject: string
  readonly begins: string
  readonly attachments: number
  readonly verdict: Verdict | null
  readonly waits: boolean
  readonly proof: Proof
  readonly complaintId: string | null
  readonly side: 'consumer' | 'merchant' | null
  readonly settledAs: (typeof Settlement)['_output'] | null
}
export type Filter = {
  readonly tab: Tab
  readonly verdict?: Verdict | undefined
  readonly text?: string | undefined
  readonly settled?: 'yes' | 'no' | undefined
  readonly complaint?: string | undefined
}
export type Cursor = { readonly at: Date; readonly id: string }
type Page = { readonly after: Cursor | null; readonly limit: number }

const inTab = {
  waiting: sql<SqlBool>`(letter.waits or letter.state = 'kept')`,
  new: sql<SqlBool>`letter.verdict = 'new'`,
  'follow-ups': sql<SqlBool>`letter.verdict = 'follow-up'`,
  automatic: sql<SqlBool>`letter.automatic`,
  all: sql<SqlBool>`true`,
} as const satisfies Record<Tab, unknown>

const lines = (ctx: Ctx) =>
  ctx.db
    .selectFrom('complaints.mail_letter as letter')
    .select([
      'letter.id',
      'letter.received_at as receivedAt',
      'letter.from_address as fromAddress',
      'letter.from_name as fromName',
      sql<string>`coalesce(letter.subject, '')`.as('subject'),
      sql<string>`left(coalesce(letter.text, ''), 160)`.as('begins'),
      sql<number>`(select count(*)::int from complaints.mail_attachment a where a.letter = letter.id)`.as(
        'attachments',
      ),
      'letter.verdict',
      'letter.waits',
      'letter.proof',
      'letter.complaint_id as complaintId',
      'letter.side',
      'letter.settled_as as settledAs',
    ])
type Line = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]
const fromLine = (line: Line): ListedLetter => ({
  ...line,
  verdict: Verdict.nullable().parse(line.verdict),
  proof: Proof.parse(line.proof),
  side: PartySide.nullable().parse(line.side),
  settledAs: Settlement.nullable().parse(line.settledAs),
})

export type Listed = { readonly rows: ListedLetter[]; readonly next: Cursor | null }

/** Newest first. */
export async function listLetters(ctx: Ctx, { text, ...filter }: Filter, { after, limit }: Page): Promise<Listed> {
  const sought = text === undefined ? null : soughtIn(text)
  if (sought && sought.longer.length > 0) return lookThrough(ctx, { filter, sought }, { after, limit })
  const rows = await candidates(ctx, { filter, sought }, { after, limit: limit + 1 })
  return pageOf(rows.map(fromLine), limit)
}

/** Of a page with one more than wanted: that one says only that it goes on. */
function pageOf(found: readonly ListedLetter[], limit: number): Listed {
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, next: last ? placeOf(last) : null }
}
const placeOf = ({ receivedAt, id }: Pick<Line, 'receivedAt' | 'id'>): Cursor => ({ at: receivedAt, id })

type Wanted = { readonly filter: Omit<Filter, 'text'>; readonly sought: Sought | null }
/** Letters that hold all the pairs are looked through for the words themselves, so many at once and so often; then the next page goes on. */
const atOnce = 100
const mostRounds = 30

async function lookThrough(
  ctx: Ctx,
  { filter, sought }: Wanted & { readonly sought: Sought },
  { after, limit }: Page,
): Promise<Listed> {
  const found: ListedLetter[] = []
  let place = after
  for (let round = 0; round < mostRounds; round += 1) {
    const rows = await candidates(ctx, { filter, sought }, { after: place, limit: atOnce })
    found.push(...rows.filter((row) => standsIn(wordsOf(row), sought.longer)).map(fromLine))
    const last = rows.at(-1)
    if (found.length > limit || rows.length < atOnce || !last) return pageOf(found, limit)
    place = placeOf(last)
  }
  return { rows: found, next: place }
}

/** What stands in one letter of sixty fills a page out of so many; what is rarer is quickly had from the index. */
const newest = 3000

/** One page after a place. The planner cannot know how rare a pair is, and reads every letter for one that stands in none: it is not asked. */
async function candidates(ctx: Ctx, { filter, sought }: Wanted, { after, limit }: Page) {
  const all = conditions(filter)
  if (!sought) {
    if (after) all.push(sql<SqlBool>`(letter.received_at, letter.id) < (${after.at}::timestamptz, ${after.id})`)
    return lines(ctx)
      .where(sql<SqlBool>`${sql.join(all, sql` and `)}`)
      .orderBy('letter.received_at', 'desc')
      .orderBy('letter.id', 'desc')
      .limit(limit)
      .execute()
  }
  let searched = ctx.db.selectFrom('complaints.mail_search').select(['letter', 'received_at', 'grams'])
  if (after) searched = searched.where(sql<SqlBool>`(received_at, letter) < (${after.at}::timestamptz, ${after.id})`)
  const page = (from: typeof searched, at: RawBuilder<Date>) =>
    lines(ctx)
      .innerJoin(from.as('search'), 'search.letter', 'letter.id')
      .$if(sought.longer.length > 0, (plain) => plain.select('letter.text'))
      .where(sql<SqlBool>`${sql.join([...all, holdsAll(sought)], sql` and `)}`)
      .orderBy(at, 'desc')
      .orderBy('search.letter', 'desc')
      .limit(limit)
      .execute()
  const among = searched.orderBy('received_at', 'desc').orderBy('letter', 'desc').limit(newest)
  const rows = await page(among, sql<Date>`search.received_at`)
  // An expression instead of the column: no index has that order, so the rare pair itself is what is read by an index.
  return rows.length === limit ? rows : page(searched, sql<Date>`search.received_at + interval '0'`)
}

function conditions(filter: Wanted['filter']): RawBuilder<SqlBool>[] {
  const all: RawBuilder<SqlBool>[] = [inTab[filter.tab]]
  if (filter.verdict) all.push(sql<SqlBool>`letter.verdict = ${filter.verdict}`)
  if (filter.complaint) all.push(sql<SqlBool>`letter.complaint_id = ${filter.complaint}`)
  if (filter.settled)
    all.push(filter.settled === 'yes' ? sql`letter.settled_as is not null` : sql`letter.settled_as is null`)
  return all
}

/** The letters around one: of its case, or of its thread; oldest first. */
export async function listAround(
  ctx: Ctx,
  letter: { readonly id: string; readonly complaintId: string | null; readonly thread: string | null },
  limit: number,
): Promise<ListedLetter[]> {
  if (letter.complaintId === null && letter.thread === null) return []
  let query = lines(ctx).where('letter.id', '<>', letter.id)
  query =
    letter.complaintId === null
      ? query.where('letter.thread', '=', letter.thread)
      : query.where('letter.complaint_id', '=', letter.complaintId)
  return (await query.orderBy('letter.received_at').limit(limit).execute()).map(fromLine)
}

/** How many in each tab, counted up to a limit: a mailbox of years is not counted whole for a number on a tab. */
export async function countLetters(ctx: Ctx, limit: number): Promise<Record<Tab, number>> {
  const counts: Record<Tab, number> = { waiting: 0, new: 0, 'follow-ups': 0, automatic: 0, all: 0 }
  for (const tab of Tab.options) counts[tab] = await countTab(ctx, tab, limit)
  return counts
}

export async function countTab({ db }: Ctx, tab: Tab, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from
    (select 1 from complaints.mail_letter letter where ${inTab[tab]} limit ${limit}) counted`.execute(db)
  return rows[0]?.count ?? 0
}

export async function countUnread({ db }: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from
    (select 1 from complaints.mail_letter where state = 'kept' limit 1000) counted`.execute(db)
  return rows[0]?.count ?? 0
}
