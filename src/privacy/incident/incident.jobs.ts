import type { Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { tellLate, tellRung } from './tell-staff.actions.ts'

const ours = about('inc')
/** On the way to the end of a clock, and after it, people hear of it. */
export const incidentReactions: readonly Reaction[] = [
  { name: 'privacy.incident-rung', on: ['clock.rung-reached'], when: ours, run: tellRung },
  {
    name: 'privacy.incident-late',
    on: ['incident.opened', 'incident.opened-late', 'incident.closed'],
    when: ours,
    run: tellLate,
  },
]
