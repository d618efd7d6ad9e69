import type { Capability } from '../kernel/capability.ts'
import { penaltyRoutes } from './penalties/penalty.routes.ts'

/** Chapter 9 of the plan: how violations by merchants are handled. */
export const governance: Capability = {
  name: 'governance',
  title: { zh: '自律与监管', en: 'Self-discipline and supervision' },
  routes: penaltyRoutes,
}
