import { startClock } from '../../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { channelOf, openClocks } from '../../complaint-clocks.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'
import { stateTable } from '../../lifecycle/states.rules.ts'
import { goOnItself } from '../../rung.actions.ts'

/** No longer led: its own timer leads on again, and where the other one had kept its promise, it is promised anew. */
export async function goOnAlone(ctx: Ctx, complaint: Complaint): Promise<void> {
  const open = await openClocks(ctx, complaint)
  if (!stateTable[complaint.state].finished && !open.some(({ stage }) => stage === 'finish'))
    for (const rule of channelOf(ctx, complaint.channel).clocks.filter((one) => one.includes('.finish.')))
      await startClock(ctx, { rule, subject: complaint.id, startedAt: ctx.now })
  await goOnItself(ctx, complaint)
}
