import { listColumn } from '../../../../src/complaints/column/column.contract.ts'
import type { Call } from '../../api/call.ts'

/** For the sitemap: what is public now. */
const mostPages = 50

export async function columnPaths(call: Call): Promise<readonly string[]> {
  const paths: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const { rows, next } = await call(listColumn, { limit: 200, ...(cursor !== undefined && { cursor }) })
    paths.push(...rows.map(({ id }) => `/column/${id}`))
    if (next === null) break
    cursor = next
  }
  return paths
}
