import { handle } from '../../kernel/http/handle.ts'
import { declareRefusals } from '../../kernel/refusal.contract.ts'
import { showCase } from '../case.actions.ts'
import type { Part } from '../part.ts'
import { correctCategory } from './correction.actions.ts'
import * as contract from './correction.contract.ts'

/** An agent corrects the category of a complaint (7.1.1), with a reason. */
export const recategory: Part = {
  routes: [handle(contract.correctCategory, async (ctx, input) => showCase(ctx, await correctCategory(ctx, input)))],
  refusals: declareRefusals({
    'complaint.category-fixed': {
      status: 409,
      zh: '投诉已到「{stateZh}」，类别不能再更正：由谁裁决、如何裁决都以它为准。',
      en: 'The complaint is at "{stateEn}": its category can no longer be corrected, since who rules and how rests on it.',
    },
    'complaint.category-same': {
      status: 409,
      zh: '投诉已经是这个类别，请选择另一个。',
      en: 'The complaint is of this category already. Choose another one.',
    },
  }),
  facts: {
    'complaint.category-corrected': { zh: '更正投诉类别', en: 'The category was corrected' },
  },
}
