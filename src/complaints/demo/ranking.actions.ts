import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { tendRankings } from '../ranking/count.actions.ts'

/** What the job would do: of the demo's last quarter nobody reaches the minimum, and the page says so. */
export const demoRanking = (ctx: Ctx): Promise<void> => inTransaction(ctx, (inner) => tendRankings(inner))
