import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = process.env['XIAOBAO_SHARED'] ?? fileURLToPath(new URL('../../../shared/', import.meta.url))

/** A file of the reference data that lies beside the repository, or null (said plainly) when it is not there. */
export function sharedFile(path: string): string | null {
  const file = `${folder.replace(/\/$/, '')}/${path}`
  if (existsSync(file)) return file
  console.log(`skipped: ${path} of the shared data is not beside this repository (set XIAOBAO_SHARED)`)
  return null
}
