import { readPlanRoute } from '../../../src/evaluation/plan.contract.ts'
import type { Call } from '../api/call.ts'

export async function clausePaths(call: Call): Promise<readonly string[]> {
  const { chapters } = await call(readPlanRoute, {})
  return chapters.flatMap(({ clauses }) => clauses.map(({ id }) => `/plan/${encodeURIComponent(id)}`))
}
