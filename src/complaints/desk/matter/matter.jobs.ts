import type { Reaction } from '../../../kernel/capability.ts'
import { answeredTogether, endedTogether } from './follow.actions.ts'

export const matterReactions: readonly Reaction[] = [
  { name: 'complaints.answer-merged', on: ['complaint.responded'], run: (ctx, fact) => answeredTogether(ctx, fact) },
  { name: 'complaints.end-merged', on: ['complaint.closed'], run: (ctx, fact) => endedTogether(ctx, fact) },
]
