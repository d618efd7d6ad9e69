import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { enqueue } from '../../kernel/job/enqueue.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { assertCites } from '../ruling/ruling.actions.ts'
import type { Remedy } from '../complaint.contract.ts'
import { assertAwards } from './award.actions.ts'
import type { MassAward } from './award.contract.ts'
import { saveMassAwards } from './award.store.ts'
import { carryMass } from './carry.actions.ts'
import { elected, personalPattern } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import * as decisions from './decision.store.ts'
import type { MassFormula } from './formula.contract.ts'
import { numberOf } from './mass-numbers.actions.ts'
import * as members from './member.store.ts'
import * as motions from './motion.store.ts'
import { sitDown } from './seat.actions.ts'
import { takeBack } from './cover.actions.ts'
import { showClaim } from './show.actions.ts'
import { take } from './situation.actions.ts'

type Said = { readonly id: string; readonly text: string }

/** At most so many, by the votes of the members; the platform only counts them. */
export async function electRepresentatives(ctx: Ctx, { id }: Said) {
  const { claim } = await take(ctx, 'elect', id)
  const chosen = elected(await motions.candidates(ctx, id), numberOf(ctx, 'representatives'))
  if (chosen.length === 0) refuse('mass.nobody-voted')
  for (const { complaintId, represents } of await motions.candidates(ctx, id)) {
    const now = chosen.some((one) => one.complaintId === complaintId)
    if (now !== represents) await members.change(ctx, { claimId: id, complaintId }, { represents: now })
  }
  await claims.change(ctx, claim, { elected_at: ctx.now })
  const votes = chosen.map((one) => one.votes)
  await record(ctx, [
    { kind: 'mass.elected', subject: id, data: { numbers: chosen.map(({ number }) => number), votes } },
  ])
  return showClaim(ctx, id)
}

/** Said once, it joins the file of every member who still bargains: instead of bargaining case by case, the facts come next. */
export async function answerClaim(ctx: Ctx, { id, text }: Said) {
  const { claim } = await take(ctx, 'answer', id)
  await decisions.addAnswer(ctx, id, { id: newId('man'), text })
  await claims.change(ctx, claim, { answered_at: ctx.now })
  await record(ctx, [{ kind: 'mass.answered', subject: id, data: { merchant: claim.merchantId } }])
  return showClaim(ctx, id)
}

type Formula = { readonly id: string; readonly remedy: Remedy; readonly formula: MassFormula }
export async function offerSettlement(ctx: Ctx, { id, remedy, formula, text }: Formula & Said) {
  const { claim } = await take(ctx, 'offer', id)
  const motion = { id: newId('mmo'), kind: 'settle', side: 'merchant', remedy, formula, text } as const
  await motions.put(ctx, id, motion)
  await claims.change(ctx, claim, { answered_at: claim.answeredAt ?? ctx.now })
  await record(ctx, [{ kind: 'mass.motion-made', subject: id, data: { motion: motion.id, what: 'settle' } }])
  return showClaim(ctx, id)
}

export async function draftFormula(ctx: Ctx, { id, remedy, formula }: Formula) {
  await take(ctx, 'draft', id)
  await sitDown(ctx, id)
  await decisions.saveDraft(ctx, id, { remedy, formula })
  return showClaim(ctx, id)
}

type FindingInput = Formula &
  Said & {
    readonly decision: decisions.Finding['decision']
    readonly cites: readonly string[]
    readonly awards: readonly MassAward[]
  }
/** Once, with reasons and with rules that are in force. Offers that nobody took are over; what was agreed to stays. */
export async function makeFinding(ctx: Ctx, { id, text, awards, ...input }: FindingInput) {
  const { claim } = await take(ctx, 'find', id)
  await sitDown(ctx, id)
  assertCites(ctx, input.cites)
  await assertAwards(ctx, id, { awards, ...input })
  if (!(await decisions.makeFinding(ctx, id, { ...input, reasons: text }))) refuse('mass.found-already')
  await saveMassAwards(ctx, id, awards)
  await motions.closeAll(ctx, id)
  await claims.change(ctx, claim, { state: 'found' })
  const { decision, remedy, formula, cites } = input
  await record(ctx, [
    {
      kind: 'mass.found',
      subject: id,
      data: {
        decision,
        remedy,
        formula: formula.kind,
        cites,
        awards: awards.map(({ remedy: rule, verdict }) => `${rule} ${verdict}`),
      },
    },
  ])
  return showClaim(ctx, id)
}

/** Carried out in the background, case by case; asked for again it tries what was skipped. */
export async function carryOut(ctx: Ctx, { id }: { readonly id: string }) {
  const { claim } = await take(ctx, 'carry', id)
  await members.retrySkipped(ctx, id)
  await claims.change(ctx, claim, { state: 'carrying' })
  await enqueue(ctx, carryMass, { claim: id }, { runAt: ctx.now, key: `mass-carry:${id}` })
  await record(ctx, [{ kind: 'mass.carrying', subject: id, data: {} }])
  return showClaim(ctx, id)
}

/** A person writes it; what looks like somebody's number is refused. */
export async function announceClaim(ctx: Ctx, { id, text }: Said) {
  const { claim } = await take(ctx, 'announce', id)
  if ([text, claim.title, claim.summary].some((words) => personalPattern.test(words)))
    refuse('mass.personal-data', { field: 'text' })
  await decisions.addNotice(ctx, id, { id: newId('mno'), text })
  await claims.change(ctx, claim, { announced_at: claim.announcedAt ?? ctx.now })
  await record(ctx, [{ kind: 'mass.announced', subject: id, data: {} }])
  return showClaim(ctx, id)
}

/** Nobody joins any more. Without a finding every member's case simply goes on as it stands. */
export async function closeClaim(ctx: Ctx, { id, text }: Said) {
  const { claim, situation } = await take(ctx, 'close', id)
  await motions.closeAll(ctx, id)
  await claims.change(ctx, claim, { state: 'closed', closed_at: ctx.now, close_reason: text })
  if (claim.state === 'gathering') await takeBack(ctx, claim, text)
  const { joined, done, skipped } = situation.counts
  await record(ctx, [{ kind: 'mass.closed', subject: id, data: { joined, done, skipped, from: claim.state } }])
  return showClaim(ctx, id)
}
