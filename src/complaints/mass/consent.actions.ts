import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import { everybody, finish, say } from '../complaint.actions.ts'
import * as complaints from '../complaint.store.ts'
import { moveTogether } from '../lifecycle/together.rules.ts'
import { withdrawComplaint } from '../parties.actions.ts'
import { oblige } from '../performance/obligation.actions.ts'
import { inputsOf } from './calculation.actions.ts'
import { amountOf } from './formula.rules.ts'
import * as members from './member.store.ts'
import { partOf } from './membership.actions.ts'
import { showMembership } from './membership-view.actions.ts'
import * as motions from './motion.store.ts'

type Saying = { readonly id: string; readonly motion: string; readonly says: boolean }

/** A member decides on the own case, and on nobody else's: that is the only way in which an offer or a withdrawal has any effect. */
export async function answerMotion(ctx: Ctx, { id, motion: motionId, says }: Saying) {
  const { claim, member } = await partOf(ctx, id)
  if (member.state !== 'joined') refuse('mass.not-joined')
  const motion = (await motions.listOf(ctx, claim.id)).find((one) => one.id === motionId)
  if (!motion) return refuse('not-found', { noun: 'mass-motion' })
  if (motion.closedAt !== null || claim.closedAt !== null) refuse('mass.motion-over')
  const amountFen = says && motion.kind === 'settle' ? await settle(ctx, { id, member, motion }) : null
  if (says && motion.kind === 'withdraw') await withdrawComplaint(ctx, { id, text: motion.text })
  await motions.consent(ctx, claim.id, { motion: motionId, complaint: id, says, amountFen })
  return showMembership(ctx, id)
}

type Settling = { readonly id: string; readonly member: members.Member; readonly motion: motions.Motion }
async function settle(ctx: Ctx, { id, member, motion }: Settling): Promise<number> {
  const before = (await complaints.hold(ctx, id)) ?? refuse('not-found', { noun: 'complaint' })
  const after = moveTogether('settle', before) ?? refuse('mass.case-decided')
  const { formula, remedy } = motion
  if (formula === null || remedy === null) return refuse('mass.motion-over')
  const input = (await inputsOf(ctx, [{ complaint: before, affected: member.affected }])).get(id)
  const { amountFen } = input ? amountOf(formula, input, ctx.rulebook) : { amountFen: null }
  if (amountFen === null) return refuse('mass.amount-unknown')
  const offer = { remedy, amountFen }
  const statement = await say(ctx, id, {
    side: 'merchant',
    kind: 'offer',
    audience: everybody,
    text: motion.text,
    offer,
  })
  await oblige(ctx, id, 'settlement', [offer])
  const promised = {
    ...after,
    merchantRepliedAt: before.merchantRepliedAt ?? ctx.now,
    obligated: true,
    proven: false,
    outcomeFen: amountFen,
  }
  await finish(ctx, { before, after: promised }, [
    { kind: 'mass.settled', subject: id, data: { claim: member.claimId, motion: motion.id, statement, amountFen } },
    // The same as accepting any other offer, for whoever follows that.
    { kind: 'complaint.offer-accepted', subject: id, data: { statement, amountFen } },
  ])
  return amountFen
}
