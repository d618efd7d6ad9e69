import { resolveImport } from './rules.ts'
import type { Violation } from './rules.ts'
import type { Source } from './source.ts'

/** Import cycles of values (types are erased and cannot bite): each is reported once, by its first path in order. */
export function findCycles(sources: readonly Source[]): Violation[] {
  const edges = new Map(sources.map((source) => [source.path, valueImports(source)]))
  const done = new Set<string>()
  const cycles: Violation[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      const circle = [...trail.slice(at), path]
      cycles.push({ path, line: 1, arrow: 'cycle', why: circle.join(' → ') })
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return cycles
}

const valueImports = (source: Source): string[] =>
  source.imports.filter((one) => !one.typeOnly && one.target.startsWith('.')).map(resolveImport)
