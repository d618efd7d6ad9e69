import type { Part } from '../../kernel/part.ts'
import { demoCodes } from './demo.actions.ts'
import { codeJobs } from './code.jobs.ts'
import { codeRoutes } from './code.routes.ts'
import { codeFacts } from './facts.rules.ts'
import { maySeeCode } from './list.actions.ts'
import { codeRefusals } from './refusal-words.contract.ts'

/** Payment codes that work once, and static codes of shops (6.1.4), plugged in: ../README.md. */
export const dynamicCode: Part = {
  routes: codeRoutes,
  jobs: codeJobs,
  refusals: codeRefusals,
  facts: codeFacts,
  subjects: { pcd: maySeeCode },
  demo: demoCodes,
}
