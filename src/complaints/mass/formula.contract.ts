import { z } from 'zod'

const Fen = z.int().min(1).max(100_000_000)
/** What holds for every formula: what came back already is taken off, and nobody is given more than was asked for. */
const rest = { lessRefunded: z.boolean().default(true), atMostClaim: z.boolean().default(true) }

/** How each member's amount is worked out from the member's own order: a closed list, nothing is ever evaluated as code. */
export const MassFormula = z.discriminatedUnion('kind', [
  /** The price of the goods concerned. */
  z.strictObject({ kind: z.literal('price'), ...rest }),
  /** So many hundredths of a percent of it. */
  z.strictObject({ kind: z.literal('share'), rate: z.int().min(1).max(10_000), ...rest }),
  /** So much for each piece that was bought. */
  z.strictObject({ kind: z.literal('piece'), fen: Fen, ...rest }),
  /** So much for each piece that is affected: each member says how many. */
  z.strictObject({ kind: z.literal('affected'), fen: Fen, ...rest }),
  /** So many times the price, but at least so much. */
  z.strictObject({
    kind: z.literal('multiple'),
    times: z.int().min(1).max(10),
    floorFen: z.int().min(0).max(1_000_000),
    ...rest,
  }),
  /** The same for everybody. */
  z.strictObject({ kind: z.literal('fixed'), fen: Fen, ...rest }),
])
export type MassFormula = z.infer<typeof MassFormula>
export const formulaKinds = ['price', 'share', 'piece', 'affected', 'multiple', 'fixed'] as const

/** What a formula needs of a member and did not find. */
export const Missing = z.enum(['order', 'affected'])
export type Missing = z.infer<typeof Missing>
