import type { Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { tellWithdrawal } from './telling.actions.ts'
import { endBySilence, lapse } from './withdrawal.actions.ts'
import { consentClock } from './withdrawal.rules.ts'

export const withdrawalReactions: readonly Reaction[] = [
  {
    name: 'complaints.withdrawal-silence',
    on: ['clock.rung-reached'],
    when: (fact) => about('cmp')(fact) && fact.data['rule'] === consentClock && fact.data['rung'] === 'due',
    run: endBySilence,
  },
  {
    name: 'complaints.withdrawal-lapses',
    on: ['complaint.stage-entered'],
    when: about('cmp'),
    run: lapse,
  },
  {
    name: 'complaints.tell-withdrawal',
    on: ['withdrawal.asked', 'withdrawal.refused'],
    when: about('cmp'),
    run: tellWithdrawal,
  },
]
