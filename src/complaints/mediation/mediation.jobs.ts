import type { Reaction } from '../../kernel/capability.ts'
import { closeMediation, openMediation } from './mediation.actions.ts'

/** The room opens when the stage begins and closes when it is over, whichever way. */
export const mediationReactions: readonly Reaction[] = [
  {
    name: 'complaints.mediation-room',
    on: ['complaint.stage-entered'],
    when: ({ data }) => data['to'] === 'mediating' || data['from'] === 'mediating',
    run: async (ctx, fact) => {
      if (fact.data['to'] === 'mediating') await openMediation(ctx, fact.subject)
      else await closeMediation(ctx, fact.subject)
    },
  },
]
