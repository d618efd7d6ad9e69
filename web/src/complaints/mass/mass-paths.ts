import { listMassNotices } from '../../../../src/complaints/mass/notice.contract.ts'
import type { Call } from '../../api/call.ts'

/** More notices than this are too old to be looked for. */
const mostPages = 10

export async function massPaths(call: Call): Promise<readonly string[]> {
  const paths: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const { rows, next } = await call(listMassNotices, { limit: 200, ...(cursor !== undefined && { cursor }) })
    paths.push(...rows.map(({ id }) => `/mass-notices/${encodeURIComponent(id)}`))
    if (next === null) break
    cursor = next
  }
  return paths
}
