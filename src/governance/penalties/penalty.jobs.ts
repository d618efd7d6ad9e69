import type { Reaction } from '../../kernel/capability.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { proposeUnperformed } from './open.actions.ts'
import { orderHeard, orderNews } from './order.actions.ts'
import { stageOf, type Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import { enterState } from './step.actions.ts'
import { penaltyNews, remind, tell } from './tell.actions.ts'

const isOurs = ({ subject }: Fact): boolean => subject.startsWith('pnl_')

export const penaltyReactions: readonly Reaction[] = [
  {
    name: 'governance.propose-penalty',
    on: ['complaint.stage-entered'],
    run: async (ctx, fact) => {
      if (fact.data['to'] === 'enforcing') await proposeUnperformed(ctx, fact)
    },
  },
  {
    name: 'governance.measure-command',
    on: orderNews,
    run: async (ctx, fact) => {
      if (fact.subject.startsWith('gmo_')) await orderHeard(ctx, fact)
    },
  },
  {
    name: 'governance.penalty-rung',
    on: ['clock.rung-reached'],
    run: async (ctx, fact) => {
      if (isOurs(fact)) await rungReached(ctx, fact)
    },
  },
  {
    name: 'governance.penalty-due',
    on: ['clock.recomputed'],
    run: async (ctx, fact) => {
      if (isOurs(fact)) await dueMoved(ctx, fact.subject)
    },
  },
  { name: 'governance.tell-penalty', on: penaltyNews, run: tell },
]

/** The end of a time: where silence leads on it goes on; elsewhere the delay is recorded and told. Nobody is penalised by silence. */
async function rungReached(ctx: Ctx, fact: Fact): Promise<void> {
  const penalty = await store.hold(ctx, fact.subject)
  if (!penalty || penalty.stageClock !== fact.data['clock']) return
  const silence = stageOf[penalty.state]?.silence ?? null
  if (fact.data['rung'] !== 'due') {
    if (silence === null) await remind(ctx, penalty, fact)
    return
  }
  if (silence === null) {
    await store.save(ctx, { ...penalty, overdue: true })
    await record(ctx, [{ kind: 'penalty.overdue', subject: penalty.id, data: { state: penalty.state } }])
    return
  }
  const after = await enterState(ctx, { ...penalty, state: silence, version: penalty.version + 1 }, 'cancelled')
  await store.save(ctx, after)
  await record(ctx, [silenceFact(penalty)])
}
const silenceFact = ({ id, state, merchantId }: Penalty) => ({
  kind: state === 'noticed' ? 'violation.unheard' : 'penalty.final',
  subject: id,
  data: { merchant: merchantId },
})

/** `next_due_at` is a copy for the list: made anew when a calendar moves the date. */
async function dueMoved(ctx: Ctx, id: string): Promise<void> {
  const penalty = await store.hold(ctx, id)
  const clock = penalty && (await clocksOf(ctx, [id])).find((one) => one.id === penalty.stageClock)
  if (penalty && clock) await store.save(ctx, { ...penalty, nextDueAt: new Date(clock.dueAt) })
}
