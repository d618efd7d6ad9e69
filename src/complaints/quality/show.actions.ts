import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { readerOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { isTiedTo } from '../ties/ties.actions.ts'
import { csvLines } from '../csv.rules.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { agreementOf } from './kappa.rules.ts'
import { isLead } from './reviewers.actions.ts'
import type { ReviewFilter, ReviewRow, ReviewView } from './quality.contract.ts'
import { maySee, stepsFor } from './review.rules.ts'
import * as store from './review.store.ts'
import * as tasks from './task.store.ts'

export const mostExported = 2000
type Wanted = ReviewFilter & { readonly cursor?: string | undefined; readonly limit: number }
export async function listReviews(ctx: Ctx, { cursor, limit, ...filter }: Wanted) {
  const rows = await store.list(ctx, { ...filter, leads: isLead(ctx), after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null
  return { rows: await rowsOf(ctx, page), next }
}

async function rowsOf(ctx: Ctx, reviews: readonly store.Review[]): Promise<ReviewRow[]> {
  const ids = reviews.map(({ complaintId }) => complaintId)
  const cases = new Map((await complaints.findAll(ctx, ids)).map((one) => [one.id, one]))
  const people = reviews.flatMap(({ agentId, reviewerId }) => [agentId, reviewerId]).filter((id) => id !== null)
  const names = await namesOf(ctx, [...new Set(people)])
  const open = (
    await tasks.tasksOf(
      ctx,
      reviews.map(({ id }) => id),
    )
  ).filter(({ doneAt }) => doneAt === null)
  return reviews.flatMap((one) => {
    const complaint = cases.get(one.complaintId)
    if (!complaint) return []
    const person = (id: string) => ({ id, name: names.get(id) ?? '' })
    return [
      {
        id: one.id,
        complaint: complaint.id,
        receipt: complaint.receipt,
        category: complaint.category,
        ended: complaint.outcome,
        agent: person(one.agentId),
        reviewer: one.reviewerId === null ? null : person(one.reviewerId),
        state: one.state,
        calibration: one.calibrates !== null,
        byHand: one.roundId === null,
        score: one.score,
        failed: one.failed,
        createdAt: one.createdAt.toISOString(),
        doneAt: one.doneAt?.toISOString() ?? null,
        tasksOpen: open.filter(({ reviewId }) => reviewId === one.id).length,
      },
    ]
  })
}

export type Standing = {
  readonly complaint: Complaint
  readonly who: Parameters<typeof maySee>[1]
}
/** How the caller stands to the case behind a review; what it may not see does not exist. */
export async function standingTo(ctx: Ctx, review: store.Review): Promise<Standing> {
  const complaint = found(await complaints.find(ctx, review.complaintId), 'quality-review')
  const who = { id: ctx.actor.id, leads: isLead(ctx), handled: await isTiedTo(ctx, ctx.actor, complaint) }
  const owns = (await tasks.tasksOf(ctx, [review.id])).some(({ ownerId }) => ownerId === who.id)
  if (!owns && !maySee(review, who)) refuse('not-found', { noun: 'quality-review' })
  // Whoever is asked for a second, independent look does not read the first one before.
  const second = await store.calibrationOf(ctx, review.id)
  if (second?.state === 'to-do' && second.reviewerId === who.id) refuse('not-found', { noun: 'quality-review' })
  return { complaint, who }
}

export async function showReview(ctx: Ctx, id: string): Promise<ReviewView> {
  const review = found(await store.find(ctx, id), 'quality-review')
  return view(ctx, review)
}

export async function view(ctx: Ctx, review: store.Review): Promise<ReviewView> {
  const { who, complaint } = await standingTo(ctx, review)
  const [row] = await rowsOf(ctx, [review])
  const rule = ctx.rulebook.ruleOf('checklist', 'quality.checklist', review.checklist)
  const second =
    review.calibrates === null ? await store.calibrationOf(ctx, review.id) : await store.find(ctx, review.calibrates)
  const own = await tasks.tasksOf(ctx, [review.id])
  const names = await namesOf(ctx, [
    ...own.map(({ ownerId }) => ownerId),
    ...(review.decidedBy === null ? [] : [review.decidedBy]),
  ])
  const both = review.findings && second?.findings ? { one: review.findings, other: second.findings } : null
  const { answeredAt, decidedAt, decision } = review
  return {
    ...found(row, 'quality-review'),
    mayOpen: readerOf(ctx.actor, complaint) !== null,
    reason: review.reason,
    round: review.roundId,
    items: rule.items,
    passFrom: rule.passFrom,
    findings: review.findings,
    finding: review.finding,
    tasks: own.map((task) => ({
      id: task.id,
      text: task.text,
      owner: { id: task.ownerId, name: names.get(task.ownerId) ?? '' },
      dueOn: task.dueOn,
      doneAt: task.doneAt?.toISOString() ?? null,
      note: task.note,
      mayClose: task.doneAt === null && (task.ownerId === who.id || (who.leads && !who.handled)),
    })),
    answer: answeredAt && {
      text: review.answer,
      at: answeredAt.toISOString(),
      objects: review.state === 'objected' || decision !== null,
    },
    decision: decision &&
      decidedAt && {
        what: decision,
        text: review.decisionText,
        by: review.decidedBy === null ? null : (names.get(review.decidedBy) ?? null),
        at: decidedAt.toISOString(),
      },
    agreement: both && who.leads ? agreementOf([both]) : null,
    calibratedBy: review.calibrates === null && second && who.leads ? { id: second.id, state: second.state } : null,
    steps: stepsFor(review, who, second !== undefined),
    version: review.version,
  }
}

const header = [
  'receipt',
  'ended',
  'agent',
  'reviewer',
  'state',
  'score',
  'failed',
  'calibration',
  'by_hand',
  'created_at',
  'done_at',
  'tasks_open',
]
export async function exportReviews(ctx: Ctx, filter: ReviewFilter) {
  const all = await store.list(ctx, { ...filter, leads: isLead(ctx), after: null, limit: mostExported + 1 })
  const rows = await rowsOf(ctx, all.slice(0, mostExported))
  const items = ctx.rulebook.ruleOf('checklist', 'quality.checklist', shanghaiDay(ctx.now)).items.map(({ id }) => id)
  const found = new Map(all.map(({ id, findings }) => [id, findings]))
  const lines = rows.map((row) => [
    row.receipt,
    row.ended,
    row.agent.name,
    row.reviewer?.name ?? null,
    row.state,
    row.score,
    row.failed === null ? null : String(row.failed),
    String(row.calibration),
    String(row.byHand),
    row.createdAt,
    row.doneAt,
    row.tasksOpen,
    ...items.map((item) => found.get(row.id)?.[item]?.found ?? null),
  ])
  const more = all.length > mostExported ? mostExported : null
  return { body: csvLines([[...header, ...items], ...lines], more), rows: rows.length }
}
