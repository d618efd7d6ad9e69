import { z } from 'zod'

/** What the shapes of several kinds of rules are made of. */
export const Bilingual = z.strictObject({ zh: z.string().min(1).max(600), en: z.string().min(1).max(600) })
export const RuleId = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'lower-case words joined by dots or hyphens, e.g. complaint.respond.platform')
