import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as contract from './abuse.contract.ts'
import { confirmLimit, decideAppeal, decideReview } from './decide.actions.ts'
import { askReview } from './look.actions.ts'
import { appealMeasure, listMeasures } from './measure.actions.ts'
import { listReviews, showReview } from './show.actions.ts'
import { ofCase } from './case.actions.ts'

/** What stands under the id of a case: for the consumer, by account or by link. */
export const abuseCaseRoutes: readonly BoundRoute[] = [
  handle(contract.listCaseMeasures, async (ctx, { id }) => {
    await ofCase(ctx, id)
    return listMeasures(ctx)
  }),
  handle(contract.appealCaseMeasure, async (ctx, { id, measure, text }) => {
    await ofCase(ctx, id)
    return appealMeasure(ctx, { id: measure, text })
  }),
]

export const abuseRoutes: readonly BoundRoute[] = [
  handle(contract.listReviews, (ctx, wanted) => listReviews(ctx, wanted)),
  handle(contract.readReview, (ctx, { id }) => showReview(ctx, id)),
  handle(contract.askReview, async (ctx, { id, text }) => showReview(ctx, await askReview(ctx, id, text))),
  handle(contract.decideReview, (ctx, input) => decideReview(ctx, input)),
  handle(contract.confirmLimit, (ctx, input) => confirmLimit(ctx, input)),
  handle(contract.decideAppeal, (ctx, input) => decideAppeal(ctx, input)),
  handle(contract.listMyMeasures, (ctx) => listMeasures(ctx)),
  handle(contract.appealMeasure, (ctx, input) => appealMeasure(ctx, input)),
]
