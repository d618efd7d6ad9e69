import type { Reaction } from '../../kernel/capability.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { dueMoved, rungReached } from './lapse.actions.ts'
import { commandHeard, commandKinds, refundHeard } from './money-news.actions.ts'
import { tell } from './telling.actions.ts'
import { newsKinds } from './telling.rules.ts'

const isOurs = ({ subject }: Fact): boolean => subject.startsWith('asr_')
/** Facts of many things pass by; only those of a request are ours. */
const ours =
  (run: Reaction['run']): Reaction['run'] =>
  async (ctx, fact) => {
    if (isOurs(fact)) await run(ctx, fact)
  }

/** What time, the marketplace and our own facts start. Each runs in its own transaction, exactly once per fact. */
export const aftersalesReactions: readonly Reaction[] = [
  { name: 'complaints.aftersales-clock', on: ['clock.rung-reached'], run: ours(rungReached) },
  {
    name: 'complaints.aftersales-due',
    on: ['clock.recomputed', 'clock.suspended', 'clock.resumed'],
    run: ours((ctx, fact) => dueMoved(ctx, fact.subject)),
  },
  { name: 'complaints.aftersales-command', on: [...commandKinds], run: ours(commandHeard) },
  { name: 'complaints.aftersales-refund', on: ['refund.changed'], run: refundHeard },
  { name: 'complaints.aftersales-tell', on: [...newsKinds], run: ours(tell) },
]
