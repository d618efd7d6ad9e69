import { z } from 'zod'
import { dayMs } from '../../kernel/calendar/span.ts'
import { defineJob } from '../../kernel/capability.ts'
import { actorsSince, eventsOf } from '../../kernel/watch/note.actions.ts'
import { peersOf, usualOf } from './usual.rules.ts'
import * as store from './usual.store.ts'

const daysBack = 28
const mostEvents = 20_000
/** Every morning, before work begins: what is usual for each, and for each role. */
export const reckonUsual = defineJob({
  name: 'privacy.reckon-usual',
  title: { zh: '计算每个人平常的访问', en: 'Reckon what is usual for whom' },
  payload: z.strictObject({}),
  cron: '10 4 * * *',
  outside: true,
  run: async (ctx) => {
    const after = new Date(ctx.now.getTime() - daysBack * dayMs)
    const byRole = new Map<string, { casesDay: readonly number[] }[]>()
    for (const actor of await actorsSince(ctx, ['read', 'key-called', 'signed-in'], after)) {
      const events = await eventsOf(ctx, actor, { after, limit: mostEvents })
      const role = events.at(-1)?.role ?? null
      const usual = usualOf(events)
      await store.saveUsual(ctx, { actor, role, usual })
      if (role !== null) byRole.set(role, [...(byRole.get(role) ?? []), usual])
    }
    for (const [role, usuals] of byRole) await store.savePeers(ctx, role, peersOf(usuals))
    await store.forgetUsualBefore(ctx, after)
  },
})
