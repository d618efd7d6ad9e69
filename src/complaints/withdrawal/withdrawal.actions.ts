import { clocksOf, startClock, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { begin, closedFact, ended, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { assertNothingUnderWay } from '../payments/result.actions.ts'
import { replaceObligations } from '../performance/obligation.store.ts'
import * as statements from '../statement.store.ts'
import * as store from './withdrawal.store.ts'
import { consentClock, withdrawable } from './withdrawal.rules.ts'

/** The ruling or the settlement stands until the shop consents; its clocks run on. */
export async function askWithdrawal(ctx: Ctx, input: StepInput & { readonly text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'ask_withdrawal', input)
  await assertNothingUnderWay(ctx, before)
  const statementId = await say(ctx, before.id, { side, kind: 'message', audience: everybody, text: input.text })
  const clock = await startClock(ctx, { rule: consentClock, subject: before.id, startedAt: ctx.now })
  const id = newId('wdr')
  await store.insert(ctx, { id, complaintId: before.id, statementId, clockId: clock.id })
  const data = { request: id, statement: statementId, by: side }
  return finish(ctx, { before, after }, [{ kind: 'withdrawal.asked', subject: before.id, data }])
}

type Answer = StepInput & { readonly agrees: boolean; readonly text?: string | undefined }
export async function answerWithdrawal(ctx: Ctx, { agrees, text, ...input }: Answer): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'answer_withdrawal', input)
  const open = (await store.openOf(ctx, before.id)) ?? refuse('withdrawal.nothing-asked')
  if (agrees) await assertNothingUnderWay(ctx, before)
  const answerId =
    text === undefined ? null : await say(ctx, before.id, { side, kind: 'message', audience: everybody, text })
  await stopClock(ctx, open.clockId, { at: ctx.now, outcome: 'met' })
  await store.end(ctx, open, { state: agrees ? 'agreed' : 'refused', answerId })
  const data = { request: open.id, by: side, ...(answerId && { statement: answerId }) }
  if (!agrees) return finish(ctx, { before, after }, [{ kind: 'withdrawal.refused', subject: before.id, data }])
  // What was done stays done; what is still open is owed no longer.
  await replaceObligations(ctx, before.id, [])
  const ending = { outcome: 'withdrawn', amountFen: 0 } as const
  return finish(ctx, { before, after: ended(ctx, after, ending) }, [
    { kind: 'withdrawal.consented', subject: before.id, data },
    { kind: 'complaint.withdrawn', subject: before.id, data: { statement: open.statementId } },
    closedFact(before.id, ending),
  ])
}

/** The time to answer is over: silence is no consent, and nobody broke anything by it. */
export async function endBySilence(ctx: Ctx, fact: Fact): Promise<void> {
  await complaints.hold(ctx, fact.subject)
  const open = await store.openOf(ctx, fact.subject)
  if (!open || open.clockId !== fact.data['clock']) return
  await store.end(ctx, open, { state: 'silent' })
  await stopClock(ctx, open.clockId, { at: ctx.now, outcome: 'cancelled' })
  const data = { request: open.id, bySilence: true }
  await record(ctx, [{ kind: 'withdrawal.refused', subject: fact.subject, data }])
}

/** It went on to where nothing can be withdrawn, to a court or to its end: nobody is waited for. */
export async function lapse(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.hold(ctx, fact.subject)
  const open = complaint && (await store.openOf(ctx, complaint.id))
  if (!complaint || !open || withdrawable.some((state) => state === complaint.state)) return
  await store.end(ctx, open, { state: 'lapsed' })
  const running = (await clocksOf(ctx, [complaint.id])).find(({ id }) => id === open.clockId)
  if (running?.stoppedAt === null) await stopClock(ctx, open.clockId, { at: ctx.now, outcome: 'cancelled' })
}

export async function showWithdrawals(ctx: Ctx, id: string) {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) === null) refuse('not-found', { noun: 'complaint' })
  const requests = await store.requestsOf(ctx, id)
  const said = requests.length > 0 ? await statements.listOf(ctx, id) : []
  const textOf = (statement: string | null) => said.find((one) => one.id === statement)?.text ?? null
  const open = requests.find(({ state }) => state === 'asked')
  const clocks = open ? await clocksOf(ctx, [id]) : []
  return {
    requests: requests.map((one) => ({
      id: one.id,
      state: one.state,
      reason: textOf(one.statementId) ?? '',
      askedAt: one.askedAt.toISOString(),
      answer: textOf(one.answerId),
      answeredAt: one.answeredAt?.toISOString() ?? null,
    })),
    clock: clocks.find((clock) => clock.id === open?.clockId) ?? null,
  }
}
