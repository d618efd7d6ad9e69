import { z } from 'zod'
import { Id, Instant, route } from '../../kernel/route.contract.ts'
import { Side } from '../complaint.contract.ts'

/** The chain of evidence of a case (7.1.4): each piece holds a hash over itself and the one before it. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const ChainLink = z.object({
  /** 1 for the first that came. */
  place: z.int(),
  link: Sha256,
  /** The piece itself; null where only the other side or the platform may read it. */
  piece: z.object({ name: z.string(), sha256: Sha256, side: Side, at: Instant }).nullable(),
})
export const ChainView = z.object({
  count: z.int(),
  /** The last link; null while there is no evidence. */
  head: Sha256.nullable(),
  /** Null: every piece is the one that was taken in, in its order, and none is gone. */
  broken: z.object({ place: z.int(), why: z.enum(['changed', 'missing']) }).nullable(),
  links: z.array(ChainLink),
})
export type ChainView = z.infer<typeof ChainView>

export const readEvidenceChain = route({
  method: 'GET',
  path: '/api/complaints/:id/evidence-chain',
  summary: { zh: '核对证据链', en: 'Check the chain of evidence' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.4',
  input: Id,
  output: ChainView,
})
