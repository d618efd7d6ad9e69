import type { Reaction } from '../../kernel/capability.ts'
import { awaitAgain } from './transfer.store.ts'

export const enterReactions: readonly Reaction[] = [
  {
    name: 'complaints.await-report-again',
    on: ['complaint.reopened'],
    run: (ctx, fact) => awaitAgain(ctx, fact.subject),
  },
]
