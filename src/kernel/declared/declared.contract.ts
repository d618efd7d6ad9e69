import { z } from 'zod'

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export const dataClasses = ['public', 'internal', 'personal', 'sensitive'] as const
export const dataCategories = ['identity', 'behaviour', 'transaction', 'feedback'] as const
export const dataPurposes = ['service', 'improve', 'marketing', 'analysis', 'law'] as const
export const erasures = ['delete', 'shred', 'anonymise', 'keep'] as const
export const maskings = ['none', 'first', 'partial', 'region', 'recogniser', 'whole'] as const

const common = { id: z.string().regex(/^[a-z]+$/), title: Words }
const Impersonal = z.strictObject({ ...common, class: z.enum(['public', 'internal']) })
const Personal = z
  .strictObject({
    ...common,
    class: z.enum(['personal', 'sensitive']),
    /** 5.1.2 */
    category: z.enum(dataCategories),
    /** 5.1.3 */
    purposes: z.array(z.enum(dataPurposes)).min(1),
    basis: Words,
    /** `rule`: where the rulebook counts the time. */
    keep: Words.extend({ rule: z.string().optional() }),
    onErase: z.enum(erasures),
    /** Why and by which law it stays when it is to be erased. */
    why: Words.optional(),
    mask: z.enum(maskings),
    /** Whether the person gets a copy of it. */
    export: z.boolean(),
  })
  .refine(
    ({ onErase, why }) => (onErase === 'keep') === (why !== undefined),
    'what is kept says why, nothing else does',
  )

/** One kind of data and what holds for all of it. */
export const DataKind = z.discriminatedUnion('class', [Impersonal, Personal])
export type DataKind = z.infer<typeof DataKind>
export const DataKinds = z.array(DataKind).min(1)

/** Of one capability: table, kind, columns. */
export const Declarations = z.record(
  z.string().regex(/^\w+\.\w+$/),
  z.record(z.string(), z.array(z.string().regex(/^\w+$/)).min(1)),
)
export type Declarations = z.infer<typeof Declarations>
