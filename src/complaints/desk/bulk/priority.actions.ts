import type { Ctx } from '../../../kernel/context.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { finish } from '../../complaint.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'

/** Urgent by hand, or no longer. What the clocks or a mark made urgent is not for a hand to take back. */
export async function setPriority(ctx: Ctx, before: Complaint, on: boolean): Promise<Complaint> {
  if (before.state === 'closed') refuse('complaint.already-closed')
  if (on === (before.urgency !== 'normal')) return before
  if (!on && before.urgency === 'overdue') refuse('desk.priority-overdue')
  if (!on && before.flags.length > 0) refuse('desk.priority-flagged')
  const after = { ...before, urgency: on ? 'raised' : 'normal', version: before.version + 1 } as const
  return finish(ctx, { before, after }, [{ kind: 'complaint.priority-set', subject: before.id, data: { on } }])
}
