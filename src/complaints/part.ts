import type { BoundRoute } from '../kernel/http/handle.ts'
import type { Part as PartOfChapter } from '../kernel/part.ts'

/** What one folder plugs into the chapter. */
export type Part = PartOfChapter & {
  /** Under the id of a case: a guest takes them by the link of the case too. */
  readonly caseRoutes?: readonly BoundRoute[]
}
