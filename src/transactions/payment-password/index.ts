import type { Part } from '../../kernel/part.ts'
import { approvalTasks, maySeeApproval } from './approval.actions.ts'
import { passwordFacts } from './facts.rules.ts'
import { remindPassword } from './password.jobs.ts'
import { passwordRoutes } from './password.routes.ts'
import { passwordRefusals } from './refusal-words.contract.ts'

/** The transaction password and payments confirmed with it (6.1.3), plugged in: ../README.md. */
export const paymentPassword: Part = {
  routes: passwordRoutes,
  jobs: [remindPassword],
  refusals: passwordRefusals,
  facts: passwordFacts,
  subjects: { pap: maySeeApproval },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: approvalTasks,
}
