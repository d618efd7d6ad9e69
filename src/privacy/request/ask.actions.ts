import { isFresh } from '../../kernel/access/step-up/fresh.actions.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { isStaff, type Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { goOn } from './carry-out.actions.ts'
import { pauseTime, resumeTime, startTime } from './move.actions.ts'
import { assertSettled, numberOf } from './number.actions.ts'
import type * as contract from './request-routes.contract.ts'
import { pass, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { begin } from './step.actions.ts'
import { typeOf } from './type.rules.ts'

type Asked = Input<typeof contract.askRight> & { readonly session: string | null }

function assertAskable(ctx: Ctx, { type, wish, files, items }: Asked): void {
  const { proof, wish: wished } = typeOf(type)
  if (wished && wish === undefined) refuse('privacy-request.wish-needed', { field: 'wish' })
  if (proof === 'papers' && files.length === 0) refuse('privacy-request.papers-needed', { field: 'files' })
  if (type === 'erasure' && items.length === 0) refuse('privacy-request.choose-items', { field: 'items' })
  // An account that somebody works with is the platform’s; whoever employs them ends it.
  if (type === 'closure' && isStaff(ctx.actor)) refuse('privacy-request.work-account')
}

/** Everybody asks about themselves: there is no field for another person, so nothing leaves for one. */
export async function ask(ctx: Ctx, asked: Asked): Promise<Request> {
  const { type, wish, files, items, session } = asked
  const { proof } = typeOf(type)
  assertAskable(ctx, asked)
  if (proof === 'fresh') await assertSettled(ctx)
  await store.holdAccount(ctx, ctx.actor.id)
  const other = (await store.openOf(ctx, ctx.actor.id)).find((one) => one.type === type)
  const request = newRequest(ctx, { type, wish: wish ?? null, chosen: type === 'erasure' ? items : [] })
  if (other) return duplicate(ctx, request, other)
  await store.insert(ctx, request)
  await claimFiles(ctx, files, request.id)
  await record(ctx, [{ kind: 'rights.requested', subject: request.id, data: { type } }])
  const timed = await startTime(ctx, request)
  const waits = proof === 'fresh' && !(await isFresh(ctx, { minutes: numberOf(ctx, 'fresh') }, session))
  if (waits) return askIdentity(ctx, timed)
  const admitted = { ...pass('admit', timed), identityAt: proof === 'papers' ? null : ctx.now }
  await store.save(ctx, admitted)
  return goOn(ctx, admitted)
}

export function newRequest(ctx: Ctx, { type, wish, chosen }: Pick<Request, 'type' | 'wish' | 'chosen'>): Request {
  const id = newId('prq')
  return {
    id,
    number: `PR-${shanghaiDay(ctx.now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    type,
    state: 'received',
    accountId: ctx.actor.id,
    consumerId: ctx.actor.consumerId,
    aboutId: null,
    wish,
    answer: null,
    ground: null,
    duplicateOf: null,
    aboutConsumerId: null,
    chosen,
    carryAt: null,
    certificate: null,
    officerId: null,
    receivedAt: ctx.now,
    identityAt: null,
    startedAt: null,
    answeredAt: null,
    closedAt: null,
    clockId: null,
    nextDueAt: null,
    overdue: false,
    version: 1,
  }
}

async function duplicate(ctx: Ctx, request: Request, other: Request): Promise<Request> {
  const twin: Request = { ...request, state: 'duplicate', duplicateOf: other.id, closedAt: ctx.now }
  await store.insert(ctx, twin)
  await record(ctx, [{ kind: 'rights.duplicate', subject: twin.id, data: { of: other.id, type: twin.type } }])
  return twin
}

async function askIdentity(ctx: Ctx, request: Request): Promise<Request> {
  const asked = pass('ask-identity', await pauseTime(ctx, request))
  await store.save(ctx, asked)
  await record(ctx, [{ kind: 'rights.identity-asked', subject: request.id, data: { type: request.type } }])
  return asked
}

export async function prove(
  ctx: Ctx,
  { session, ...input }: Input<typeof contract.proveIdentity> & { readonly session: string | null },
): Promise<Request> {
  const request = await begin(ctx, 'prove', input)
  const minutes = numberOf(ctx, 'fresh')
  if (!(await isFresh(ctx, { minutes }, session))) refuse('privacy-request.sign-in-again', { minutes })
  await assertSettled(ctx)
  const proved = { ...(await resumeTime(ctx, request)), identityAt: ctx.now }
  await store.save(ctx, proved)
  await record(ctx, [{ kind: 'rights.identity-proved', subject: request.id, data: {} }])
  return goOn(ctx, proved)
}
