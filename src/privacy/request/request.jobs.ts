import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { about, type Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { endCopies, makeCopy } from './copy.actions.ts'
import { carryOutErasure, startDue } from './erase.actions.ts'
import { end, secondTime } from './move.actions.ts'
import { isOpen, pass } from './request.rules.ts'
import * as store from './request.store.ts'
import { remind, requestNews, tell } from './tell.actions.ts'

const ours = about('prq')
export const requestJobs: readonly Job[] = [
  defineJob({
    name: 'privacy.make-copy',
    title: { zh: '制作个人信息副本', en: 'Make the copy of a person’s data' },
    payload: z.strictObject({ request: z.string() }),
    outside: true,
    maxAttempts: 5,
    run: (ctx, { request }) => makeCopy(ctx, request),
  }),
  defineJob({
    name: 'privacy.end-copies',
    title: { zh: '清理已下载或到期的副本', en: 'Take away copies that were fetched or waited too long' },
    payload: z.strictObject({}),
    cron: '*/10 * * * *',
    run: (ctx) => endCopies(ctx),
  }),
  defineJob({
    name: 'privacy.erase',
    title: { zh: '删除一个人的信息', en: 'Erase what is held of a person' },
    payload: z.strictObject({ request: z.string() }),
    outside: true,
    maxAttempts: 8,
    run: (ctx, { request }) => carryOutErasure(ctx, request),
  }),
  defineJob({
    name: 'privacy.erase-due',
    title: { zh: '到时间的删除和可以继续的删除', en: 'Erasures whose time has come, or that can go on' },
    payload: z.strictObject({}),
    cron: '*/10 * * * *',
    run: (ctx) => startDue(ctx),
  }),
]
export const requestReactions: readonly Reaction[] = [
  { name: 'privacy.request-rung', on: ['clock.rung-reached'], when: ours, run: rungReached },
  {
    name: 'privacy.request-due',
    on: ['clock.recomputed'],
    when: ours,
    run: (ctx, fact) => dueMoved(ctx, fact.subject),
  },
  {
    name: 'privacy.request-lapsed',
    on: ['clock.resumed'],
    when: (fact) => ours(fact) && fact.data['because'] === 'maximum',
    run: (ctx, fact) => lapse(ctx, fact.subject),
  },
  { name: 'privacy.tell-request', on: requestNews, run: tell },
]

/** On the way whoever should act is told; at the end the delay is recorded, and the next limit begins. Nothing is refused by it. */
async function rungReached(ctx: Ctx, fact: Fact): Promise<void> {
  const request = await store.hold(ctx, fact.subject)
  if (!request || request.clockId !== fact.data['clock'] || !isOpen(request)) return
  if (fact.data['rung'] !== 'due') return remind(ctx, request, fact)
  const after = request.overdue ? request : await secondTime(ctx, request)
  await store.save(ctx, after)
  const data = { type: request.type, state: request.state, limit: request.overdue }
  await record(ctx, [{ kind: 'rights.overdue', subject: request.id, data }])
}

/** `next_due_at` is a copy for the queue: made anew when a calendar moves the date. */
async function dueMoved(ctx: Ctx, id: string): Promise<void> {
  const request = await store.hold(ctx, id)
  const clock = request && (await clocksOf(ctx, [id])).find((one) => one.id === request.clockId)
  if (request && clock) await store.save(ctx, { ...request, nextDueAt: new Date(clock.dueAt) })
}

/** Nobody proved who they are in the time there was: it ends, nothing left, and it may be asked for again. */
async function lapse(ctx: Ctx, id: string): Promise<void> {
  const request = await store.hold(ctx, id)
  if (request?.state !== 'identity') return
  await record(ctx, [{ kind: 'rights.refused', subject: id, data: { type: request.type, ground: 'identity' } }])
  await end(ctx, { ...pass('lapse', request), ground: 'identity' })
}
