import type { Reaction } from '../../../kernel/capability.ts'
import { noteBreach } from './wall.actions.ts'

export const wallReactions: readonly Reaction[] = [
  { name: 'complaints.note-breach', on: ['complaint.clock-breached'], run: (ctx, fact) => noteBreach(ctx, fact) },
]
