import { z } from 'zod'
import { Fen, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Bilingual } from '../../kernel/rulebook/rule-parts.contract.ts'
import { Amount } from '../complaint.contract.ts'

/** How like cases were ruled: what share of what was asked was granted. Told only where enough cases stand behind it. */

const Share = z.int().min(0)
export const Spread = z.object({
  /** Hundredths of a percent of what was asked: half of the cases lie between the first and the third quartile. */
  lowPerTenThousand: Share,
  middlePerTenThousand: Share,
  highPerTenThousand: Share,
})
export const Precedents = z.object({
  /** What they have in common with this case, beside its category: a remedy of the claim, or a rule that is demanded. */
  about: z.object({ kind: z.enum(['claim', 'rule']), id: z.string(), title: Bilingual.nullable() }),
  /** How many rulings by a person; null below `least`, so that no single case can be told from the figure. */
  count: z.int().nullable(),
  least: z.int(),
  spread: Spread.nullable(),
  /** The newest of them that the reader may open. */
  cases: z.array(
    z.object({ id: z.string(), receipt: z.string(), decidedAt: Instant, perTenThousand: Share, grantedFen: Fen }),
  ),
  /** A draft outside of the usual spread; never forbidden, but worth a reason. */
  warning: z.object({ zh: z.string(), en: z.string() }).nullable(),
})
export type Precedents = z.infer<typeof Precedents>

export const readPrecedents = route({
  method: 'GET',
  path: '/api/complaints/:id/precedents',
  summary: { zh: '同类裁决的支持比例', en: 'What share was granted in like cases' },
  who: ['agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.3',
  input: Id.extend({
    /** What a draft would grant of the ordinary claim, to be held against the spread. */
    amountFen: z.coerce.number().pipe(Amount).optional(),
  }),
  output: z.object({ rows: z.array(Precedents) }),
})
