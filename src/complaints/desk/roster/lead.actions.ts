import type { Ctx } from '../../../kernel/context.ts'
import * as complaints from '../../complaint.store.ts'
import { isParty } from '../../ties/ties.rules.ts'
import { give } from './assign.actions.ts'
import { leadOf } from './lead.rules.ts'
import { membersOf } from './members.actions.ts'
import { oneLeadAtATime } from './roster.store.ts'

/**
 * A case whose promise was broken goes to the lead, who gives it on to whoever can finish it: the administrator of the desk with the least in
 * hand, who is no side of it. Who has it as a lead already keeps it; without a lead it stays where it is, and everybody was told.
 */
export async function giveToLead(ctx: Ctx, id: string): Promise<void> {
  const complaint = await complaints.hold(ctx, id)
  if (!complaint || complaint.state === 'closed') return
  await oneLeadAtATime(ctx)
  const leads = await membersOf(ctx, ['admin'])
  const agentId = leadOf(
    leads.filter((one) => !isParty(one, complaint)),
    complaint.agentId,
  )
  if (agentId !== null && agentId !== complaint.agentId) await give(ctx, complaint, { how: 'lead', agentId })
}
