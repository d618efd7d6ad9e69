import type { Ctx } from '../../kernel/context.ts'
import type { Tally } from './table.rules.ts'

export type Counted = Omit<Tally, 'merchant'> & { readonly merchantId: string }
type Row = {
  readonly merchant_id: string
  readonly category: string | null
  readonly state: string
  readonly in_time: number
  readonly late: number
  readonly solved: number
  readonly unsolved: number
  readonly replied: number
  readonly hours: number | null
  readonly hours_low: number | null
  readonly hours_high: number | null
}
const columns = [
  'merchant_id',
  'category',
  'state',
  'in_time',
  'late',
  'solved',
  'unsolved',
  'replied',
  'hours',
  'hours_low',
  'hours_high',
] as const

const numbers = (of: Counted) => ({
  state: of.state,
  in_time: of.inTime,
  late: of.late,
  solved: of.solved,
  unsolved: of.unsolved,
  replied: of.replied,
  hours: of.hours?.median ?? null,
  hours_low: of.hours?.low ?? null,
  hours_high: of.hours?.high ?? null,
})
const read = (row: Row): Counted => ({
  merchantId: row.merchant_id,
  category: row.category,
  state: row.state === 'corrected' || row.state === 'withheld' ? row.state : 'counted',
  inTime: row.in_time,
  late: row.late,
  solved: row.solved,
  unsolved: row.unsolved,
  replied: row.replied,
  hours:
    row.hours === null || row.hours_low === null || row.hours_high === null
      ? null
      : { median: row.hours, low: row.hours_low, high: row.hours_high },
})

export async function insertRows({ db }: Ctx, ranking: string, rows: readonly Counted[]): Promise<void> {
  const atOnce = 500
  for (let from = 0; from < rows.length; from += atOnce)
    await db
      .insertInto('complaints.ranking_row')
      .values(
        rows.slice(from, from + atOnce).map((one) => ({
          ranking_id: ranking,
          merchant_id: one.merchantId,
          category: one.category,
          ...numbers(one),
        })),
      )
      .execute()
}
export const saveRow = ({ db }: Ctx, ranking: string, one: Counted) =>
  db
    .updateTable('complaints.ranking_row')
    .set(numbers(one))
    .where('ranking_id', '=', ranking)
    .where('merchant_id', '=', one.merchantId)
    .execute()

/** At most as many as are ever counted. */
export async function rowsOf({ db }: Ctx, ranking: string, limit: number): Promise<Counted[]> {
  const rows = await db
    .selectFrom('complaints.ranking_row')
    .select(columns)
    .where('ranking_id', '=', ranking)
    .orderBy('merchant_id')
    .limit(limit)
    .execute()
  return rows.map(read)
}
export async function rowOf({ db }: Ctx, ranking: string, merchant: string): Promise<Counted | undefined> {
  const row = await db
    .selectFrom('complaints.ranking_row')
    .select(columns)
    .where('ranking_id', '=', ranking)
    .where('merchant_id', '=', merchant)
    .executeTakeFirst()
  return row && read(row)
}
