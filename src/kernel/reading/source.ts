import type { Ctx } from '../context.ts'
import type { ReadField } from './reading-rule.contract.ts'
import type { Standing } from './reading.rules.ts'

/** A case as a capability knows it: for the decision, and whose data it holds. */
export type CaseOfPerson = Omit<Standing, 'closedDays'> & {
  /** A consumer or somebody with a verified contact; the case itself while nobody is known. */
  readonly person: string
  readonly closedAt: Date | null
}
export type Plain = { readonly [F in ReadField]?: string | null }
export type CaseName = { readonly title: { readonly zh: string; readonly en: string }; readonly href: string }

/** What a capability knows of the cases whose ids begin with its prefix. Each case speaks of one person. */
export type ReadingSource = {
  /** Null where the case does not exist for this actor. */
  readonly standing: (ctx: Ctx, id: string) => Promise<CaseOfPerson | null>
  /** What is held of the person, in the open: asked for by the kernel alone, which masks it or has decided. */
  readonly open: (ctx: Ctx, id: string) => Promise<Plain>
  /** How people call these cases, for lists of reads. */
  readonly named: (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlyMap<string, CaseName>>
}
export type ReadingSources = Readonly<Record<string, ReadingSource>>

export const sourceOf = (sources: ReadingSources, id: string): ReadingSource | undefined =>
  Object.hasOwn(sources, prefixOf(id)) ? sources[prefixOf(id)] : undefined
export const prefixOf = (id: string): string => id.split('_')[0] ?? ''
