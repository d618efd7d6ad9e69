import { startClock, stopClock, suspendClock, resumeClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { systemActor } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { saveItems, type Item } from './item.store.ts'
import { pass, type Request } from './request.rules.ts'
import * as store from './request.store.ts'

/** The clock follows the state: it runs while somebody of the platform has to act, stands still for the person, and ends with the request. */
export async function startTime(ctx: Ctx, request: Request): Promise<Request> {
  const clock = await startClock(ctx, {
    rule: 'subject-request.target',
    subject: request.id,
    startedAt: request.receivedAt,
  })
  return { ...request, clockId: clock.id, nextDueAt: new Date(clock.dueAt) }
}
export async function pauseTime(ctx: Ctx, request: Request): Promise<Request> {
  if (request.clockId === null) return request
  await suspendClock({ ...ctx, actor: systemActor }, request.clockId, { reason: 'identity', at: ctx.now })
  return { ...request, nextDueAt: null }
}
export async function resumeTime(ctx: Ctx, request: Request): Promise<Request> {
  if (request.clockId === null) return request
  const clock = await resumeClock(ctx, request.clockId, ctx.now)
  return { ...request, nextDueAt: new Date(clock.dueAt) }
}
/** The promise was missed: from now on the longest time counts, from when it could begin. */
export async function secondTime(ctx: Ctx, request: Request): Promise<Request> {
  if (request.clockId !== null) await stopClock(ctx, request.clockId, { at: ctx.now, outcome: 'met' })
  const startedAt = request.identityAt ?? request.receivedAt
  const clock = await startClock(ctx, { rule: 'subject-request.limit', subject: request.id, startedAt })
  return { ...request, clockId: clock.id, nextDueAt: new Date(clock.dueAt), overdue: true }
}
async function endTime(ctx: Ctx, request: Request, outcome: 'met' | 'cancelled'): Promise<void> {
  if (request.clockId !== null) await stopClock(ctx, request.clockId, { at: ctx.now, outcome })
}

/** It ended without being carried out. */
export async function end(ctx: Ctx, request: Request, answer?: string): Promise<Request> {
  await endTime(ctx, request, request.state === 'refused' ? 'met' : 'cancelled')
  const ended = { ...request, closedAt: ctx.now, answeredAt: request.state === 'refused' ? ctx.now : null }
  await store.save(ctx, { ...ended, nextDueAt: null, carryAt: null }, answer)
  return ended
}

export type Answered = {
  readonly items: readonly Item[]
  readonly answer?: string
  /** Something waits to be fetched: it is closed when it was. */
  readonly waits?: boolean
  readonly kind?: 'rights.fulfilled' | 'rights.declined'
}
/** Carried out: every group of data has its answer, the clock ends, the person is told. */
export async function answer(ctx: Ctx, request: Request, { items, waits, kind, ...how }: Answered): Promise<Request> {
  if (items.some(({ outcome }) => outcome === 'waiting'))
    throw new Error(`privacy request ${request.id}: not all is settled`)
  await saveItems(ctx, request.id, items)
  await endTime(ctx, request, 'met')
  const notified = request.state === 'notified' ? request : pass('answer', request)
  const answered: Request = { ...notified, answeredAt: ctx.now, nextDueAt: null }
  const after = waits === true ? answered : { ...pass('close', answered), closedAt: ctx.now }
  await store.save(ctx, after, how.answer)
  const counts = Object.fromEntries(items.map(({ item, outcome }) => [item, outcome]))
  await record(ctx, [
    { kind: kind ?? 'rights.fulfilled', subject: request.id, data: { type: request.type, items: counts } },
  ])
  return after
}
