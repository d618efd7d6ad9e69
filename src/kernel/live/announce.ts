import type { Ctx } from '../context.ts'
import { sendNews } from './live.store.ts'

/**
 * Tells every process, when this transaction is committed, that there is news about a thing. Ids only: whoever hears it asks for the
 * thing itself and is answered by what they may see. What is said to nobody is lost, and may be.
 */
export const announce = (ctx: Ctx, topics: readonly string[], about: string): Promise<void> =>
  sendNews(ctx, topics, about)
