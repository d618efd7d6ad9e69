import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { clocksOf, stopClock } from '../../kernel/clock/clock.actions.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { namesInCase } from '../column/names.actions.ts'
import { looksPersonal, maskPersonal } from '../column/mask.rules.ts'
import * as complaints from '../complaint.store.ts'
import { csvLines } from '../csv.rules.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import * as answers from './answers.store.ts'
import { leads, mostExported, type AnswerFilter, type AnswerRow } from './survey.contract.ts'
import { isParty } from '../ties/ties.rules.ts'
import * as store from './survey.store.ts'

type Wanted = AnswerFilter & { readonly cursor?: string | undefined; readonly limit: number }
export async function listAnswers(ctx: Ctx, { cursor, limit, ...filter }: Wanted) {
  const found = await answers.list(ctx, { ...filter, after: readCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const next = found.length > limit && last?.answeredAt ? writeCursor({ at: last.answeredAt, id: last.id }) : null
  return { rows: await rowsOf(ctx, page), next }
}

async function rowsOf(ctx: Ctx, surveys: readonly store.Survey[]): Promise<AnswerRow[]> {
  const cases = new Map(
    (
      await complaints.findAll(
        ctx,
        surveys.map(({ complaintId }) => complaintId),
      )
    ).map((one) => [one.id, one]),
  )
  const people = surveys.flatMap(({ agentId, calledBy }) => [agentId, calledBy]).filter((id) => id !== null)
  const names = await namesOf(ctx, [...new Set(people)])
  const clocks = await clocksOf(
    ctx,
    surveys.filter(({ callBack }) => callBack !== null).map(({ id }) => id),
  )
  const rows: AnswerRow[] = []
  for (const one of surveys) {
    const complaint = cases.get(one.complaintId)
    const { answeredAt, outcomeScore, handlingScore, solved } = one
    if (!complaint || !answeredAt || outcomeScore === null || handlingScore === null || solved === null) continue
    const publishable = one.mayPublish ? maskPersonal(one.words, await namesInCase(ctx, complaint)) : null
    rows.push({
      id: one.id,
      complaint: complaint.id,
      receipt: complaint.receipt,
      channel: one.channel,
      category: one.category,
      ended: one.outcome,
      agent: one.agentId === null ? null : (names.get(one.agentId) ?? null),
      outcome: outcomeScore,
      handling: handlingScore,
      solved,
      text: one.words,
      publishable,
      looksPersonal: publishable !== null && looksPersonal(publishable),
      answeredAt: answeredAt.toISOString(),
      callBack: one.callBack && {
        state: one.callBack,
        clock: one.callBack === 'due' ? (clocks.find(({ id }) => id === one.callBackClock) ?? null) : null,
        by: one.calledBy === null ? null : (names.get(one.calledBy) ?? null),
        at: one.calledAt?.toISOString() ?? null,
        note: one.callNote,
      },
    })
  }
  return rows
}

/** What a lead may not read does not exist for him. */
export async function mayReadAnswer(ctx: Ctx, survey: store.Survey | undefined): Promise<boolean> {
  if (!survey || !hasRole(ctx.actor, ...leads) || survey.agentId === ctx.actor.id) return false
  const complaint = await complaints.find(ctx, survey.complaintId)
  return complaint !== undefined && !isParty(ctx.actor, complaint)
}

export async function noteCallBack(
  ctx: Ctx,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<AnswerRow> {
  const survey = await store.hold(ctx, id)
  if (!survey || !(await mayReadAnswer(ctx, survey))) return refuse('not-found', { noun: 'survey' })
  if (survey.callBack !== 'due') refuse('survey.no-call-back')
  if (survey.callBackClock !== null) await stopClock(ctx, survey.callBackClock, { at: ctx.now, outcome: 'met' })
  const after = { ...survey, callBack: 'done' as const, calledAt: ctx.now, calledBy: ctx.actor.id, callNote: text }
  await store.save(ctx, after)
  await record(ctx, [{ kind: 'survey.called-back', subject: id, data: { complaint: survey.complaintId } }])
  const [row] = await rowsOf(ctx, [after])
  return found(row, 'survey')
}

const header = [
  'receipt',
  'answered_at',
  'channel',
  'category',
  'ended',
  'agent',
  'outcome',
  'handling',
  'solved',
  'words',
  'publishable_words',
  'call_back',
  'call_back_note',
]
export async function exportAnswers(
  ctx: Ctx,
  filter: AnswerFilter,
): Promise<{ readonly body: string; readonly rows: number }> {
  const found = await answers.list(ctx, { ...filter, after: null, limit: mostExported + 1 })
  const rows = await rowsOf(ctx, found.slice(0, mostExported))
  const lines = rows.map((row) => [
    row.receipt,
    row.answeredAt,
    row.channel,
    row.category,
    row.ended,
    row.agent,
    row.outcome,
    row.handling,
    row.solved,
    row.text,
    row.publishable,
    row.callBack?.state ?? null,
    row.callBack?.note ?? null,
  ])
  return { body: csvLines([header, ...lines], found.length > mostExported ? mostExported : null), rows: rows.length }
}

/** Calls that are due, on the page of each lead. */
export async function surveyTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, ...leads)) return []
  const rows = await rowsOf(ctx, await answers.list(ctx, { tab: 'call-backs', after: null, limit }))
  return rows.map(({ receipt, callBack }) => ({
    title: { zh: '给不满意的消费者回电', en: 'Call an unhappy consumer back' },
    detail: receipt,
    href: '/complaints/survey?tab=call-backs',
    dueAt: callBack?.clock ? new Date(callBack.clock.dueAt) : null,
    kind: { zh: '满意度回访', en: 'Survey' },
  }))
}
