import { z } from 'zod'
import { Bilingual } from './rule-parts.contract.ts'

/** The parts of a checklist for reviewers. */
export const checklistFields = {
  /** Below this score of 100 it is failed. */
  passFrom: z.int().min(0).max(100),
  items: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
        title: Bilingual,
        help: Bilingual,
        weight: z.int().min(1).max(100),
        critical: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(40),
  /** What is not named was found: yes. */
  examples: z
    .array(
      z.strictObject({
        no: z.array(z.string()).default([]),
        notApplicable: z.array(z.string()).default([]),
        score: z.int().min(0).max(100),
        failed: z.boolean(),
        note: Bilingual.optional(),
      }),
    )
    .min(1)
    .max(30),
}
