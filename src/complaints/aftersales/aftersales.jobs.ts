import type { Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { dueMoved, rungReached } from './lapse.actions.ts'
import { commandKinds } from './command-news.rules.ts'
import { commandHeard, refundHeard } from './money-news.actions.ts'
import { postageHeard } from './postage.actions.ts'
import { tell } from './telling.actions.ts'
import { newsKinds } from './telling.rules.ts'

const ours = about('asr')

/** What time, the marketplace and our own facts start. Each runs in its own transaction, exactly once per fact. */
export const aftersalesReactions: readonly Reaction[] = [
  { name: 'complaints.aftersales-clock', on: ['clock.rung-reached'], when: ours, run: rungReached },
  {
    name: 'complaints.aftersales-due',
    on: ['clock.recomputed', 'clock.suspended', 'clock.resumed'],
    when: ours,
    run: (ctx, fact) => dueMoved(ctx, fact.subject),
  },
  { name: 'complaints.aftersales-command', on: [...commandKinds], when: ours, run: commandHeard },
  { name: 'complaints.aftersales-postage', on: [...commandKinds], when: about('apo'), run: postageHeard },
  { name: 'complaints.aftersales-refund', on: ['refund.changed'], run: refundHeard },
  { name: 'complaints.aftersales-tell', on: [...newsKinds], when: ours, run: tell },
]
