import type { Reaction } from '../../kernel/capability.ts'
import { openReview } from './review.actions.ts'
import { dropOpenRuling, openRuling } from './ruling.actions.ts'
import { seatRanOut, stageChanged } from './seat.actions.ts'

/** Somebody is drawn when the stage begins; a seat that owes something has a clock while the stage lasts. */
export const rulingReactions: readonly Reaction[] = [
  {
    name: 'complaints.draw-arbitrator',
    on: ['complaint.stage-entered'],
    run: async (ctx, fact) => {
      if (fact.data['to'] === 'panel_forming') await openRuling(ctx, fact.subject)
      if (fact.data['to'] === 'review') await openReview(ctx, fact.subject)
      await stageChanged(ctx, fact.subject)
      if (fact.data['to'] === 'closed') await dropOpenRuling(ctx, fact.subject)
    },
  },
  {
    name: 'complaints.seat-clock',
    on: ['clock.rung-reached'],
    run: async (ctx, fact) => {
      if (fact.subject.startsWith('rst_')) await seatRanOut(ctx, fact)
    },
  },
]
