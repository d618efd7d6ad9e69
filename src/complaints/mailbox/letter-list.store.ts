import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { PartySide, Proof, Settlement, Tab, Verdict } from './mailbox.contract.ts'
import { soughtIn, type Sought } from './search.rules.ts'
import { findPage, lookThrough, type Cursor, type Page, type Searched } from './search.store.ts'

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

export type Listed = {
  readonly rows: ListedLetter[]
  readonly next: Cursor | null
  /** The oldest letter looked at, where the search stopped before the page was full and before the letters ended. */
  readonly stoppedAt: Date | null
}

/** Newest first. */
export async function listLetters(ctx: Ctx, { text, ...filter }: Filter, page: Page): Promise<Listed> {
  const where = sql<SqlBool>`${sql.join(conditions(filter), sql` and `)}`
  if (text === undefined) return pageOf(await listed(ctx, where, page), page.limit)
  const sought = soughtIn(text)
  const query = { sought, read: (searched: Searched) => searchedLines(ctx, where, { sought, searched }) }
  if (sought.longer.length === 0)
    return pageOf(await findPage(ctx, query, { ...page, limit: page.limit + 1 }), page.limit)
  const { rows, place } = await lookThrough(ctx, query, page)
  return place ? { rows: rows.map(fromLine), next: place, stoppedAt: place.at } : pageOf(rows, page.limit)
}

/** Of a page with more than wanted: what is over says only that it goes on. */
function pageOf(found: readonly Line[], limit: number): Listed {
  const rows = found.slice(0, limit).map(fromLine)
  const last = found.length > limit ? rows.at(-1) : undefined
  return { rows, next: last ? { at: last.receivedAt, id: last.id } : null, stoppedAt: null }
}

type Condition = RawBuilder<SqlBool>
function listed(ctx: Ctx, where: Condition, { after, limit }: Page): Promise<Line[]> {
  let query = lines(ctx).where(where)
  if (after)
    query = query.where(sql<SqlBool>`(letter.received_at, letter.id) < (${after.at}::timestamptz, ${after.id})`)
  return query
    .orderBy('letter.received_at', 'desc')
    .orderBy('letter.id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** The same lines beside what they are found by; their text only where a longer word is looked for in it. */
const searchedLines = (ctx: Ctx, where: Condition, of: { readonly sought: Sought; readonly searched: Searched }) =>
  lines(ctx)
    .innerJoin(of.searched.from.as('search'), 'search.letter', 'letter.id')
    .$if(of.sought.longer.length > 0, (plain) => plain.select('letter.text'))
    .where(where)
    .where(of.searched.holds)
    .orderBy(of.searched.at, 'desc')
    .orderBy('search.letter', 'desc')
    .limit(of.searched.limit)
    .execute()

function conditions(filter: Omit<Filter, 'text'>): RawBuilder<SqlBool>[] {
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
