import type { Capability } from '../kernel/capability.ts'
import type { BoundRoute } from '../kernel/http/handle.ts'

/** What one folder plugs into the chapter. */
export type Part = Partial<
  Pick<
    Capability,
    | 'routes'
    | 'jobs'
    | 'reactions'
    | 'refusals'
    | 'facts'
    | 'subjects'
    | 'contacts'
    | 'sealed'
    | 'readings'
    | 'keeps'
    | 'holds'
    | 'search'
    | 'tasks'
    | 'demo'
  >
> & {
  /** Under the id of a case: a guest takes them by the link of the case too. */
  readonly caseRoutes?: readonly BoundRoute[]
  readonly notices?: URL
}
