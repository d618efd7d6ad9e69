import type { Ctx } from '../../../kernel/context.ts'
import { openClocks, promiseAnew } from '../../complaint-clocks.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'
import { stateTable } from '../../lifecycle/states.rules.ts'
import { goOnItself } from '../../rung.actions.ts'

/** No longer led: its own timer leads on again, and where the other one had kept its promise, it is promised anew. */
export async function goOnAlone(ctx: Ctx, complaint: Complaint): Promise<void> {
  const open = await openClocks(ctx, complaint)
  if (!stateTable[complaint.state].finished && !open.some(({ stage }) => stage === 'finish'))
    await promiseAnew(ctx, complaint)
  await goOnItself(ctx, complaint)
}
