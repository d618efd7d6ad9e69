import { handle } from '../../kernel/http/handle.ts'
import { declareRefusals } from '../../kernel/refusal.contract.ts'
import { showCase } from '../case.actions.ts'
import type { Part } from '../part.ts'
import { changeClaim } from './claim.actions.ts'
import * as contract from './claim.contract.ts'

/** What is asked for is put right while the case is negotiated (7.1.1): README.md. */
export const claim: Part = {
  caseRoutes: [handle(contract.changeClaim, async (ctx, input) => showCase(ctx, await changeClaim(ctx, input)))],
  refusals: declareRefusals({
    'claim.too-late': {
      status: 409,
      zh: '投诉已到「{stateZh}」。要求在调解结束前改正，好让对方来得及答复。',
      en: 'The complaint is at "{stateEn}". What is asked for is put right before mediation ends, so that the other side can answer it.',
    },
    'claim.same': {
      status: 409,
      zh: '和现在的要求一样，没有可改的。',
      en: 'This is what is asked for already.',
    },
  }),
  facts: {
    'complaint.claim-changed': { zh: '改正投诉要求', en: 'What is asked for was put right' },
  },
}
