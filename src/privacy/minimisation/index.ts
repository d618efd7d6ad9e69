import { hasRole } from '../../kernel/context.ts'
import { handle } from '../../kernel/http/handle.ts'
import { declareRefusals } from '../../kernel/refusal.contract.ts'
import type { Part } from '../../kernel/part.ts'
import * as actions from './minimisation.actions.ts'
import * as contract from './minimisation.contract.ts'

/** What is collected and serves nothing (5.1.1). */
export const minimisationPart: Part = {
  routes: [
    handle(contract.readMinimisation, (ctx) => actions.showMinimisation(ctx)),
    handle(contract.reviewMinimisation, (ctx, seen) => actions.confirmReview(ctx, seen)),
  ],
  refusals: declareRefusals({
    'minimisation.changed': {
      status: 409,
      zh: '报告刚刚变了，没有记录这次检查。请重新看一遍再确认。',
      en: 'The report has changed meanwhile; nothing was recorded. Look at it again.',
    },
  }),
  facts: { 'privacy.minimised': { zh: '检查最小化报告', en: 'The minimisation report was reviewed' } },
  subjects: { pmr: async ({ actor }) => hasRole(actor, 'privacy-officer', 'governance-officer', 'admin', 'regulator') },
}
