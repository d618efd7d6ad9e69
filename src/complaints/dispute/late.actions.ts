import type { Ctx } from '../../kernel/context.ts'
import { refuse } from '../../kernel/refusal.ts'
import * as store from './dispute.store.ts'
import { exhibitsOf } from './exhibits.actions.ts'

/** Nobody decides over a late piece of evidence by saying nothing of it: it is admitted or excluded first, with a reason. */
export async function assertLateDecided(ctx: Ctx, complaintId: string): Promise<void> {
  const late = (await exhibitsOf(ctx, complaintId)).filter((exhibit) => exhibit.late)
  if (late.length === 0) return
  const found = (await store.assessmentsOf(ctx, complaintId)).filter(({ side }) => side === 'platform')
  const open = late.filter(({ file }) => !found.some(({ fileId }) => fileId === file.id))
  if (open.length > 0) refuse('dispute.late-undecided', { numbers: open.map(({ number }) => number).join(', ') })
}
