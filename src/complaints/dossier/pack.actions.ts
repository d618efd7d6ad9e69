import { dueOf } from '../../kernel/calendar/count.rules.ts'
import { dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { lastFact } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import { ruleFor } from '../demand/demand.actions.ts'
import { openDemandsOf } from '../demand/demand.store.ts'
import type { Content } from './dossier-content.rules.ts'

type Kind = NonNullable<Content['pack']>['kind']

type Problem = { readonly code: string; readonly params: Readonly<Record<string, string>> }
const problem = (code: string, params: Problem['params'] = {}): Problem => ({ code, params })

/** Why there is nothing now that such a draft could be of; null when it can be made. */
export async function packProblem(ctx: Ctx, complaint: Complaint, kind: Kind): Promise<Problem | null> {
  if (kind === 'small-claims') return complaint.state === 'closed' ? null : problem('dossier.not-ended')
  const agreed = await agreementOf(ctx, complaint.id)
  if (!agreed) return problem('dossier.no-agreement')
  const last = lastDayFor(ctx, agreed)
  return shanghaiDay(ctx.now) > last ? problem('dossier.confirmation-late', { last }) : null
}

/** What a draft needs beside the dossier. */
export async function packOf(ctx: Ctx, complaint: Complaint, kind: Kind): Promise<NonNullable<Content['pack']>> {
  const refused = await packProblem(ctx, complaint, kind)
  if (refused) refuse(refused.code, { ...refused.params, field: 'pack' })
  const agreed = kind === 'confirmation' ? await agreementOf(ctx, complaint.id) : null
  if (!agreed) return { kind, agreedAt: null, hash: null, lastDay: null, demands: await demandsOf(ctx, complaint) }
  const hash = agreed.data['hash']
  return {
    kind,
    agreedAt: agreed.at.toISOString(),
    hash: typeof hash === 'string' ? hash : null,
    lastDay: lastDayFor(ctx, agreed),
    demands: [],
  }
}

async function demandsOf(ctx: Ctx, { id }: Complaint) {
  return (await openDemandsOf(ctx, id)).map(({ remedy, happenedOn, upToFen }) => ({
    title: ruleFor(ctx, remedy, happenedOn)?.title ?? { zh: remedy, en: remedy },
    upToFen,
  }))
}

/** The last day on which both sides may apply for confirmation. */
function lastDayFor(ctx: Ctx, { at }: Fact): string {
  const clock = ctx.rulebook.ruleOf('clock', 'civil-procedure-205.confirmation', shanghaiDay(at))
  return dayText(dueOf(clock, at, ctx.rulebook.calendar, []).lastDay)
}

/** When both sides had signed: the whole, or the part that this complaint is. Of an offer that was accepted nothing is signed. */
export async function agreementOf(ctx: Ctx, complaintId: string): Promise<Fact | null> {
  const whole = await lastFact(ctx, complaintId, 'agreement.reached')
  const parted = await lastFact(ctx, complaintId, 'complaint.parted')
  const part = parted?.data['hash'] ? parted : null
  return (whole && part ? (whole.id > part.id ? whole : part) : (whole ?? part)) ?? null
}
