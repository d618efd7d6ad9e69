import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { newId } from '../../kernel/id.ts'
import * as ofCase from './answer.actions.ts'
import { showFigures, showOwnFigures } from './figures.actions.ts'
import { readFigures, readOwnFigures } from './figures.contract.ts'
import * as lead from './lead.actions.ts'
import * as contract from './survey.contract.ts'

export const caseSurveyRoutes: readonly BoundRoute[] = [
  handle(contract.readSurvey, (ctx, { id }) => ofCase.showSurvey(ctx, id)),
  handle(contract.answerSurvey, (ctx, input) => ofCase.answerSurvey(ctx, input)),
  handle(contract.skipSurvey, (ctx, { id }) => ofCase.skipSurvey(ctx, id)),
  handle(contract.withdrawWords, (ctx, { id }) => ofCase.withdrawWords(ctx, id)),
]

export const surveyRoutes: readonly BoundRoute[] = [
  handle(readFigures, (ctx, { months }) => showFigures(ctx, months)),
  handle(readOwnFigures, (ctx) => showOwnFigures(ctx)),
  handle(contract.listAnswers, (ctx, wanted) => lead.listAnswers(ctx, wanted)),
  handle(contract.noteCallBack, (ctx, input) => lead.noteCallBack(ctx, input)),
  handle(contract.exportAnswers, async (ctx, filter) => {
    const { body, rows } = await lead.exportAnswers(ctx, filter)
    const id = newId('exp')
    await inTransaction(ctx, (inner) => record(inner, [{ kind: 'survey.exported', subject: id, data: { rows } }]))
    return {
      body,
      type: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': `attachment; filename="survey-${id}.csv"` },
    }
  }),
]
