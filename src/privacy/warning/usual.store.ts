import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { Usual } from './usual.rules.ts'

const Kept = z.object({
  days: z.number(),
  readsHour: z.object({ median: z.number(), mad: z.number() }).nullable(),
  hours: z.object({ from: z.number(), to: z.number() }).nullable(),
  networks: z.array(z.string()),
  routes: z.array(z.string()),
  callsMinute: z.number(),
  casesDay: z.array(z.number()),
})

export async function usualOfActor({ db }: Ctx, actor: string): Promise<Usual | null> {
  const row = await db.selectFrom('privacy.usual').select('content').where('actor', '=', actor).executeTakeFirst()
  return row ? Kept.parse(row.content) : null
}
export async function peersOfRole({ db }: Ctx, role: string | null): Promise<number | null> {
  if (role === null) return null
  const row = await db
    .selectFrom('privacy.usual_of_peers')
    .select('cases_day')
    .where('role', '=', role)
    .executeTakeFirst()
  return row?.cases_day ?? null
}
export const saveUsual = (
  { db, now }: Ctx,
  { actor, role, usual }: { actor: string; role: string | null; usual: Usual },
) =>
  db
    .insertInto('privacy.usual')
    .values({ actor, role, reckoned_at: now, content: JSON.stringify(usual) })
    .onConflict((conflict) =>
      conflict.column('actor').doUpdateSet({ role, reckoned_at: now, content: JSON.stringify(usual) }),
    )
    .execute()
export const savePeers = ({ db, now }: Ctx, role: string, casesDay: number) =>
  db
    .insertInto('privacy.usual_of_peers')
    .values({ role, reckoned_at: now, cases_day: casesDay })
    .onConflict((conflict) => conflict.column('role').doUpdateSet({ reckoned_at: now, cases_day: casesDay }))
    .execute()
/** Whoever did nothing for twenty-eight days has no habits. */
export const forgetUsualBefore = ({ db }: Ctx, before: Date) =>
  db.deleteFrom('privacy.usual').where('reckoned_at', '<', before).execute()
