import { sql, type SqlBool } from 'kysely'
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

/** One page after a place. What is sought is read in the order of its own table: its rows know their place too. */
function candidates(ctx: Ctx, { filter, sought }: Wanted, { after, limit }: Page) {
  const [at, id] = sought
    ? [sql.ref('search.received_at'), sql.ref('search.letter')]
    : [sql.ref('letter.received_at'), sql.ref('letter.id')]
  let query = lines(ctx)
    .$if(sought !== null, (plain) => plain.innerJoin('complaints.mail_search as search', 'search.letter', 'letter.id'))
    .$if(sought !== null && sought.longer.length > 0, (plain) => plain.select('letter.text'))
    .where(inTab[filter.tab])
  if (sought) query = query.where(holdsAll(sought))
  if (filter.verdict) query = query.where('letter.verdict', '=', filter.verdict)
  if (filter.complaint) query = query.where('letter.complaint_id', '=', filter.complaint)
  if (filter.settled === 'yes') query = query.where('letter.settled_as', 'is not', null)
  if (filter.settled === 'no') query = query.where('letter.settled_as', 'is', null)
  if (after) query = query.where(sql<SqlBool>`(${at}, ${id}) < (${after.at}::timestamptz, ${after.id})`)
  return query.orderBy(at, 'desc').orderBy(id, 'desc').limit(limit).execute()
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
