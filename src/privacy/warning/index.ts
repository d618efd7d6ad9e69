import type { Part } from '../../kernel/part.ts'
import { warningTasks } from './alarm.actions.ts'
import { warningFacts } from './facts.rules.ts'
import { watch } from './watch.actions.ts'
import { warningRefusals } from './warning.contract.ts'
import { reckonUsual } from './warning.jobs.ts'
import { warningRoutes } from './warning.routes.ts'

/** Early warning of leaks (5.3.1), plugged in: README.md. */
export const warning: Part = {
  routes: warningRoutes,
  jobs: [reckonUsual],
  refusals: warningRefusals,
  facts: warningFacts,
  subjects: {
    alm: async ({ actor }) => actor.roles.includes('privacy-officer') || actor.roles.includes('admin'),
  },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: warningTasks,
  watch,
}
