import { activePerson } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { refuse } from '../../kernel/refusal.ts'
import { loadOf } from '../ruling/seat.store.ts'
import { heldDraw } from '../ties/draw-record.rules.ts'
import { drawOne, seedOf } from '../ties/draw.rules.ts'
import { poolFor, tookPartIn } from '../ties/ties.actions.ts'
import { isTied, type Matter } from '../ties/ties.rules.ts'
import * as claims from './claim.store.ts'
import * as store from './seat.store.ts'
import { showClaim } from './show.actions.ts'
import { take } from './situation.actions.ts'

/**
 * Who decides for thousands is drawn as who decides for one: an arbitrator who took no part in the case of any member, is no side of one and
 * neither handled nor mediated any. A case that joins later and to which he has a tie costs him the seat, not the member the case.
 */
export async function fillSeat(ctx: Ctx, claimId: string, joined?: string): Promise<void> {
  const claim = await claims.hold(ctx, claimId)
  if (!claim || claim.state !== 'gathering') return
  const seats = await store.seatsOf(ctx, claimId)
  const sitting = seats.find(({ leftAt }) => leftAt === null)
  if (sitting) {
    const because = await whyLeaves(ctx, sitting.accountId, await store.casesOf(ctx, claimId, joined))
    if (because === null) return
    await store.leave(ctx, claimId, { because })
  }
  const cases = await store.casesOf(ctx, claimId)
  await drawSeat(ctx, claimId, { cases, before: seats.map(({ accountId }) => accountId) })
}

async function whyLeaves(ctx: Ctx, accountId: string, cases: readonly Matter[]): Promise<'tied' | 'gone' | null> {
  const person = await activePerson(ctx, accountId)
  if (!person?.roles.includes('arbitrator')) return 'gone'
  return isTied(person, cases, await tookPartIn(ctx, cases)) ? 'tied' : null
}

type Draw = { readonly cases: readonly Matter[]; readonly before: readonly string[] }
async function drawSeat(ctx: Ctx, claimId: string, { cases, before }: Draw): Promise<void> {
  const { candidates, excluded, ties } = await poolFor(ctx, cases, { role: 'arbitrator', loadOf })
  const seed = seedOf(claimId, before.length, ctx.now)
  const arbitrator = drawOne(candidates, [...excluded, ...before], seed)
  if (arbitrator !== null) await store.seat(ctx, claimId, { id: newId('mse'), accountId: arbitrator, seed })
  const sat = before.filter((id) => !excluded.includes(id)).map((id) => ({ id, because: 'sat-before' as const }))
  const held = { subject: claimId, id: claimId, seed, seats: 1, candidates, excluded: [...ties, ...sat] }
  const data = { arbitrator, seed }
  await record(ctx, [{ kind: 'mass.arbitrator-drawn', subject: claimId, data }, heldDraw(held)])
  if (arbitrator !== null)
    await notify(ctx, {
      to: { account: arbitrator },
      template: 'mass.to-decide',
      params: { claim: claimId },
      subject: claimId,
      dedupe: `mass.to-decide:${claimId}:${arbitrator}`,
      happenedAt: ctx.now,
    })
}

/** Where nobody could be drawn, whoever of the arbitrators takes it and has no tie; nobody else's claim is decided. */
export async function sitDown(ctx: Ctx, claimId: string): Promise<void> {
  const seats = await store.seatsOf(ctx, claimId)
  const sitting = seats.find(({ leftAt }) => leftAt === null)
  if (sitting && sitting.accountId !== ctx.actor.id) refuse('mass.of-others')
  const cases = await store.casesOf(ctx, claimId)
  const tied = isTied(ctx.actor, cases, await tookPartIn(ctx, cases))
  if (tied || (!sitting && seats.some(({ accountId }) => accountId === ctx.actor.id))) refuse('mass.tied')
  if (sitting) return
  const seed = seedOf(claimId, seats.length, ctx.now)
  await store.seat(ctx, claimId, { id: newId('mse'), accountId: ctx.actor.id, seed })
}

/** He says so himself: another one is drawn, and he has no more to do with it. Why is for colleagues. */
export async function recuse(ctx: Ctx, { id, text }: { readonly id: string; readonly text: string }) {
  const { claim } = await take(ctx, 'recuse', id)
  const seats = await store.seatsOf(ctx, id)
  await store.leave(ctx, id, { because: 'withdrew', reason: text })
  await claims.change(ctx, claim, {})
  await record(ctx, [{ kind: 'mass.arbitrator-left', subject: id, data: { arbitrator: ctx.actor.id } }])
  const cases = await store.casesOf(ctx, id)
  await drawSeat(ctx, id, { cases, before: seats.map(({ accountId }) => accountId) })
  return showClaim(ctx, id)
}
