import { guestFacts, guestJobs } from './guest.jobs.ts'
import { guestRoutes } from './guest.routes.ts'
import { guestContact } from './link.actions.ts'
import { guestChatSealed, guestSealed } from './guest.sealed.ts'
import { guestRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** What complaints without an account (7.2.1) plug in: README.md. */
export const guest: Part = {
  routes: guestRoutes,
  jobs: guestJobs,
  refusals: guestRefusals,
  facts: guestFacts,
  notices: new URL('./notices.yaml', import.meta.url),
  contacts: guestContact,
  sealed: [guestSealed, guestChatSealed],
}
