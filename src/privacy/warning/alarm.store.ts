import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { Level } from '../../kernel/watch/signal-rule.contract.ts'
import { Verdict } from './warning.contract.ts'
import type { Baseline } from './words.rules.ts'

export type AlarmRow = {
  readonly id: string
  readonly signal: string
  readonly level: Level
  readonly actor: string
  readonly role: string | null
  readonly raised_at: Date
  readonly last_at: Date
  readonly times: number
  readonly value: number
  readonly baseline: Baseline
  readonly records: readonly string[]
  readonly verdict: Verdict | null
  readonly reason: string | null
  readonly triaged_at: Date | null
  readonly triaged_by: string | null
}
const columns = [
  'id',
  'signal',
  'level',
  'actor',
  'role',
  'raised_at',
  'last_at',
  'times',
  'value',
  'baseline',
  'records',
  'verdict',
  'reason',
  'triaged_at',
  'triaged_by',
] as const
const fromRow = (row: {
  [C in (typeof columns)[number]]: C extends 'level' | 'verdict' | 'baseline' ? unknown : AlarmRow[C]
}): AlarmRow => ({
  ...row,
  level: Level.parse(row.level),
  verdict: Verdict.nullable().parse(row.verdict),
  baseline: baselineIn(row.baseline),
})
function baselineIn(value: unknown): Baseline {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const numbers = new Map(given.flatMap(([name, one]) => (typeof one === 'number' ? [[name, one] as const] : [])))
  return { of: numbers.get('of'), z: numbers.get('z'), times: numbers.get('times') }
}

export async function find({ db }: Ctx, id: string): Promise<AlarmRow | undefined> {
  const row = await db.selectFrom('privacy.alarm').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}
export async function hold({ db }: Ctx, id: string): Promise<AlarmRow | undefined> {
  const row = await db.selectFrom('privacy.alarm').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fromRow(row)
}
export async function ofActor({ db }: Ctx, actor: string, after: Date): Promise<AlarmRow[]> {
  const rows = await db
    .selectFrom('privacy.alarm')
    .select(columns)
    .where('actor', '=', actor)
    .where('last_at', '>', after)
    .orderBy('raised_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(fromRow)
}
export async function ofActors({ db }: Ctx, actors: readonly string[], after: Date): Promise<AlarmRow[]> {
  const rows = await db
    .selectFrom('privacy.alarm')
    .select(columns)
    .where('actor', 'in', ['', ...actors])
    .where('last_at', '>', after)
    .limit(5_000)
    .execute()
  return rows.map(fromRow)
}

export type Raised = Pick<AlarmRow, 'id' | 'signal' | 'level' | 'actor' | 'role' | 'value' | 'baseline' | 'records'>
export const insert = ({ db, now }: Ctx, alarm: Raised) =>
  db
    .insertInto('privacy.alarm')
    .values({
      ...alarm,
      baseline: JSON.stringify(alarm.baseline),
      records: [...alarm.records],
      raised_at: now,
      last_at: now,
    })
    .execute()
/** The same once more: counted, with what it stands at now. */
export const repeat = ({ db, now }: Ctx, alarm: Pick<Raised, 'id' | 'level' | 'value' | 'baseline' | 'records'>) =>
  db
    .updateTable('privacy.alarm')
    .set({
      level: alarm.level,
      value: alarm.value,
      baseline: JSON.stringify(alarm.baseline),
      records: [...alarm.records],
      last_at: now,
      times: sql<number>`times + 1`,
    })
    .where('id', '=', alarm.id)
    .execute()
export const triage = (
  { db, now, actor }: Ctx,
  id: string,
  { verdict, reason }: { verdict: Verdict; reason: string },
) =>
  db
    .updateTable('privacy.alarm')
    .set({ verdict, reason, triaged_at: now, triaged_by: actor.id })
    .where('id', '=', id)
    .execute()

export type Wanted = { readonly tab: 'waiting' | 'triaged' | 'all'; readonly signal?: string | undefined }
/** Critical ones that wait come before everything else; the place of a row says so too. */
export async function list({ db }: Ctx, { tab, signal }: Wanted, page: { after: Place | null; limit: number }) {
  let query = db.selectFrom('privacy.alarm').select(columns)
  if (tab !== 'all') query = query.where('verdict', tab === 'waiting' ? 'is' : 'is not', null)
  if (signal !== undefined) query = query.where('signal', '=', signal)
  const rank = sql<Date>`case when verdict is null and level = 'critical' then raised_at + interval '1000 years' else raised_at end`
  if (page.after)
    query = query.where(sql<boolean>`(${rank}, id) < (${page.after.at}::timestamptz, ${page.after.id}::text)`)
  const rows = await query
    .select(rank.as('rank'))
    .orderBy(rank, 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(({ rank: at, ...row }) => ({ ...fromRow(row), rank: at }))
}
export async function countWaiting({ db }: Ctx) {
  const row = await db
    .selectFrom('privacy.alarm')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('waiting'),
      fn.count<number>(eb.case().when('level', '=', 'critical').then(1).end()).as('critical'),
    ])
    .where('verdict', 'is', null)
    .executeTakeFirstOrThrow()
  return { waiting: Number(row.waiting), critical: Number(row.critical) }
}
export const verdictsSince = ({ db }: Ctx, after: Date) =>
  db
    .selectFrom('privacy.alarm')
    .select(({ fn }) => ['signal', 'verdict', fn.countAll<number>().as('n')])
    .where('raised_at', '>', after)
    .groupBy(['signal', 'verdict'])
    .execute()
