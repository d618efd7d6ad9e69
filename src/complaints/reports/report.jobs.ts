import type { Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { reportDueMoved, reportRung } from './overdue.actions.ts'

const ours = about('rpt')

export const reportReactions: readonly Reaction[] = [
  {
    name: 'complaints.report-rung',
    on: ['clock.rung-reached'],
    when: ours,
    run: reportRung,
  },
  {
    name: 'complaints.report-due',
    on: ['clock.recomputed'],
    when: ours,
    run: (ctx, fact) => reportDueMoved(ctx, fact.subject),
  },
]
