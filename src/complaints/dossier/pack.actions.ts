import { dueOf } from '../../kernel/calendar/count.rules.ts'
import { dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { timeline } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Complaint } from '../complaint.rules.ts'
import { ruleFor } from '../demand/demand.actions.ts'
import { openDemandsOf } from '../demand/demand.store.ts'
import type { Content } from './dossier-content.rules.ts'

type Kind = NonNullable<Content['pack']>['kind']

/** What a draft needs beside the dossier; refused where there is nothing that it could be a draft of. */
export async function packOf(ctx: Ctx, complaint: Complaint, kind: Kind): Promise<NonNullable<Content['pack']>> {
  const demands = (await openDemandsOf(ctx, complaint.id)).map(({ remedy, happenedOn, upToFen }) => {
    return { title: ruleFor(ctx, remedy, happenedOn)?.title ?? { zh: remedy, en: remedy }, upToFen }
  })
  if (kind === 'small-claims') {
    if (complaint.state !== 'closed') refuse('dossier.not-ended', { field: 'pack' })
    return { kind, agreedAt: null, hash: null, lastDay: null, demands }
  }
  const agreed = await agreementOf(ctx, complaint.id)
  if (!agreed) return refuse('dossier.no-agreement', { field: 'pack' })
  const day = shanghaiDay(agreed.at)
  const clock = ctx.rulebook.ruleOf('clock', 'civil-procedure-205.confirmation', day)
  const { lastDay } = dueOf(clock, agreed.at, ctx.rulebook.calendar, [])
  const last = dayText(lastDay)
  if (shanghaiDay(ctx.now) > last) refuse('dossier.confirmation-late', { field: 'pack', last })
  const hash = agreed.data['hash']
  return {
    kind,
    agreedAt: agreed.at.toISOString(),
    hash: typeof hash === 'string' ? hash : null,
    lastDay: last,
    demands: [],
  }
}

/** When both sides had signed: the whole, or the part that this complaint is. */
async function agreementOf(ctx: Ctx, complaintId: string): Promise<Fact | null> {
  const facts = await timeline(ctx, complaintId, null, mostFacts)
  return facts.findLast(({ kind }) => kind === 'agreement.reached' || kind === 'complaint.parted') ?? null
}
const mostFacts = 5_000
