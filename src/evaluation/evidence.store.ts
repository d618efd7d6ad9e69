import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'

export type Seen = { readonly kind: string; readonly count: number; readonly lastAt: Date | null }
export const countedUpTo = 10_000

/** How often each kind of fact was recorded since a day, counted up to a limit, and when last. */
export async function seenSince({ db }: Ctx, kinds: readonly string[], from: Date): Promise<Seen[]> {
  if (kinds.length === 0) return []
  const { rows } = await sql<Seen>`select kind, (select count(*)::int from (select 1 from kernel.fact
      where fact.kind = wanted.kind and fact.at >= ${from} limit ${countedUpTo}) counted) as count,
      (select max(at) from kernel.fact where fact.kind = wanted.kind) as "lastAt"
    from unnest(${kinds}::text[]) wanted(kind)`.execute(db)
  return rows
}
