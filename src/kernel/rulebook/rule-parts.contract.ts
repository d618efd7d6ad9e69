import { z } from 'zod'

/** What the shapes of several kinds of rules are made of. */
export const Bilingual = z.strictObject({ zh: z.string().min(1).max(600), en: z.string().min(1).max(600) })
export type Bilingual = z.infer<typeof Bilingual>
/** Words that the program puts together; they may be long. */
export const Sentence = z.object({ zh: z.string(), en: z.string() })
export const RuleId = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'lower-case words joined by dots or hyphens, e.g. complaint.respond.platform')
