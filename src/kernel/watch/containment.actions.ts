import { factorsOf } from '../access/factor/factor.store.ts'
import { tellLines } from '../access/session.actions.ts'
import { findProof } from '../access/session.store.ts'
import { hashToken } from '../access/token.ts'
import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { found, refuse } from '../refusal.ts'
import type { AnyRoute } from '../route.contract.ts'
import { whyHeld, type Proved } from './containment.rules.ts'
import * as store from './containment.store.ts'
import type { Measure } from './watch.contract.ts'

export type { Containment } from './containment.store.ts'
export const containmentsOf = store.ofCause

type Wanted = { readonly held: string; readonly measures: readonly Measure[]; readonly cause: string }
/**
 * Takes something from an account or a key, for a cause, until somebody gives it back. The next call meets it, in every process, because each
 * call asks the database; lines that are open end. What stands already is not taken twice.
 */
export async function contain(ctx: Ctx, { held, measures, cause }: Wanted): Promise<readonly Measure[]> {
  const taken: Measure[] = []
  for (const measure of measures) {
    const id = newId('ctm')
    if (!(await store.insert(ctx, { id, held, measure, cause }))) continue
    taken.push(measure)
    await record(ctx, [{ kind: 'access.contained', subject: held, data: { containment: id, measure, cause } }])
  }
  if (taken.length > 0) await tellLines(ctx, held)
  return taken
}

/** Given back by somebody else than the one it was taken from. */
export async function release(ctx: Ctx, id: string): Promise<store.Containment> {
  const one = found(await store.holdOne(ctx, id), 'containment')
  if (one.held === ctx.actor.id) refuse('containment.own')
  if (one.endedAt) return one
  await store.end(ctx, id)
  const data = { containment: id, measure: one.measure, cause: one.cause }
  await record(ctx, [{ kind: 'access.released', subject: one.held, data }])
  return { ...one, endedAt: ctx.now, endedBy: ctx.actor.id }
}

/** Before anything is read or done: what stands against the caller is asked anew at every call. */
export async function assertNotHeld(ctx: Ctx, route: AnyRoute, sessionToken: string | null): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'person' && actor.kind !== 'machine') return
  const standing = await store.standing(ctx, actor.id)
  if (standing.length === 0) return
  const proof = actor.kind === 'person' ? await proofOf(ctx, sessionToken) : null
  const why = whyHeld(route, standing, proof)
  if (why === null) return
  const factors = why === 'access.prove-again' ? await factorsOf(ctx, actor.id) : []
  // Whoever has a second factor shows it in the dialog that every page has.
  if (factors.length > 0) refuse('session.step-up-needed', { minutes: 1, ways: factors.join(',') })
  refuse(why)
}

async function proofOf(ctx: Ctx, sessionToken: string | null): Promise<Proved> {
  const proof = sessionToken === null ? undefined : await findProof(ctx, hashToken(sessionToken))
  return proof ? { level: proof.level, provedAt: proof.proved_at } : null
}
