import type { Ctx } from '../kernel/context.ts'
import { refuse } from '../kernel/refusal.ts'

/** The consumer that whoever calls acts as. */
export const ownConsumer = ({ actor }: Ctx): string => actor.consumerId ?? refuse('not-found', { noun: 'consumer' })
