import type { ApiProblem } from '../api/problem.ts'

/** What a field of the page may be called for a path of the server, the closest first: `terms.0.note`, `terms.0`, `terms`. */
export function namesOf(path: string): readonly string[] {
  const parts = path.split('.')
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('.'))
}

/** The server's complaint about a field, or about something inside it (`files.0` belongs to `files`). */
export const errorAt = (problem: ApiProblem | null | undefined, name: string): string | undefined =>
  problem?.fields.find(({ path }) => namesOf(path).includes(name))?.message
