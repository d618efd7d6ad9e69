import type { Part } from '../../kernel/part.ts'
import { maySeeVerification, verificationTasks } from './decide.actions.ts'
import { demoVerification } from './demo.actions.ts'
import { identityFacts } from './facts.rules.ts'
import { verificationReading } from './identity-reading.actions.ts'
import { identityRoutes } from './identity.routes.ts'
import { verificationSealed } from './identity.sealed.ts'
import { identityRefusals } from './refusal-words.contract.ts'

/** Who somebody is (6.1.1), plugged in: ../README.md. */
export const identity: Part = {
  routes: identityRoutes,
  refusals: identityRefusals,
  facts: identityFacts,
  subjects: { ver: maySeeVerification },
  sealed: [verificationSealed],
  readings: { ver: verificationReading },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: verificationTasks,
  demo: demoVerification,
}
