import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** What was really read since: how often each field for each purpose; what was refused was read by nobody. */
export async function usageSince({ db }: Ctx, since: Date) {
  const { rows } = await sql<{ field: string; purpose: string; n: number }>`
    select field, purpose, count(*)::int as n from kernel.reading, unnest(fields) field
    where at >= ${since} and refused is null group by field, purpose`.execute(db)
  return rows
}
