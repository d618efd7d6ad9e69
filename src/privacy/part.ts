import type { Capability } from '../kernel/capability.ts'

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
    | 'sealed'
    | 'consents'
    | 'restricts'
    | 'tasks'
    | 'watch'
    | 'demo'
  >
> & { readonly notices?: URL }
