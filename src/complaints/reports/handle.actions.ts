import { hasRole, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { endStage, startStage } from './clock.actions.ts'
import * as informants from './informant.store.ts'
import { mergedMs } from './merge.store.ts'
import { fullView } from './read.actions.ts'
import type * as contract from './report.contract.ts'
import type { ReportStep } from './report.contract.ts'
import { checkClockOf, take, type Report } from './report.rules.ts'
import * as store from './report.store.ts'
import { tellDepartment, tellInformants } from './tell.actions.ts'

/** A handler is neither the informant nor of the shop: for those the report does not exist. */
export async function mayHandle(ctx: Ctx, report: Report): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'system' && !hasRole(actor, 'agent', 'governance-officer', 'admin')) return false
  if (actor.merchantId !== null && actor.merchantId === report.merchantId) return false
  return !(await store.isToldBy(ctx, report.id, actor))
}

export async function mayHandleId(ctx: Ctx, id: string): Promise<boolean> {
  const report = await store.find(ctx, id)
  return report !== undefined && mayHandle(ctx, report)
}

export async function openReport(ctx: Ctx, id: string): Promise<Report> {
  const report = await store.find(ctx, id)
  return report && (await mayHandle(ctx, report)) ? report : refuse('not-found', { noun: 'report' })
}

type Step = { readonly id: string; readonly version: number }
async function taken(ctx: Ctx, step: ReportStep, { id, version }: Step): Promise<Report> {
  const report = await store.hold(ctx, id)
  if (!report || !(await mayHandle(ctx, report))) return refuse('not-found', { noun: 'report' })
  return take(step, report, { person: ctx.actor.id, version })
}

type Saved = { readonly step: ReportStep; readonly note: string; readonly facts: Parameters<typeof record>[1] }
async function saved(ctx: Ctx, report: Report, { step, note, facts }: Saved) {
  await store.save(ctx, report)
  await informants.insertNote(ctx, report.id, step, note)
  await record(ctx, facts)
  return fullView(ctx, report)
}

export async function checkReport(ctx: Ctx, input: Input<typeof contract.checkReport>) {
  const report: Report = { ...(await taken(ctx, 'check', input)), state: 'checking' }
  return saved(ctx, report, { step: 'check', note: '', facts: [{ kind: 'report.checking', subject: report.id }] })
}

/** Once, from the arrival: the days that have passed are not given twice. */
export async function extendCheck(ctx: Ctx, { text, ...input }: Input<typeof contract.extendCheck>) {
  const held = await taken(ctx, 'extend', input)
  const stopped = await endStage(ctx, held, 'cancelled')
  // While it was merged no time ran.
  const from = new Date(held.receivedAt.getTime() + (await mergedMs(ctx, held.id)))
  const report = await startStage(ctx, { ...stopped, extended: true }, 'report.check-extended', from)
  await tellInformants(ctx, report, 'report.extended')
  return saved(ctx, report, { step: 'extend', note: text, facts: [{ kind: 'report.extended', subject: report.id }] })
}

/** Accepted and handed on, or not accepted with the ground: one of the two, and the informant is told why. */
export async function decideReport(ctx: Ctx, input: Input<typeof contract.decideReport>) {
  const { taker, ground, told, note, authority, authorityNumber } = input
  if ((taker === null) === (ground === null)) refuse('report.taker-or-ground', { field: 'taker' })
  if (taker === 'authority' && authority === '') refuse('report.authority-needed', { field: 'authority' })
  const held = await endStage(ctx, await taken(ctx, 'decide', input))
  const decided = { ...held, told, authority, authorityNumber, firstDecider: ctx.actor.id, decidedAt: ctx.now }
  const { id: subject, kind, merchantId: merchant } = held
  if (ground !== null) {
    const report: Report = { ...decided, state: 'closed', outcome: ground, closedAt: ctx.now }
    await tellInformants(ctx, report, 'report.decided')
    return saved(ctx, report, {
      step: 'decide',
      note,
      facts: [{ kind: 'report.not-accepted', subject, data: { ground } }],
    })
  }
  const report = await startStage(ctx, { ...decided, state: 'accepted', taker }, 'report.finish', ctx.now)
  await tellInformants(ctx, report, 'report.decided')
  await tellDepartment(ctx, report)
  const facts = ['report.accepted', 'report.handed-over'].map((fact) => ({
    kind: fact,
    subject,
    data: { to: taker, kind, merchant },
  }))
  return saved(ctx, report, { step: 'decide', note, facts })
}

export async function closeReport(ctx: Ctx, input: Input<typeof contract.closeReport>) {
  const { result, told, note } = input
  const held = await endStage(ctx, await taken(ctx, 'close', input))
  const report: Report = {
    ...held,
    state: 'closed',
    outcome: result,
    told,
    firstDecider: ctx.actor.id,
    closedAt: ctx.now,
  }
  await tellInformants(ctx, report, 'report.closed')
  const data = { result, kind: report.kind, merchant: report.merchantId }
  return saved(ctx, report, { step: 'close', note, facts: [{ kind: 'report.closed', subject: report.id, data }] })
}

/** By somebody else than the one whose result it is: it stands, or the check begins anew. */
export async function reviewReport(ctx: Ctx, input: Input<typeof contract.reviewReport>) {
  const { verdict, told, note } = input
  const held = await endStage(ctx, await taken(ctx, 'review', input))
  const again = verdict === 'reopened'
  const base: Report = { ...held, told, agentId: again ? ctx.actor.id : held.agentId }
  const report = again
    ? await startStage(
        ctx,
        { ...base, state: 'checking', outcome: null, taker: null, closedAt: null, decidedAt: null },
        checkClockOf(held.kind),
        ctx.now,
      )
    : { ...base, state: 'closed' as const }
  await tellInformants(ctx, report, 'report.reviewed')
  return saved(ctx, report, {
    step: 'review',
    note,
    facts: [{ kind: 'report.reviewed', subject: report.id, data: { verdict } }],
  })
}
