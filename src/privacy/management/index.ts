import type { Part } from '../../kernel/part.ts'
import { dutyTasks } from './duty.actions.ts'
import { managementFacts } from './facts.rules.ts'
import { managementJobs } from './management.jobs.ts'
import { managementRoutes } from './management.routes.ts'
import { managementRefusals } from './refusal-words.contract.ts'
import { maySeePartner, partnerTasks } from './third-party.actions.ts'

/** Who answers for what, and with whom data is shared (5.2.2), plugged in: ../README.md. */
export const management: Part = {
  routes: managementRoutes,
  jobs: managementJobs,
  refusals: managementRefusals,
  facts: managementFacts,
  subjects: { tpa: maySeePartner },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: async (ctx, limit) => [...(await dutyTasks(ctx, limit)), ...(await partnerTasks(ctx, limit))],
}
