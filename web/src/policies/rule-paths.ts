import { listRules } from '../../../src/policies/rule.contract.ts'
import type { Call } from '../api/call.ts'

/** Ten thousand rules are more than any rulebook will hold. */
const mostPages = 50

export async function rulePaths(call: Call): Promise<readonly string[]> {
  const paths: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const { rows, next } = await call(listRules, { limit: 200, ...(cursor !== undefined && { cursor }) })
    paths.push(...rows.map(({ id }) => `/rules/${encodeURIComponent(id)}`))
    if (next === null) break
    cursor = next
  }
  return paths
}
