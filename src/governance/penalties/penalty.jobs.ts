import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { about, type Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { proposeUnperformed } from './open.actions.ts'
import { endMeasure, orderHeard, orderNews } from './order.actions.ts'
import { stageOf, type Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import { enterState } from './step.actions.ts'
import { penaltyNews, remind, tell } from './tell.actions.ts'

const ours = about('pnl')

export const penaltyJobs: readonly Job[] = [
  defineJob({
    name: 'governance.end-measure',
    title: { zh: '措施期满解除', en: 'End a measure that was served' },
    payload: z.strictObject({ order: z.string() }),
    run: (ctx, { order }) => endMeasure(ctx, order),
  }),
]

export const penaltyReactions: readonly Reaction[] = [
  {
    name: 'governance.propose-penalty',
    on: ['complaint.stage-entered'],
    when: ({ data }) => data['to'] === 'enforcing',
    run: proposeUnperformed,
  },
  {
    name: 'governance.measure-command',
    on: orderNews,
    when: about('gmo'),
    run: orderHeard,
  },
  {
    name: 'governance.penalty-rung',
    on: ['clock.rung-reached'],
    when: ours,
    run: rungReached,
  },
  {
    name: 'governance.penalty-due',
    on: ['clock.recomputed'],
    when: ours,
    run: (ctx, fact) => dueMoved(ctx, fact.subject),
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
