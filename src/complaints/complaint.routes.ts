import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { record } from '../kernel/fact/record.ts'
import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { newId } from '../kernel/id.ts'
import { openCase, showCase } from './case.actions.ts'
import * as step from './case.contract.ts'
import { categories, paidRemedies, remedyWords } from './category.rules.ts'
import { csvOf } from './csv.rules.ts'
import { fileComplaint } from './filing.actions.ts'
import { evidenceRule } from './category-evidence.rules.ts'
import * as filing from './filing.contract.ts'
import { listGrounds } from './ground.contract.ts'
import * as handling from './handling.actions.ts'
import * as intake from './intake/intake.actions.ts'
import * as parties from './parties.actions.ts'
import { enterLegalResult } from './legal/legal.actions.ts'
import * as legal from './procedure/legal.actions.ts'
import * as performance from './performance/performance.actions.ts'
import * as procedure from './procedure/procedure.actions.ts'
import * as queueActions from './queue.actions.ts'
import * as queue from './queue.contract.ts'

const evidenceOf = ({ summary, items }: ReturnType<typeof evidenceRule>) => ({ evidence: summary, items })
const reading: readonly BoundRoute[] = [
  handle(filing.listCategories, ({ rulebook, now }) => ({
    rows: categories.map((category) => ({
      ...category,
      title: { ...category.title },
      hint: { ...category.hint },
      ...evidenceOf(evidenceRule(rulebook, category.code, shanghaiDay(now))),
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
  handle(listGrounds, (ctx) => ({ rows: intake.groundsOf(ctx) })),
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
  handle(step.linkOrder, async (ctx, input) => showCase(ctx, await intake.linkOrder(ctx, input))),
  handle(step.requestInfo, async (ctx, input) => showCase(ctx, await intake.requestInfo(ctx, input))),
  handle(step.provideInfo, async (ctx, input) => showCase(ctx, await intake.provideInfo(ctx, input))),
  handle(step.reject, async (ctx, input) => showCase(ctx, await intake.rejectComplaint(ctx, input))),
  handle(step.appealRejection, async (ctx, input) => showCase(ctx, await intake.appealRejection(ctx, input))),
  handle(step.transfer, async (ctx, input) => showCase(ctx, await intake.transferComplaint(ctx, input))),
  handle(step.returnTransfer, async (ctx, input) => showCase(ctx, await intake.returnTransfer(ctx, input))),
  handle(step.reportTransfer, async (ctx, input) => showCase(ctx, await intake.reportTransfer(ctx, input))),
  handle(step.fastTrack, async (ctx, input) => showCase(ctx, await intake.fastTrack(ctx, input))),
  handle(step.reopen, async (ctx, input) => showCase(ctx, await intake.reopenComplaint(ctx, input))),
  handle(step.concede, async (ctx, input) => showCase(ctx, await parties.concede(ctx, input))),
  handle(step.escalate, async (ctx, input) => showCase(ctx, await parties.escalate(ctx, input))),
  handle(step.closeEvidence, async (ctx, input) => showCase(ctx, await procedure.closeEvidence(ctx, input))),
  handle(step.orderTest, async (ctx, input) => showCase(ctx, await procedure.orderTest(ctx, input))),
  handle(step.reportTest, async (ctx, input) => showCase(ctx, await procedure.reportTest(ctx, input))),
  handle(step.prove, async (ctx, input) => showCase(ctx, await performance.provePerformance(ctx, input))),
  handle(step.confirmPerformance, async (ctx, input) =>
    showCase(ctx, await performance.confirmPerformance(ctx, input)),
  ),
  handle(step.disputePerformance, async (ctx, input) =>
    showCase(ctx, await performance.disputePerformance(ctx, input)),
  ),
  handle(step.enforce, async (ctx, input) => showCase(ctx, await performance.enforce(ctx, input))),
  handle(step.goLegal, async (ctx, input) => showCase(ctx, await legal.goLegal(ctx, input))),
  handle(step.resumeFromLaw, async (ctx, input) => showCase(ctx, await legal.resumeFromLaw(ctx, input))),
  handle(step.enterLegalResult, async (ctx, input) => showCase(ctx, await enterLegalResult(ctx, input))),
  handle(step.endLegal, async (ctx, input) => showCase(ctx, await legal.endLegal(ctx, input))),
]

export const complaintRoutes: readonly BoundRoute[] = [...reading, ...writing]
