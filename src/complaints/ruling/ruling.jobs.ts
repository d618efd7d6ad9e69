import type { Reaction } from '../../kernel/capability.ts'
import { openReview } from './review.actions.ts'
import { dropOpenRuling, openRuling } from './ruling.actions.ts'

/** Somebody is drawn when the stage begins. */
export const rulingReactions: readonly Reaction[] = [
  {
    name: 'complaints.draw-arbitrator',
    on: ['complaint.stage-entered'],
    run: async (ctx, fact) => {
      if (fact.data['to'] === 'panel_forming') await openRuling(ctx, fact.subject)
      if (fact.data['to'] === 'closed') await dropOpenRuling(ctx, fact.subject)
      if (fact.data['to'] === 'review') await openReview(ctx, fact.subject)
    },
  },
]
