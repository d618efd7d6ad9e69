import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { by } from './figures.contract.ts'

export type Counted = {
  readonly key: string | null
  readonly asked: number
  readonly answered: number
  readonly skipped: number
  readonly callBacksDue: number
  readonly outcome: readonly number[]
  readonly handling: readonly number[]
  readonly yes: number
  readonly partly: number
  readonly no: number
}
const marks = (column: 'outcome_score' | 'handling_score') =>
  sql.join([1, 2, 3, 4, 5].map((mark) => sql`count(*) filter (where s.${sql.ref(column)} = ${mark})::int`))
const counts = sql`count(*)::int as asked, count(s.answered_at)::int as answered, count(s.skipped_at)::int as skipped,
  count(*) filter (where s.call_back = 'due')::int as "callBacksDue",
  array[${marks('outcome_score')}] as outcome, array[${marks('handling_score')}] as handling,
  count(*) filter (where s.solved = 'yes')::int as yes, count(*) filter (where s.solved = 'partly')::int as partly,
  count(*) filter (where s.solved = 'no')::int as no`

const monthOf = (column: 'asked_at' | 'open_until') =>
  sql<string>`to_char(s.${sql.ref(column)} at time zone 'Asia/Shanghai', 'YYYY-MM')`
const keys: Readonly<Record<(typeof by)[number] | 'all', RawBuilder<unknown>>> = {
  all: sql`null::text`,
  channel: sql`s.channel`,
  category: sql`s.category`,
  agent: sql`s.agent_id`,
  month: monthOf('asked_at'),
}
/** More lines than that nobody reads. */
const mostLines = 200

export async function countBy({ db }: Ctx, what: keyof typeof keys, since: Date): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select ${keys[what]} as key, ${counts} from complaints.survey s
    where s.asked_at >= ${since} group by 1 order by ${what === 'month' ? sql`1` : sql`2 desc, 1`} limit ${mostLines}`.execute(
    db,
  )
  return rows
}

type Whose = { readonly agentId: string } | { readonly merchantId: string }
/** Months by the end of the surveys, the oldest first; only those before `until`, in which nothing can change any more. */
export async function monthsOf({ db }: Ctx, whose: Whose, until: Date): Promise<Counted[]> {
  const own = 'agentId' in whose ? sql`s.agent_id = ${whose.agentId}` : sql`s.merchant_id = ${whose.merchantId}`
  const { rows } = await sql<Counted>`select ${monthOf('open_until')} as key, ${counts} from complaints.survey s
    where ${own} and s.open_until < ${until} group by 1 order by 1 limit 600`.execute(db)
  return rows
}
