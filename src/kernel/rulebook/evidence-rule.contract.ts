import { z } from 'zod'
import { Bilingual } from './rule-parts.contract.ts'

const ItemId = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/)
/**
 * What shows that something was so. `from`: who has it; what only the shop or the platform holds is never asked of the consumer and never
 * missing on the consumer's side. `need`: nothing is refused for want of it; it says what helps most.
 */
export const EvidenceItem = z.strictObject({
  id: ItemId,
  what: Bilingual,
  why: Bilingual,
  from: z.enum(['consumer', 'merchant', 'platform']),
  need: z.enum(['required', 'helpful']),
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

/** The parts of a list of evidence: one for each category of complaints. */
export const evidenceFields = {
  category: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  /** In the order of the checklist: what the consumer can bring first. */
  items: z
    .array(EvidenceItem)
    .min(1)
    .max(30)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, { error: 'an item stands twice' }),
  /** With this on file: what is still missing of what is required of the consumer, and what may be asked of the consumer at all. */
  examples: z
    .array(
      z.strictObject({
        has: z.array(ItemId),
        missing: z.array(ItemId),
        askable: z.array(ItemId),
        note: Bilingual.optional(),
      }),
    )
    .min(1)
    .max(30),
}
