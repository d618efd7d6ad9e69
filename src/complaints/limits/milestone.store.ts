import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { MilestoneKind } from './limit.contract.ts'
import type { Milestone } from './milestone.rules.ts'

/** A case has a handful; more than this nobody enters. */
export const mostMilestones = 60

export type Entered = Milestone & { readonly by: string; readonly at: Date }
/** What counts, in the order in which it happened. */
export async function milestonesOf({ db }: Ctx, complaintId: string): Promise<Entered[]> {
  const rows = await db
    .selectFrom('complaints.milestone')
    .select(['id', 'kind', 'by', 'at'])
    .select(sql<string>`happened_on::text`.as('happenedOn'))
    .where('complaint_id', '=', complaintId)
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on')
    .orderBy('at')
    .limit(mostMilestones)
    .execute()
  return rows.map((row) => ({ ...row, kind: MilestoneKind.parse(row.kind) }))
}

export async function insertMilestone({ db, now, actor }: Ctx, complaintId: string, one: Milestone): Promise<void> {
  await db
    .insertInto('complaints.milestone')
    .values({
      complaint_id: complaintId,
      id: one.id,
      kind: one.kind,
      happened_on: one.happenedOn,
      by: actor.id,
      at: now,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .execute()
}

export async function withdraw({ db, now, actor }: Ctx, complaintId: string, id: string): Promise<void> {
  await db
    .updateTable('complaints.milestone')
    .set({ withdrawn_at: now, withdrawn_by: actor.id })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()
}

/** Open complaints about an order; more than these about one order is no day's work. */
export async function openOfOrder({ db }: Ctx, orderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.complaint')
    .select('id')
    .where('order_id', '=', orderId)
    .where('state', '<>', 'closed')
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(({ id }) => id)
}
