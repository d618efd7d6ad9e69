import type { Ctx } from '../../kernel/context.ts'
import { finish, say } from '../complaint.actions.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { heldByUs } from '../handled.actions.ts'
import { corrected } from './correction.rules.ts'

type Wanted = {
  readonly id: string
  readonly category: CategoryCode
  readonly text: string
  readonly version?: number | undefined
}

/** The reason is for colleagues; that the category changed, both sides read on the timeline. */
export async function correctCategory(ctx: Ctx, { id, text, ...wanted }: Wanted): Promise<Complaint> {
  const before = await heldByUs(ctx, id)
  const after = corrected(before, wanted)
  const statement = await say(ctx, id, { side: 'platform', kind: 'message', audience: ['platform'], text })
  const data = { from: before.category, to: after.category, statement }
  return finish(ctx, { before, after }, [{ kind: 'complaint.category-corrected', subject: id, data }])
}
