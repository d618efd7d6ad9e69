import type { Ctx } from '../../../kernel/context.ts'

export async function seen({ db, now, actor }: Ctx, complaintId: string, typing: boolean, since: Date): Promise<void> {
  await db
    .insertInto('complaints.presence')
    .values({ complaint_id: complaintId, account_id: actor.id, typing, since: now, seen_at: now })
    .onConflict((conflict) =>
      conflict.columns(['complaint_id', 'account_id']).doUpdateSet((set) => ({
        typing,
        seen_at: now,
        // Who comes back after being gone begins anew.
        since: set
          .case()
          .when('complaints.presence.seen_at', '<', since)
          .then(now)
          .else(set.ref('complaints.presence.since'))
          .end(),
      })),
    )
    .execute()
}

/** One's own marks that nobody will ask for any more: each person keeps only few. */
export async function forget({ db, actor }: Ctx, before: Date, complaintId: string | null): Promise<void> {
  await db
    .deleteFrom('complaints.presence')
    .where('account_id', '=', actor.id)
    .where((where) =>
      where.or([
        where('seen_at', '<', before),
        ...(complaintId === null ? [] : [where('complaint_id', '=', complaintId)]),
      ]),
    )
    .execute()
}

/** More than these look at one case only when something is wrong. */
const most = 20
export const othersAt = ({ db, actor }: Ctx, complaintId: string, since: Date) =>
  db
    .selectFrom('complaints.presence')
    .select(['account_id', 'typing', 'since'])
    .where('complaint_id', '=', complaintId)
    .where('account_id', '<>', actor.id)
    .where('seen_at', '>=', since)
    .orderBy('since')
    .limit(most)
    .execute()
