import { z } from 'zod'

/** What data of people is used for, as the rulebook says it: `purpose.survey` is the purpose `survey`. */
export const PurposeName = z.string().regex(/^[a-z]+(?:-[a-z]+)*$/)
export type PurposeName = z.infer<typeof PurposeName>

/** necessary: the service cannot do without it · refusable: done until the person says no · consent: only after the person said yes. */
export const purposeModes = ['necessary', 'refusable', 'consent'] as const
export const PurposeMode = z.enum(purposeModes)
export type PurposeMode = z.infer<typeof PurposeMode>

/** Kinds of data a person is told of, as src/kernel/declared/kinds.yaml names them. */
export const dataUses = [
  'name',
  'contact',
  'address',
  'credential',
  'device',
  'signs',
  'order',
  'words',
  'evidence',
  'letter',
  'work',
] as const
export const DataUse = z.enum(dataUses)
export type DataUse = z.infer<typeof DataUse>

export const whyNotUses = [
  'no-rule',
  'restricted',
  'not-for-minors',
  'guardian',
  'not-given',
  'withdrawn',
  'ask-again',
  'separate',
] as const
export const WhyNotUse = z.enum(whyNotUses)
export type WhyNotUse = z.infer<typeof WhyNotUse>

const Note = z.strictObject({ zh: z.string().min(1).max(600), en: z.string().min(1).max(600) })

export const purposeFields = {
  mode: PurposeMode,
  /** The law that carries it, in the words of the page where a person reads why. */
  ground: Note,
  /** What it takes. One kind more than a person was told of is asked for anew. */
  uses: z.array(DataUse).min(1).max(20),
  /** Of it the consent is given by itself, not among others. */
  separate: z.boolean().default(false),
  /** Of children under fourteen: as of everybody (necessary alone), only when a guardian consents, or never. */
  minors: z.enum(['same', 'guardian', 'never']),
  /** `refused` absent: it may be done. */
  examples: z
    .array(
      z.strictObject({
        said: z.enum(['nothing', 'given', 'withdrawn']),
        minor: z.boolean().optional(),
        guardian: z.boolean().optional(),
        separate: z.boolean().optional(),
        changed: z.boolean().optional(),
        restricted: z.boolean().optional(),
        refused: WhyNotUse.optional(),
        note: Note.optional(),
      }),
    )
    .min(1)
    .max(20),
}
