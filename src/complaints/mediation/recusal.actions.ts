import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import { finish } from '../complaint.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import { heldDraw } from '../ties/draw-record.rules.ts'
import { drawOne, seedOf } from '../ties/draw.rules.ts'
import { poolFor } from '../ties/ties.actions.ts'
import { enterOpenRoom } from './mediation.actions.ts'
import * as store from './mediation.store.ts'

/**
 * A mediator who has a tie to a side says so: another one is drawn, and the stage begins again, so that the sides lose no day of it by
 * what is not their doing. No reason is written down: it would stand where those who decide can read it.
 */
export async function recuseMediator(ctx: Ctx, { id }: { readonly id: string }): Promise<Complaint> {
  const { complaint, mediation, side } = await enterOpenRoom(ctx, id)
  if (side !== 'platform') refuse('not-found', { noun: 'mediation' })
  const { candidates, excluded, ties } = await poolFor(ctx, [complaint], { role: 'mediator', loadOf: store.loadOf })
  const seed = seedOf(complaint.receipt, complaint.version, ctx.now)
  const next = drawOne(candidates, excluded, seed)
  await store.saveMediator(ctx, mediation, next)
  const after = { ...complaint, version: complaint.version + 1 }
  return finish(ctx, { before: complaint, after, renew: true }, [
    {
      kind: 'mediation.recused',
      subject: id,
      data: { mediation: mediation.id, mediator: ctx.actor.id, drawn: next, seed },
    },
    heldDraw({ subject: id, id: mediation.id, seed, seats: 1, candidates, excluded: ties }),
  ])
}
