import { sql, type SqlBool } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { PartySide, Proof, Settlement, Tab, Verdict } from './mailbox.contract.ts'

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

/** Wildcards of LIKE are letters like any other here. */
const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

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

/** Newest first. */
export async function listLetters(ctx: Ctx, filter: Filter, { after, limit }: Page): Promise<ListedLetter[]> {
  let query = lines(ctx).where(inTab[filter.tab])
  if (filter.verdict) query = query.where('letter.verdict', '=', filter.verdict)
  if (filter.complaint) query = query.where('letter.complaint_id', '=', filter.complaint)
  if (filter.settled === 'yes') query = query.where('letter.settled_as', 'is not', null)
  if (filter.settled === 'no') query = query.where('letter.settled_as', 'is', null)
  if (filter.text) {
    const like = pattern(filter.text)
    query = query.where(
      sql<SqlBool>`(letter.from_address ilike ${like} or letter.from_name ilike ${like} or letter.subject ilike ${like} or letter.text ilike ${like})`,
    )
  }
  if (after)
    query = query.where(sql<SqlBool>`(letter.received_at, letter.id) < (${after.at}::timestamptz, ${after.id})`)
  const rows = await query.orderBy('letter.received_at', 'desc').orderBy('letter.id', 'desc').limit(limit).execute()
  return rows.map(fromLine)
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
