import { handle } from '../../kernel/http/handle.ts'
import type { Part } from '../part.ts'
import { raiseDemand, withdrawDemand } from './demand.actions.ts'
import * as contract from './demand.contract.ts'
import { demandReactions } from './demand.jobs.ts'
import { demandRefusals } from './refusal-words.contract.ts'
import { showDemands, viewDemands } from './show.actions.ts'

/** What a law gives beside the ordinary claim: demanded by the consumer, found and awarded by a person. README.md. */
export const demand: Part = {
  caseRoutes: [
    handle(contract.readDemands, (ctx, { id }) => showDemands(ctx, id)),
    handle(contract.raiseDemand, async (ctx, input) => viewDemands(ctx, await raiseDemand(ctx, input))),
    handle(contract.withdrawDemand, async (ctx, input) => viewDemands(ctx, await withdrawDemand(ctx, input))),
  ],
  reactions: demandReactions,
  refusals: demandRefusals,
  facts: {
    'complaint.demand-raised': { zh: '提出法定赔偿要求', en: 'An amount by law was demanded' },
    'complaint.demand-withdrawn': { zh: '撤回法定赔偿要求', en: 'A demand was taken back' },
  },
  notices: new URL('./notices.yaml', import.meta.url),
}
