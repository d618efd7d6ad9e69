import type { ClauseLine, PlanChapter, PlanState } from '../../../src/evaluation/plan.contract.ts'
import type { Words } from '../../../src/kernel/route.contract.ts'

export type Filter = { readonly states: readonly PlanState[]; readonly owner: string; readonly text: string }

export const isFiltering = (filter: Filter): boolean =>
  filter.states.length > 0 || filter.owner !== '' || filter.text.trim() !== ''

/** Chapters with only the clauses that fit; a chapter without any is left out. */
export function filterChapters(chapters: readonly PlanChapter[], filter: Filter): PlanChapter[] {
  if (!isFiltering(filter)) return [...chapters]
  return chapters
    .map((chapter) => ({ ...chapter, clauses: chapter.clauses.filter((clause) => fits(clause, filter)) }))
    .filter((chapter) => chapter.clauses.length > 0)
}

function fits(clause: ClauseLine, { states, owner, text }: Filter): boolean {
  if (states.length > 0 && !states.includes(clause.state)) return false
  if (owner !== '' && clause.owner !== owner) return false
  const words = text.trim().toLowerCase()
  const both = ({ zh, en }: Words): string => `${zh} ${en}`.toLowerCase()
  // A number finds the clause and what stands under it, not every clause that mentions it.
  if (/^\d+(\.\d*)*$/.test(words)) return clause.id === words || clause.id.startsWith(words)
  return (
    both(clause.title).includes(words) ||
    both(clause.summary).includes(words) ||
    clause.id.toLowerCase().includes(words)
  )
}
