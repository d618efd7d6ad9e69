import { hasRole, type Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Side } from '../complaint.contract.ts'
import { complainantOf, sideOf, type Complaint } from '../complaint.rules.ts'
import { notify } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'
import type { FinalPayer, Payer, TestsView, TestView } from './expert.contract.ts'
import * as rules from './expert.rules.ts'
import * as store from './expert.store.ts'

type Inside = { readonly complaint: Complaint; readonly side: Side }
async function inside(ctx: Ctx, id: string, how: 'find' | 'hold'): Promise<Inside> {
  const complaint = found(await (how === 'hold' ? complaints.hold(ctx, id) : complaints.find(ctx, id)), 'complaint')
  return { complaint, side: sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' }) }
}

export async function showTests(ctx: Ctx, id: string): Promise<TestsView> {
  const { complaint, side } = await inside(ctx, id, 'find')
  const tests = await store.testsOf(ctx, id)
  const consents = await store.consentsOf(ctx, id)
  const files = tests.length > 0 ? await filesOf(ctx, id) : []
  const views = tests.map((test): TestView => {
    const said = consents.filter(({ testId }) => testId === test.id)
    const state = rules.isStale(test, complaint.state) ? 'lapsed' : test.state
    const { question, laboratory, feeFen, advanceBy, finalBy, outcome, reportedAt } = test
    return {
      id: test.id,
      question,
      laboratory,
      feeFen,
      advanceBy,
      finalBy,
      state,
      proposedAt: test.proposedAt.toISOString(),
      orderedAt: test.orderedAt?.toISOString() ?? null,
      consents: said.map((one) => ({ side: one.side, says: one.says, text: one.text, at: one.at.toISOString() })),
      result: outcome &&
        reportedAt && {
          outcome,
          method: test.method,
          finding: test.finding,
          favours: test.favours,
          borneBy: test.borneBy,
          report: files.find((file) => file.id === test.reportFile) ?? null,
          at: reportedAt.toISOString(),
        },
      asksYou: state === 'proposed' && side !== 'platform' && !said.some((one) => one.side === side),
    }
  })
  const isTheirs = side === 'platform' && hasRole(ctx.actor, 'agent', 'mediator', 'arbitrator')
  const mayPropose = isTheirs && complaint.state === 'evidence' && !views.some(rules.isWaiting)
  return { currency: complaint.currency, tests: views, mayPropose }
}

/** What the case has left behind is closed first, so that one test waits at a time. */
async function current(ctx: Ctx, complaint: Complaint): Promise<rules.Test | undefined> {
  const waiting = (await store.testsOf(ctx, complaint.id)).filter(rules.isWaiting)
  for (const test of waiting)
    if (rules.isStale(test, complaint.state)) await store.change(ctx, test, { state: 'lapsed' })
  return waiting.find((test) => !rules.isStale(test, complaint.state))
}

type Terms = {
  readonly question: string
  readonly laboratory: string
  readonly feeFen: number
  readonly advanceBy: Payer
  readonly finalBy: FinalPayer
}
export async function proposeTest(ctx: Ctx, { id, ...terms }: Terms & { readonly id: string }): Promise<TestsView> {
  const { complaint } = await inside(ctx, id, 'hold')
  if (complaint.state !== 'evidence') refuse('expert.not-now')
  if (await current(ctx, complaint)) refuse('expert.one-at-a-time')
  const state = rules.needsConsent(terms) ? 'proposed' : 'agreed'
  const test = newId('ext')
  await store.insert(ctx, { id: test, complaintId: id, ...terms, state, orderedAt: null })
  const { feeFen, advanceBy, finalBy } = terms
  await record(ctx, [{ kind: 'complaint.test-proposed', subject: id, data: { test, feeFen, advanceBy, finalBy } }])
  if (state === 'proposed') await tellBoth(ctx, complaint, { template: 'complaint.test-proposed', test })
  return showTests(ctx, id)
}

type Answer = { readonly id: string; readonly test: string; readonly says: boolean; readonly text: string }
/** Each side for itself, once. A refusal is no admission: the case goes on by the evidence there is, and to mediation. */
export async function answerTest(ctx: Ctx, { id, test: testId, says, text }: Answer): Promise<TestsView> {
  const { complaint, side } = await inside(ctx, id, 'hold')
  if (side === 'platform') return refuse('complaint.step-of-others')
  const test = found(
    (await store.testsOf(ctx, id)).find((one) => one.id === testId),
    'expert-test',
  )
  if (test.state !== 'proposed' || rules.isStale(test, complaint.state)) refuse('expert.answered-already')
  const before = (await store.consentsOf(ctx, id)).filter((one) => one.testId === testId)
  if (before.some((one) => one.side === side)) refuse('expert.answered-already')
  await store.addConsent(ctx, id, { testId, side, says, text })
  const state = rules.afterConsents([...before, { side, says }])
  await store.change(ctx, test, { state })
  await record(ctx, [{ kind: 'complaint.test-answered', subject: id, data: { test: testId, side, says, state } }])
  if (state === 'refused') await tellBoth(ctx, complaint, { template: 'complaint.test-refused', test: testId })
  return showTests(ctx, id)
}

type News = { readonly template: string; readonly test: string }
async function tellBoth(ctx: Ctx, complaint: Complaint, { template, test }: News): Promise<void> {
  const consumer = complainantOf(complaint)
  const { id, receipt, merchantId: merchant } = complaint
  for (const to of [consumer ? { consumer } : null, merchant === null ? null : { merchant }])
    if (to)
      await notify(ctx, {
        to,
        template,
        params: { complaint: id, receipt },
        subject: id,
        dedupe: `${template}:${test}`,
        happenedAt: ctx.now,
      })
}

export type Ordering = { readonly test?: string | undefined; readonly laboratory: string; readonly question: string }
/** By what both agreed to, or at the platform's own cost: then it says where. The complaint is held by the step. */
export async function orderAgreed(ctx: Ctx, complaint: Complaint, how: Ordering & { text: string }): Promise<string> {
  const waiting = await current(ctx, complaint)
  if (how.test !== undefined) {
    if (waiting?.id !== how.test || waiting.state !== 'agreed') return refuse('expert.not-agreed', { field: 'test' })
    await store.change(ctx, waiting, { state: 'ordered', orderedAt: ctx.now })
    return waiting.id
  }
  if (how.laboratory === '') refuse('expert.laboratory-missing', { field: 'laboratory' })
  // Who pays alone need not wait for two who do not agree.
  if (waiting) await store.change(ctx, waiting, { state: 'lapsed' })
  const id = newId('ext')
  const cost = { feeFen: 0, advanceBy: 'platform', finalBy: 'platform' } as const
  const question = how.question === '' ? how.text.slice(0, 1000) : how.question
  await store.insert(ctx, {
    id,
    complaintId: complaint.id,
    question,
    laboratory: how.laboratory,
    ...cost,
    state: 'ordered',
    orderedAt: ctx.now,
  })
  return id
}

export type Result = {
  readonly outcome: 'found' | 'not-possible'
  readonly method: string
  readonly finding: string
  readonly favours?: 'consumer' | 'merchant' | 'neither' | undefined
  readonly files: readonly string[]
}
/** With method, finding and report; or that it was not possible, with the reason said to both sides. */
export async function enterResult(ctx: Ctx, complaint: Complaint, result: Result): Promise<void> {
  const { outcome, method, finding, favours, files } = result
  const isFound = outcome === 'found'
  if (isFound && method === '') refuse('expert.result-incomplete', { field: 'method' })
  if (isFound && finding === '') refuse('expert.result-incomplete', { field: 'finding' })
  if (isFound && favours === undefined) refuse('expert.result-incomplete', { field: 'favours' })
  const [report = null] = files
  if (isFound && report === null) refuse('expert.report-missing', { field: 'files' })
  const test = await current(ctx, complaint)
  // Ordered before tests had terms of their own: the report stands in the case as it always did.
  if (!test) return
  const what = isFound ? { method, finding, favours: favours ?? null, reportFile: report } : {}
  const borne = rules.borneBy(test, isFound ? (favours ?? null) : null)
  await store.change(ctx, test, { state: 'reported', reportedAt: ctx.now, outcome, ...what, borneBy: borne })
}
