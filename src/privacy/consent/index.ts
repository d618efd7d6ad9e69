import type { Part } from '../../kernel/part.ts'
import { maySeeEvent } from './consent.actions.ts'
import { askAgain } from './consent.jobs.ts'
import { consentRoutes } from './consent.routes.ts'
import { consentFacts } from './facts.rules.ts'
import { consentRefusals } from './refusal-words.contract.ts'
import { consentRegister } from './standing.actions.ts'

/** What people were told and agreed to (5.1.3), plugged in: ../README.md. */
export const consent: Part = {
  routes: consentRoutes,
  jobs: [askAgain],
  refusals: consentRefusals,
  facts: consentFacts,
  subjects: { cev: maySeeEvent, cnt: async () => true },
  notices: new URL('./notices.yaml', import.meta.url),
  consents: consentRegister,
}
