import { inTransaction } from '../kernel/db/transaction.ts'
import { record } from '../kernel/fact/record.ts'
import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { newId } from '../kernel/id.ts'
import { openCase, showCase } from './case.actions.ts'
import * as step from './case.contract.ts'
import { categories, paidRemedies, remedyWords } from './category.rules.ts'
import { csvOf } from './csv.rules.ts'
import { fileComplaint } from './filing.actions.ts'
import * as filing from './filing.contract.ts'
import * as handling from './handling.actions.ts'
import * as parties from './parties.actions.ts'
import * as queueActions from './queue.actions.ts'
import * as queue from './queue.contract.ts'

const reading: readonly BoundRoute[] = [
  handle(filing.listCategories, () => ({
    rows: categories.map((category) => ({
      ...category,
      title: { ...category.title },
      hint: { ...category.hint },
      evidence: { ...category.evidence },
      questions: category.questions.map((question) => ({
        ...question,
        title: { ...question.title },
        choices: question.choices.map(({ value, title }) => ({ value, title: { ...title } })),
      })),
      remedies: category.remedies.map((remedy) => ({
        remedy,
        title: { ...remedyWords[remedy] },
        paid: paidRemedies.includes(remedy),
      })),
    })),
  })),
  handle(filing.listMine, (ctx, wanted) => queueActions.listMine(ctx, wanted)),
  handle(queue.listQueue, (ctx, wanted) => queueActions.listQueue(ctx, wanted)),
  handle(queue.countTabs, async (ctx) => ({ counts: await queueActions.countTabs(ctx), limit: queue.countLimit })),
  handle(queue.listAgents, async (ctx) => ({ rows: await queueActions.listAgents(ctx) })),
  handle(step.readCase, (ctx, { id }) => openCase(ctx, id)),
  handle(queue.exportQueue, async (ctx, wanted) => {
    const { rows, more } = await queueActions.exportRows(ctx, wanted)
    const id = newId('exp')
    await inTransaction(ctx, (inner) =>
      record(inner, [{ kind: 'complaint.exported', subject: id, data: { rows: rows.length, more, tab: wanted.tab } }]),
    )
    return {
      body: csvOf(rows, more),
      type: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': `attachment; filename="complaints-${id}.csv"` },
    }
  }),
]

const writing: readonly BoundRoute[] = [
  handle(filing.fileComplaint, async (ctx, input) => showCase(ctx, await fileComplaint(ctx, input))),
  handle(step.acknowledge, async (ctx, input) => showCase(ctx, await handling.acknowledgeComplaint(ctx, input))),
  handle(step.respond, async (ctx, input) => showCase(ctx, await handling.respondToComplaint(ctx, input))),
  handle(step.askMerchant, async (ctx, input) => showCase(ctx, await handling.askMerchant(ctx, input))),
  handle(step.assign, async (ctx, input) => showCase(ctx, await handling.assignComplaint(ctx, input))),
  handle(step.close, async (ctx, input) => showCase(ctx, await handling.closeComplaint(ctx, input))),
  handle(step.answer, async (ctx, input) => showCase(ctx, await parties.answerComplaint(ctx, input))),
  handle(step.acceptOffer, async (ctx, input) => showCase(ctx, await parties.acceptOffer(ctx, input))),
  handle(step.counterOffer, async (ctx, input) => showCase(ctx, await parties.counterOffer(ctx, input))),
  handle(step.refuseOffer, async (ctx, input) => showCase(ctx, await parties.refuseOffer(ctx, input))),
  handle(step.addStatement, async (ctx, input) => showCase(ctx, await parties.addStatement(ctx, input))),
  handle(step.addEvidence, async (ctx, input) => showCase(ctx, await parties.addEvidence(ctx, input))),
  handle(step.withdraw, async (ctx, input) => showCase(ctx, await parties.withdrawComplaint(ctx, input))),
  handle(queue.assignMany, (ctx, { ids, agentId }) => handling.assignComplaints(ctx, ids, agentId)),
]

export const complaintRoutes: readonly BoundRoute[] = [...reading, ...writing]
