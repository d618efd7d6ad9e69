import type { Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { juryFollows, juryRanOut } from './jury.actions.ts'
import { tellJurors } from './jury-telling.actions.ts'
import { openReview } from './review.actions.ts'
import { dropOpenRuling, openRuling } from './ruling.actions.ts'
import { seatRanOut, stageChanged } from './seat.actions.ts'

const isSettled = ({ from, to }: Readonly<Record<string, unknown>>): boolean =>
  to === 'performing' && (from === 'panel_forming' || from === 'deliberating')

/** The stages in which somebody is drawn, sits or votes. */
const isRuled = (stage: unknown) => stage === 'panel_forming' || stage === 'deliberating' || stage === 'review'

/** Somebody is drawn when the stage begins; a seat that owes something has a clock while the stage lasts. */
export const rulingReactions: readonly Reaction[] = [
  {
    name: 'complaints.draw-arbitrator',
    on: ['complaint.stage-entered'],
    when: ({ data }) => isRuled(data['from']) || isRuled(data['to']) || data['to'] === 'closed',
    run: async (ctx, fact) => {
      if (fact.data['to'] === 'panel_forming') await openRuling(ctx, fact.subject)
      if (fact.data['to'] === 'review') await openReview(ctx, fact.subject)
      await stageChanged(ctx, fact.subject)
      await juryFollows(ctx, fact.subject)
      // Over, or settled before anybody ruled: nobody is to decide it any more.
      if (fact.data['to'] === 'closed' || isSettled(fact.data)) await dropOpenRuling(ctx, fact.subject)
    },
  },
  {
    name: 'complaints.jury-clock',
    on: ['clock.rung-reached'],
    when: about('jry'),
    run: juryRanOut,
  },
  { name: 'complaints.tell-jurors', on: ['jury.opened', 'jury.opening-began'], run: tellJurors },
  {
    name: 'complaints.seat-clock',
    on: ['clock.rung-reached'],
    when: about('rst'),
    run: seatRanOut,
  },
]
