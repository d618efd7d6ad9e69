import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { CategoryCode, Outcome, Profile } from './complaint.contract.ts'
import type { CountLine, FigureFilter, MerchantLine, SpanLine } from './figures.rules.ts'

/** What was settled apart is counted with the complaint that it came from. */
const inPeriod = ({ fromAt, untilAt, profile }: FigureFilter): RawBuilder<SqlBool> =>
  profile === undefined
    ? sql<SqlBool>`part_of is null and received_at >= ${fromAt} and received_at < ${untilAt}`
    : sql<SqlBool>`part_of is null and received_at >= ${fromAt} and received_at < ${untilAt} and profile = ${profile}`

/** One look at every complaint of the period; a line per month, profile, category and outcome there is. */
export async function countLines({ db }: Ctx, filter: FigureFilter): Promise<CountLine[]> {
  const { rows } = await sql<{ month: string; profile: string; category: string; outcome: string | null; n: number }>`
    select to_char(month, 'YYYY-MM') as month, profile, category, outcome, n from (
      select date_trunc('month', received_at at time zone 'Asia/Shanghai') as month, profile, category, outcome, count(*)::int as n
      from complaints.complaint where ${inPeriod(filter)} group by 1, 2, 3, 4) counted`.execute(db)
  return rows.map((row) => ({
    month: row.month,
    profile: Profile.parse(row.profile),
    category: CategoryCode.parse(row.category),
    outcome: Outcome.nullable().parse(row.outcome),
    count: row.n,
  }))
}

/** `workdays[i]`: working days up to and including the i-th day from `firstDay` on; what lies outside counts for nothing. */
export type WorkdayTable = { readonly firstDay: string; readonly workdays: readonly number[] }

/** The median over everything has no profile. */
export async function medianSpans(
  { db }: Ctx,
  filter: FigureFilter,
  { firstDay, workdays }: WorkdayTable,
): Promise<SpanLine[]> {
  const ordinal = (column: string) =>
    sql`(${workdays}::int[])[((${sql.ref(column)} at time zone 'Asia/Shanghai')::date - ${firstDay}::date) + 1]`
  const { rows } = await sql<{ profile: string | null; median: number | null; n: number }>`
    select profile, percentile_cont(0.5) within group (order by days) as median, count(days)::int as n
    from (select profile, ${ordinal('closed_at')} - ${ordinal('received_at')} as days
      from complaints.complaint where closed_at is not null and ${inPeriod(filter)}) spans
    group by grouping sets ((profile), ())`.execute(db)
  return rows.map(({ profile, median, n }) => ({ profile: Profile.nullable().parse(profile), median, sample: n }))
}

type ShopRow = { merchant_id: string; received: number; closed: number; resolved: number; shops: number; all: number }

/** Shops with at least so many complaints, the most first; the others are only counted together. */
export async function merchantLines(
  { db }: Ctx,
  filter: FigureFilter,
  { atLeast, limit }: { readonly atLeast: number; readonly limit: number },
): Promise<{ readonly rows: MerchantLine[]; readonly others: { merchants: number; complaints: number } }> {
  const { rows: largest } = await sql<ShopRow>`
    select *, count(*) over ()::int as shops, sum(received) over ()::int as "all" from (
      select merchant_id, count(*)::int as received, count(closed_at)::int as closed,
        count(*) filter (where outcome in ('settled', 'performed', 'enforced'))::int as resolved
      from complaints.complaint where merchant_id is not null and ${inPeriod(filter)} group by merchant_id) shop
    order by received desc, merchant_id limit ${limit}`.execute(db)
  const rows = largest
    .filter(({ received }) => received >= atLeast)
    .map(({ merchant_id: merchantId, received, closed, resolved }) => ({ merchantId, received, closed, resolved }))
  const named = rows.reduce((sum, { received }) => sum + received, 0)
  const { shops, all } = largest[0] ?? { shops: 0, all: 0 }
  return { rows, others: { merchants: shops - rows.length, complaints: all - named } }
}
