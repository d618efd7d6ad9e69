import type { Reaction } from '../kernel/capability.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Fact } from '../kernel/fact/fact.ts'
import { dueMoved, rungReached } from './rung.actions.ts'
import { tell } from './telling.actions.ts'
import { newsKinds } from './telling.rules.ts'

const isOurs = ({ subject }: Fact): boolean => subject.startsWith('cmp_')

/** What time and our own facts start. Each runs in its own transaction, exactly once per fact. */
export const complaintReactions: readonly Reaction[] = [
  {
    name: 'complaints.clock-rung',
    on: ['clock.rung-reached'],
    run: async (ctx: Ctx, fact: Fact) => {
      if (isOurs(fact)) await rungReached(ctx, fact)
    },
  },
  {
    name: 'complaints.due-moved',
    on: ['clock.recomputed', 'clock.suspended', 'clock.resumed'],
    run: async (ctx: Ctx, fact: Fact) => {
      if (isOurs(fact)) await dueMoved(ctx, fact.subject)
    },
  },
  {
    name: 'complaints.tell',
    on: [...newsKinds],
    run: async (ctx: Ctx, fact: Fact) => {
      if (isOurs(fact)) await tell(ctx, fact)
    },
  },
]
