import type { Reaction } from '../kernel/capability.ts'
import { about } from '../kernel/fact/fact.ts'
import { tellMoved } from './moved.actions.ts'
import { dueMoved, rungReached } from './rung.actions.ts'
import { tell } from './telling.actions.ts'
import { newsKinds } from './telling.rules.ts'

const ours = about('cmp')

/** What time and our own facts start. Each runs in its own transaction, exactly once per fact. */
export const complaintReactions: readonly Reaction[] = [
  {
    name: 'complaints.clock-rung',
    on: ['clock.rung-reached'],
    when: ours,
    run: rungReached,
  },
  {
    name: 'complaints.due-moved',
    on: ['clock.recomputed', 'clock.suspended', 'clock.resumed'],
    when: ours,
    run: (ctx, fact) => dueMoved(ctx, fact.subject),
  },
  { name: 'complaints.tell-moved', on: ['clock.recomputed'], when: ours, run: tellMoved },
  {
    name: 'complaints.tell',
    on: [...newsKinds],
    when: ours,
    run: tell,
  },
]
