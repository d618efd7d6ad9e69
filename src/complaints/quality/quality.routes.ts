import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { newId } from '../../kernel/id.ts'
import * as assign from './assign.actions.ts'
import { showFigures } from './figures.actions.ts'
import { reviewersNow } from './reviewers.actions.ts'
import * as contract from './quality.contract.ts'
import * as review from './review.actions.ts'
import * as rounds from './round.actions.ts'
import * as round from './round.contract.ts'
import * as show from './show.actions.ts'

export const qualityRoutes: readonly BoundRoute[] = [
  handle(round.listRounds, (ctx, wanted) => rounds.listRounds(ctx, wanted)),
  handle(round.readRound, (ctx, { id }) => rounds.showRound(ctx, id)),
  handle(round.drawRound, (ctx, input) => rounds.drawRound(ctx, input)),
  handle(round.readQualityFigures, (ctx, { months }) => showFigures(ctx, months)),
  handle(contract.listReviews, (ctx, wanted) => show.listReviews(ctx, wanted)),
  handle(contract.readReview, (ctx, { id }) => show.showReview(ctx, id)),
  handle(contract.listReviewers, async (ctx) => ({
    rows: (await reviewersNow(ctx)).map(({ id, name }) => ({ id, name })),
  })),
  handle(contract.addReview, (ctx, input) => assign.addReview(ctx, input)),
  handle(contract.assignReviewer, (ctx, input) => assign.assignReviewer(ctx, input)),
  handle(contract.calibrate, (ctx, input) => assign.calibrate(ctx, input)),
  handle(contract.fileResult, (ctx, input) => review.fileResult(ctx, input)),
  handle(contract.answerReview, (ctx, input) => review.answerReview(ctx, input)),
  handle(contract.decideObjection, (ctx, input) => review.decideObjection(ctx, input)),
  handle(contract.closeTask, (ctx, input) => review.closeTask(ctx, input)),
  handle(contract.exportReviews, async (ctx, filter) => {
    const { body, rows } = await show.exportReviews(ctx, filter)
    const id = newId('exp')
    await inTransaction(ctx, (inner) => record(inner, [{ kind: 'quality.exported', subject: id, data: { rows } }]))
    return {
      body,
      type: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': `attachment; filename="quality-${id}.csv"` },
    }
  }),
]
