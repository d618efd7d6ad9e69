import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'

/** Only whoever complains here; for everybody else the case does not exist. */
export async function ofCase(ctx: Ctx, id: string): Promise<void> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'consumer') refuse('not-found', { noun: 'complaint' })
}
