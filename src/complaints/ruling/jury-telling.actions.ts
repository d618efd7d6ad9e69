import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import * as store from './jury.store.ts'

/** Jurors hear that they were drawn, and that votes are to be opened; in the second case those who sealed one. */
export async function tellJurors(ctx: Ctx, fact: Fact): Promise<void> {
  const id = fact.data['jury']
  const jury = typeof id === 'string' ? await store.find(ctx, id) : undefined
  if (!jury) return
  const template = fact.kind === 'jury.opened' ? 'jury.drawn' : 'jury.open-your-vote'
  for (const seat of await store.seatsOf(ctx, jury))
    if (fact.kind === 'jury.opened' || seat.commitment !== null)
      await notify(ctx, {
        to: { account: seat.accountId },
        template,
        params: { jury: jury.id },
        subject: jury.id,
        dedupe: `${template}:${seat.id}`,
        happenedAt: fact.at,
      })
}
