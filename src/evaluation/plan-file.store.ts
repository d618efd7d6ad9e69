import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Problem } from '../kernel/rulebook/read-yaml.ts'
import { readPlan, type Plan } from './plan-file.rules.ts'

const mostFiles = 50
const mostBytes = 1_000_000

/** A plan with mistakes is never half in force: the process does not start, and says where each one is. */
export class PlanError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ file, line, reason }) => `  ${file}:${line}  ${reason}`)
    super(['The plan has mistakes:', ...lines].join('\n'))
    this.name = 'PlanError'
    this.problems = problems
  }
}

export function loadPlan(folder: string): Plan {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
  const shown = (name: string): string => relative(process.cwd(), join(folder, name))
  if (names.length > mostFiles) throw new PlanError([{ file: folder, line: 1, reason: `more than ${mostFiles} files` }])
  const large = names.filter((name) => statSync(join(folder, name)).size > mostBytes)
  if (large.length > 0)
    throw new PlanError(large.map((name) => ({ file: shown(name), line: 1, reason: `larger than ${mostBytes} bytes` })))
  const files = names.map((name) => ({ name: shown(name), text: readFileSync(join(folder, name), 'utf8') }))
  const { plan, problems } = readPlan(files)
  if (problems.length > 0) throw new PlanError(problems)
  return plan
}
