import type { Reaction } from '../../kernel/capability.ts'
import { goodsConfirmed } from './milestone.actions.ts'
import { refundHeard, settleFor } from './refund-limit.actions.ts'

/** What makes the days for a refund begin, move or end. Each in its own transaction, exactly once per fact. */
export const limitReactions: readonly Reaction[] = [
  {
    name: 'complaints.refund-limit',
    on: ['complaint.filed', 'complaint.from-aftersales', 'complaint.category-corrected', 'complaint.claim-changed'],
    run: settleFor,
  },
  { name: 'complaints.goods-back', on: ['complaint.performance-confirmed'], run: goodsConfirmed },
  { name: 'complaints.refund-heard', on: ['refund.changed'], run: refundHeard },
]
