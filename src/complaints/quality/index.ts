import { hasRole } from '../../kernel/context.ts'
import { demoQuality } from '../demo/quality.actions.ts'
import type { Part } from '../part.ts'
import { qualityFacts } from './facts.rules.ts'
import { qualityTasks } from './home.actions.ts'
import { leads } from './quality.contract.ts'
import { qualityRoutes } from './quality.routes.ts'
import { qualityRefusals } from './refusal-words.contract.ts'

/** What reviews of closed complaints (10.1.3) plug in: README.md. */
export const quality: Part = {
  routes: qualityRoutes,
  refusals: qualityRefusals,
  facts: qualityFacts,
  subjects: {
    qrd: async ({ actor }) => hasRole(actor, ...leads),
    qrv: async ({ actor }) => hasRole(actor, ...leads),
  },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: qualityTasks,
  demo: demoQuality,
}
