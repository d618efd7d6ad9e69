import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Side } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { obligationsOf } from './obligation.store.ts'
import { noOwing, owingPart, type OwingPart } from './stand.rules.ts'

/** What the lifecycle has to know of what is owed; asked for only where the table asks. */
export async function performancePart(ctx: Ctx, { id, state }: Complaint, side: Side): Promise<OwingPart> {
  if (state !== 'performing' && state !== 'enforcing') return noOwing
  return owingPart(await obligationsOf(ctx, id), side, shanghaiDay(ctx.now))
}
