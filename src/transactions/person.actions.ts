import type { Ctx } from '../kernel/context.ts'

/** The accounts of the person behind one, this one first: caps and limits are for people, not for accounts. */
export const accountsOf = async (_: Ctx, consumer: string): Promise<readonly string[]> => [consumer]
