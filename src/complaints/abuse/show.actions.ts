import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { found } from '../../kernel/refusal.ts'
import type { RefusalCatalogue } from '../../kernel/refusal.contract.ts'
import * as complaints from '../complaint.store.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { AppealView, ReviewState, ReviewView } from './abuse.contract.ts'
import * as store from './abuse.store.ts'
import { filedBy } from './person.store.ts'
import { abuseRefusals } from './refusal-words.contract.ts'
import { limitsNow, stepsFor } from './review.rules.ts'
import type { z } from 'zod'

type Wanted = { readonly state: ReviewState | 'appealed'; readonly cursor?: string | undefined; readonly limit: number }

export async function listReviews(ctx: Ctx, { state, cursor, limit }: Wanted) {
  const rows = await store.list(ctx, { state, not: ctx.actor.consumerId, after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const shown: ReviewView[] = []
  for (const review of page) shown.push(await viewReview(ctx, review))
  return { rows: shown, next: rows.length > limit && last ? writeCursor({ at: last.openedAt, id: last.id }) : null }
}

export const showReview = async (ctx: Ctx, id: string): Promise<ReviewView> =>
  viewReview(ctx, notOwn(ctx, await store.find(ctx, id)))

/** Whoever is looked at is not who looks: for a colleague a review of himself does not exist. */
export function notOwn(ctx: Ctx, review: store.Review | undefined): store.Review {
  return found(review?.person === ctx.actor.consumerId ? undefined : review, 'abuse-review')
}

/** Colleagues see complaints and counts; who the person is they see in the cases, where there is a purpose for it. */
async function viewReview(ctx: Ctx, review: store.Review): Promise<ReviewView> {
  const appeal = await store.appealOf(ctx, review.id)
  const ids = [...new Set(review.signs.flatMap(({ cases }) => cases))]
  const receipts = new Map((await complaints.findAll(ctx, ids)).map(({ id, receipt }) => [id, receipt]))
  const since = new Date(review.openedAt.getTime() - review.windowDays * dayMs)
  const [latest] = await filedBy(ctx, [review.person], since)
  const names = await namesOf(
    ctx,
    [review.decidedBy, review.confirmedBy].filter((by) => by !== null),
  )
  const nameOf = (by: string | null) => (by === null ? null : (names.get(by) ?? null))
  return {
    id: review.id,
    state: review.state,
    because: review.because,
    latest: latest ? { id: latest.id, receipt: latest.receipt } : null,
    complaints: review.complaints,
    upheld: review.upheld,
    windowDays: review.windowDays,
    signs: review.signs.map((sign) => ({
      ...sign,
      cases: sign.cases.map((id) => ({ id, receipt: receipts.get(id) ?? id })),
    })),
    measure: review.measure,
    days: review.days,
    reasons: review.reasons,
    decidedBy: nameOf(review.decidedBy),
    decidedAt: review.decidedAt?.toISOString() ?? null,
    confirmedBy: nameOf(review.confirmedBy),
    until: review.until?.toISOString() ?? null,
    limits: limitsNow(review, ctx.now),
    appeal: await viewAppeal(ctx, review.id),
    openedAt: review.openedAt.toISOString(),
    steps: stepsFor(review, appeal, ctx.actor.id).map(({ step, code }) => ({
      step,
      allowed: code === null,
      reason: reasonOf(code),
    })),
    version: review.version,
  }
}

export async function viewAppeal(ctx: Ctx, reviewId: string): Promise<z.input<typeof AppealView> | null> {
  const appeal = await store.appealOf(ctx, reviewId)
  if (!appeal) return null
  const { text, at, decision, reasons, decidedAt } = appeal
  const [clock = null] = await clocksOf(ctx, [reviewId])
  return { text, at: at.toISOString(), decision, reasons, decidedAt: decidedAt?.toISOString() ?? null, clock }
}

export function reasonOf(code: string | null): { code: string; zh: string; en: string } | null {
  if (code === null) return null
  const catalogue: RefusalCatalogue = abuseRefusals
  const { zh, en } = catalogue[code] ?? { zh: code, en: code }
  return { code, zh, en }
}

/** What waits for a person: a look, a second look, an appeal. */
export async function abuseTasks(ctx: Ctx): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent', 'governance-officer')) return []
  const waiting = await store.countWaiting(ctx)
  if (waiting === 0) return []
  return [
    {
      title: { zh: '核查疑似滥用投诉', en: 'Look at suspected abuse' },
      detail: String(waiting),
      href: '/complaints/abuse',
      dueAt: null,
      kind: { zh: '投诉核查', en: 'A review' },
    },
  ]
}
