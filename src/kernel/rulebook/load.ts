import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { Question } from '../remedy/question.contract.ts'
import { Rule, Source } from './rulebook.contract.ts'
import { CalendarYear } from '../calendar/calendar-year.rules.ts'
import { checkTogether, checkYears } from './check.ts'
import { readList, type Problem, type ReadList, type TextFile } from './read-yaml.ts'
import { rulebookOf, type Rulebook } from './rulebook.ts'

const maxFiles = 200
const maxBytes = 2_000_000

/** Every problem of every file at once, so that they can be put right in one go. */
export class RulebookError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(
      ['The rulebook has mistakes:', ...problems.map(({ file, line, reason }) => `  ${file}:${line}  ${reason}`)].join(
        '\n',
      ),
    )
    this.name = 'RulebookError'
    this.problems = problems
  }
}

/**
 * Reads `sources.yaml`, `remedy-questions.yaml`, `calendars/*.yaml` and every other `*.yaml` of a folder. Throws one `RulebookError` that names file,
 * line and reason of each mistake. `imported`: calendars that were imported into this installation.
 */
export function loadRulebook(dir: string, imported: readonly CalendarYear[] = []): Rulebook {
  const book = buildRulebook([...filesOf(dir), ...filesOf(join(dir, 'calendars'))])
  return imported.length > 0 ? book.withYears(imported) : book
}

/** The same from texts in memory: what the loader does once the files are read. */
export function buildRulebook(files: readonly TextFile[]): Rulebook {
  const isCalendar = (file: TextFile) => basename(dirname(file.name)) === 'calendars'
  const isSources = (file: TextFile) => basename(file.name) === 'sources.yaml'
  const isQuestions = (file: TextFile) => basename(file.name) === 'remedy-questions.yaml'
  const years = joined(files.filter(isCalendar).map((file) => readList(file, CalendarYear)))
  const sources = joined(files.filter(isSources).map((file) => readList(file, Source)))
  const questions = joined(files.filter(isQuestions).map((file) => readList(file, Question)))
  const isRules = (file: TextFile) => !isCalendar(file) && !isSources(file) && !isQuestions(file)
  const rules = joined(files.filter(isRules).map((file) => readList(file, Rule)))
  const together = checkTogether(rules, sources, questions)
  const problems = [years, sources, questions, rules]
    .flatMap((list) => list.problems)
    .concat(together.problems, checkYears(years.entries))
  if (problems.length > 0) throw new RulebookError(problems.toSorted(byPlace))
  return rulebookOf({
    rules: rules.entries.map(({ entry }) => entry).toSorted(byIdAndFrom),
    sources: sources.entries.map(({ entry }) => entry),
    questions: questions.entries.map(({ entry }) => entry),
    years: years.entries.map(({ entry }) => entry),
    gaps: together.gaps,
  })
}

const joined = <T>(lists: readonly ReadList<T>[]): ReadList<T> => ({
  entries: lists.flatMap((list) => list.entries),
  problems: lists.flatMap((list) => list.problems),
  ids: lists.flatMap((list) => list.ids),
})
const byPlace = (a: Problem, b: Problem) => a.file.localeCompare(b.file) || a.line - b.line
const byIdAndFrom = (a: Rule, b: Rule) => (a.id === b.id ? (a.from < b.from ? -1 : 1) : a.id < b.id ? -1 : 1)

function filesOf(dir: string): TextFile[] {
  if (!existsSync(dir)) return []
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
  if (names.length > maxFiles) throw new RulebookError([{ file: dir, line: 1, reason: `more than ${maxFiles} files` }])
  return names.map((name) => {
    const path = join(dir, name)
    const shown = relative(process.cwd(), path)
    if (statSync(path).size > maxBytes)
      throw new RulebookError([{ file: shown, line: 1, reason: `larger than ${maxBytes} bytes` }])
    return { name: shown, text: readFileSync(path, 'utf8') }
  })
}
