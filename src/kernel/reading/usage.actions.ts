import type { Ctx } from '../context.ts'
import * as store from './usage.store.ts'

/** How often each field was read in the open for each purpose, since then. */
export const askUsage = (ctx: Ctx, since: Date) => store.usageSince(ctx, since)
