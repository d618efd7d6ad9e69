import { z } from 'zod'
import { Bilingual } from './rule-parts.contract.ts'

const Phrases = z.array(z.string().min(1).max(40)).max(300)
/** The parts of a list of words. */
export const wordingFields = {
  /** raise: it counts until a person says otherwise. ask: it counts once a person says so. */
  effect: z.enum(['raise', 'ask']),
  does: Bilingual,
  words: Phrases.min(1),
  /** Phrases that hold one of the words and mean something else. */
  exceptions: Phrases.default([]),
  /** What, directly before a word, says that it did not happen. */
  denials: Phrases.default([]),
  examples: z
    .array(z.strictObject({ text: z.string().min(1).max(300), found: Phrases, note: Bilingual.optional() }))
    .min(1)
    .max(60),
}
