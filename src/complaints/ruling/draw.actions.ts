import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import { heldDraw } from '../ties/draw-record.rules.ts'
import { seedOf } from '../ties/draw.rules.ts'
import { poolFor } from '../ties/ties.actions.ts'
import { drawSeats, sizeOf, type SizedBy } from './panel.rules.ts'
import * as store from './ruling.store.ts'
import * as seats from './seat.store.ts'

export type Wanted = { readonly kind: 'ruling' | 'review' }

/**
 * Fills every empty seat with somebody who has no tie to the matter (ties/): no side of it, and no part in it before, as agent, mediator or
 * earlier arbitrator. Nobody decides an appeal against his own decision. Where nobody is left the seat stays empty for whoever is appointed
 * later, and the default rule still ends it in time.
 */
export async function draw(ctx: Ctx, complaint: Complaint, wanted: Wanted): Promise<store.Ruling> {
  const rulings = await store.rulingsOf(ctx, complaint.id)
  const before = await seats.seatsOf(ctx, complaint.id)
  const open = rulings.find(({ at }) => at === null)
  const sitting = before.filter(({ rulingId, leftAt }) => rulingId === open?.id && leftAt === null)
  const { candidates, excluded, ties } = await poolFor(ctx, [complaint], { role: 'arbitrator', loadOf: seats.loadOf })
  const seed = seedOf(complaint.receipt, rulings.length + before.length, ctx.now)
  const free = sitting.length + candidates.filter((one) => !excluded.includes(one.id)).length
  const { size, rule } = affordable(open, await sizeFor(ctx, complaint), free)
  const id = open?.id ?? newId('rul')
  if (!open) await store.open(ctx, complaint.id, { id, kind: wanted.kind, seed, size, rule })
  else if (open.size !== size) await store.resize(ctx, complaint.id, { id, size, rule })
  const empty = size - sitting.length
  const drawn = drawSeats(candidates, excluded, { seed, seats: empty })
  const presides = sitting.some(({ part }) => part === 'presiding')
  for (const [at, accountId] of drawn.entries()) {
    const part = at === 0 && !presides ? 'presiding' : 'member'
    await seats.seat(ctx, complaint.id, { id: newId('rst'), rulingId: id, accountId, part, seed })
  }
  const ruling = await nameThePresiding(ctx, complaint.id, { id, seed })
  const data = { ruling: id, arbitrator: drawn[0] ?? null, drawn, size, rule, seed, kind: wanted.kind }
  const held = { subject: complaint.id, id, seed, seats: empty, candidates, excluded: ties }
  await record(ctx, [{ kind: 'arbitrator.assigned', subject: complaint.id, data }, heldDraw(held)])
  return ruling
}

/** Two cannot decide by majority: with fewer than three free of ties, one does. What is three stays three. */
function affordable(open: store.Ruling | undefined, wanted: SizedBy, free: number): SizedBy {
  if (open?.size === 3) return open
  return free < wanted.size ? { size: 1, rule: null } : wanted
}

/** Whoever presides stands in the ruling too; a seat that nobody took goes to a member who is left. */
export async function nameThePresiding(
  ctx: Ctx,
  complaintId: string,
  { id, seed }: { readonly id: string; readonly seed: string },
): Promise<store.Ruling> {
  const sitting = (await seats.seatsOf(ctx, complaintId)).filter((one) => one.rulingId === id && one.leftAt === null)
  const presiding = sitting.find(({ part }) => part === 'presiding') ?? sitting[0]
  if (presiding && presiding.part !== 'presiding') await seats.preside(ctx, complaintId, null, presiding.id)
  await store.reassign(ctx, complaintId, { id, arbitratorId: presiding?.accountId ?? null, seed })
  const ruling = (await store.rulingsOf(ctx, complaintId)).find((one) => one.id === id)
  if (!ruling) throw new Error(`ruling ${id} is gone`)
  return ruling
}

async function sizeFor(ctx: Ctx, complaint: Complaint): Promise<SizedBy> {
  const value = (id: string) => ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value
  const asked = (await store.stepsOf(ctx, complaint.id)).filter(({ kind }) => kind === 'application')
  return sizeOf(
    // What is demanded by law weighs like what is claimed.
    { ...complaint, claimFen: complaint.claimFen + complaint.demandedFen },
    asked.map(({ about }) => about),
    {
      fromFen: Number(value('ruling.panel-from')),
      categories: String(value('ruling.panel-categories')).split(' '),
      byWish: value('ruling.panel-wish') === true,
    },
  )
}
