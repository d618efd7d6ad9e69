import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { everybody, say } from '../complaint.actions.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { correctionsOf, insertCorrection } from './correction.store.ts'
import { correctionProblem, ruledBy } from './correction.rules.ts'
import { rulingsOf } from './ruling.store.ts'
import { seatsOf } from './seat.store.ts'

/** A ruling with more slips than this was not read before it was issued: that is for a review. */
const mostCorrections = 10

type Slip = {
  readonly id: string
  readonly ruling: string
  readonly wrong: string
  readonly instead: string
  readonly text: string
}
/**
 * Whoever ruled puts a slip of wording or arithmetic right. What was decided, its remedy, its amount and its clocks are not touched by
 * this at all; the ruling stays as it was issued, and both sides read the correction beside it.
 */
export async function correctRuling(ctx: Ctx, { id, ruling: rulingId, ...slip }: Slip): Promise<Complaint> {
  const complaint = found(await complaints.hold(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const ruling = found(
    (await rulingsOf(ctx, id)).find((one) => one.id === rulingId),
    'ruling',
  )
  if (ruling.at === null || ruling.reasons === null) return refuse('ruling.not-issued', { field: 'ruling' })
  if (side !== 'platform' || !ruledBy(ctx.actor.id, ruling, await seatsOf(ctx, id))) refuse('ruling.correct-own')
  const before = (await correctionsOf(ctx, id)).filter((one) => one.rulingId === rulingId)
  if (before.length >= mostCorrections) refuse('ruling.corrected-enough', { most: mostCorrections })
  const problem = correctionProblem(ruling.reasons, slip)
  if (problem) refuse(problem.code, { field: problem.field })
  const { wrong, instead, text } = slip
  const statement = await say(ctx, id, { side, kind: 'correction', audience: everybody, text })
  const correction = { rulingId, id: newId('rco'), wrong, instead, reason: text, at: ctx.now, statementId: statement }
  await insertCorrection(ctx, id, correction)
  await record(ctx, [
    { kind: 'ruling.corrected', subject: id, data: { ruling: rulingId, correction: correction.id, statement } },
  ])
  return complaint
}
