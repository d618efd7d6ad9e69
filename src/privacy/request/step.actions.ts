import { activePerson } from '../../kernel/access/people.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { plainItem } from './item.store.ts'
import { answer, end } from './move.actions.ts'
import type * as contract from './request-routes.contract.ts'
import type { RequestStep } from './request.contract.ts'
import { planCarrying } from './plan-erasure.actions.ts'
import { sideOf, take, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import * as restrictions from './restriction.store.ts'

export type StepInput = { readonly id: string; readonly version: number }
/** Held and allowed; what is not the actor's business does not exist. */
export async function begin(ctx: Ctx, step: RequestStep, { id, version }: StepInput): Promise<Request> {
  const request = await store.hold(ctx, id)
  if (!request || sideOf(ctx.actor, request) === null) return refuse('not-found', { noun: 'privacy-request' })
  const restricted = await restrictions.isRestrictedBy(ctx, id)
  return take(step, request, { actor: ctx.actor, restricted, version })
}

export async function withdraw(ctx: Ctx, input: Input<typeof contract.withdrawRequest>): Promise<Request> {
  const request = await begin(ctx, 'withdraw', input)
  await record(ctx, [{ kind: 'rights.withdrawn', subject: request.id, data: { type: request.type } }])
  return end(ctx, request)
}

/** The family of somebody who died: whose account it was is found by the papers (personal information law 49). */
export async function acceptKin(ctx: Ctx, input: Input<typeof contract.acceptIdentity>): Promise<Request> {
  const request = await begin(ctx, 'accept-identity', input)
  const person = input.about === request.accountId ? null : await activePerson(ctx, input.about)
  if (!person) return refuse('privacy-request.person-unknown', { field: 'about' })
  const about = { aboutId: input.about, aboutConsumerId: person.consumerId }
  const accepted = { ...request, ...taken(ctx), ...about, identityAt: ctx.now }
  await store.save(ctx, accepted)
  await record(ctx, [{ kind: 'rights.kin-accepted', subject: request.id, data: { about: input.about } }])
  return accepted
}
export async function takeUp(ctx: Ctx, input: Input<typeof contract.takeUpRequest>): Promise<Request> {
  const request = { ...(await begin(ctx, 'take-up', input)), ...taken(ctx) }
  await store.save(ctx, request)
  await record(ctx, [{ kind: 'rights.taken-up', subject: request.id, data: {} }])
  return request
}
const taken = ({ actor, now }: Ctx) => ({ officerId: actor.id, startedAt: now })

export async function settle(ctx: Ctx, input: Input<typeof contract.settleRequest>): Promise<Request> {
  const request = await begin(ctx, 'settle', input)
  await claimFiles(ctx, input.files, request.id)
  return answer(ctx, request, {
    items: [plainItem('wish', input.outcome, ctx.now)],
    answer: input.text,
    kind: input.outcome === 'done' ? 'rights.fulfilled' : 'rights.declined',
  })
}
/** What whoever died left goes, at the wish of the family, after the time in which it can be taken back. */
export async function planKinErasure(ctx: Ctx, input: StepInput): Promise<Request> {
  return planCarrying(ctx, await begin(ctx, 'plan-erasure', input))
}
export async function refuseRight(ctx: Ctx, input: Input<typeof contract.refuseRequest>): Promise<Request> {
  const request = { ...(await begin(ctx, 'refuse', input)), ground: input.ground, officerId: ctx.actor.id }
  const data = { type: request.type, ground: input.ground }
  await record(ctx, [{ kind: 'rights.refused', subject: request.id, data }])
  return end(ctx, request, input.text)
}
export async function lift(ctx: Ctx, input: Input<typeof contract.liftRestriction>): Promise<Request> {
  const request = await begin(ctx, 'lift', input)
  await restrictions.lift(ctx, request.id)
  await store.save(ctx, request)
  await record(ctx, [{ kind: 'rights.restriction-lifted', subject: request.id, data: {} }])
  return request
}

export async function mayReadRequest(ctx: Ctx, id: string): Promise<boolean> {
  const request = await store.find(ctx, id)
  return request !== undefined && sideOf(ctx.actor, request) !== null
}
export const isOfficer = ({ actor }: Ctx): boolean => hasRole(actor, 'privacy-officer')
export const requestFound = async (ctx: Ctx, id: string): Promise<Request> => {
  const request = await store.find(ctx, id)
  return found(request && sideOf(ctx.actor, request) !== null ? request : null, 'privacy-request')
}
