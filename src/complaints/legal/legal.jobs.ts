import type { Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { lapseReports } from './legal.store.ts'
import { tellLegal } from './telling.actions.ts'

export const legalReactions: readonly Reaction[] = [
  {
    name: 'complaints.legal-reports-lapse',
    on: ['complaint.stage-entered'],
    when: (fact) => about('cmp')(fact) && fact.data['from'] === 'legal_route',
    run: (ctx, { subject, at }) => lapseReports(ctx, subject, at),
  },
  {
    name: 'complaints.tell-legal',
    on: ['complaint.legal-result-reported', 'complaint.legal-report-refused', 'complaint.stage-lapsed'],
    when: about('cmp'),
    run: tellLegal,
  },
]
