import { hasRole } from '../../kernel/context.ts'
import { caseColumnRoutes, columnRoutes } from './column.routes.ts'
import { columnFacts } from './facts.rules.ts'
import { columnRefusals } from './refusal-words.contract.ts'
import { demoColumn } from '../demo/column.actions.ts'
import type { Part } from '../part.ts'

/** What the public column (7.2.1) plugs in: README.md. */
export const column: Part = {
  caseRoutes: caseColumnRoutes,
  routes: columnRoutes,
  refusals: columnRefusals,
  facts: columnFacts,
  subjects: { col: async ({ actor }) => hasRole(actor, 'agent', 'governance-officer', 'admin') },
  notices: new URL('./notices.yaml', import.meta.url),
  demo: demoColumn,
}
