import type { Reaction } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { reportDueMoved, reportRung } from './overdue.actions.ts'

const isOurs = ({ subject }: Fact): boolean => subject.startsWith('rpt_')

export const reportReactions: readonly Reaction[] = [
  {
    name: 'complaints.report-rung',
    on: ['clock.rung-reached'],
    run: async (ctx: Ctx, fact: Fact) => {
      if (isOurs(fact)) await reportRung(ctx, fact)
    },
  },
  {
    name: 'complaints.report-due',
    on: ['clock.recomputed'],
    run: async (ctx: Ctx, fact: Fact) => {
      if (isOurs(fact)) await reportDueMoved(ctx, fact.subject)
    },
  },
]
