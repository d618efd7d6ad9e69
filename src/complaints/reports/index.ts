import { demoReports } from '../demo/reports.actions.ts'
import { reportFacts } from './facts.rules.ts'
import { mayHandleId } from './handle.actions.ts'
import { reportTasks } from './list.actions.ts'
import { reportRefusals } from './refusal-words.contract.ts'
import { reportReactions } from './report.jobs.ts'
import { mergeRoutes } from './merge.routes.ts'
import { reportRoutes } from './report.routes.ts'
import type { Part } from '../part.ts'

/** What reports (2.3.3) plug in: README.md. */
export const reports: Part = {
  routes: [...reportRoutes, ...mergeRoutes],
  reactions: reportReactions,
  refusals: reportRefusals,
  facts: reportFacts,
  subjects: { rpt: mayHandleId },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: reportTasks,
  demo: demoReports,
}
