import { paymentFacts } from './facts.rules.ts'
import { paymentReactions, paymentTasks } from './payment.jobs.ts'
import { paymentRoutes, recourseRoutes } from './payment.routes.ts'
import { paymentRefusals } from './refusal-words.contract.ts'
import { maySeePayment, maySeeRecovery } from './subjects.actions.ts'
import type { Part } from '../part.ts'

/** What payments and recourse (7.1.3) plug in: README.md. */
export const payments: Part = {
  caseRoutes: paymentRoutes,
  routes: recourseRoutes,
  reactions: paymentReactions,
  refusals: paymentRefusals,
  facts: paymentFacts,
  subjects: { pmt: maySeePayment, rcv: maySeeRecovery },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: paymentTasks,
}
