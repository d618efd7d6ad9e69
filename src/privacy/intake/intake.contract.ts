import { z } from 'zod'
import { route } from '../../kernel/route.contract.ts'
import { Noun } from '../../marketplace/noun.contract.ts'

/** A trial of the door: what would become of a message of the marketplace. Nothing of it is taken in, kept or logged. */
export const checkIntake = route({
  method: 'POST',
  path: '/api/privacy/intake-checks',
  summary: { zh: '试投一条消息，看哪些字段会被拒收', en: 'Try a message: which fields would be refused' },
  who: ['privacy-officer', 'admin', 'machine'],
  scope: 'marketplace.write',
  clause: '5.1.1',
  audit: 'privacy.check-intake',
  perMinute: 60,
  secrets: ['data'],
  input: z.strictObject({ noun: Noun, data: z.record(z.string(), z.unknown()) }),
  output: z.object({
    taken: z.boolean(),
    /** Personal data where none is declared. `found`: of which kind; null where the name of the field says it. */
    undeclared: z.array(z.object({ field: z.string(), found: z.string().nullable() })),
    /** Whatever else is wrong with it. */
    problems: z.array(z.object({ field: z.string(), reason: z.string() })),
    /** Every field that such a message may have, and whether it may say something of a person. */
    fields: z.array(z.object({ field: z.string(), personal: z.boolean() })),
  }),
})
