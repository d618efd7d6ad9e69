import type { Reaction } from '../../../kernel/capability.ts'
import { states } from '../../complaint.contract.ts'
import { stateTable } from '../../lifecycle/states.rules.ts'
import { demandsTogether } from './demands.actions.ts'
import { answeredTogether, decidedTogether, endedTogether } from './follow.actions.ts'

const isFinished = (state: unknown): boolean => states.some((one) => one === state && stateTable[one].finished)

export const matterReactions: readonly Reaction[] = [
  { name: 'complaints.answer-merged', on: ['complaint.responded'], run: (ctx, fact) => answeredTogether(ctx, fact) },
  {
    name: 'complaints.decide-merged',
    on: ['complaint.stage-entered'],
    when: ({ data }) => isFinished(data['to']),
    run: (ctx, fact) => decidedTogether(ctx, fact),
  },
  {
    name: 'complaints.demand-merged',
    on: ['complaint.merged', 'complaint.separated', 'complaint.demand-raised', 'complaint.demand-withdrawn'],
    run: (ctx, fact) => demandsTogether(ctx, fact),
  },
  { name: 'complaints.end-merged', on: ['complaint.closed'], run: (ctx, fact) => endedTogether(ctx, fact) },
]
