import { hasRole } from '../../kernel/context.ts'
import type { ReadingSource } from '../../kernel/reading/source.ts'
import * as store from './identity.store.ts'

/** A verification as a case: whoever decides on it reads name and number to compare them with the picture. */
export const verificationReading: ReadingSource = {
  standing: async (ctx, id) => {
    const row = await store.find(ctx, id)
    if (!row || !hasRole(ctx.actor, 'risk-analyst')) return null
    return {
      kind: 'verification',
      type: null,
      person: row.consumer_id,
      ties: row.state === 'asked' ? ['desk'] : [],
      isSide: row.consumer_id === ctx.actor.consumerId,
      closedAt: row.decided_at,
    }
  },
  open: async (ctx, id) => {
    const row = await store.find(ctx, id)
    return { name: row?.name ?? null, 'id-number': row?.number ?? null }
  },
  named: async (_, ids) =>
    new Map(
      ids.map((id) => [
        id,
        { title: { zh: '实名核验', en: 'Verification of identity' }, href: `/transactions/verifications/${id}` },
      ]),
    ),
}
