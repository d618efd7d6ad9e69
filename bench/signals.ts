import { cpus } from 'node:os'
import { backTest, baselineDays, criticalsPerWeek, shareFound, type Run } from './signals/back-test.ts'
import { hourMs } from './signals/office.ts'

/*
 * Early warning (5.3.1) against ninety invented days of a hundred people and a key, and against insiders: which share of the scripts is found within a
 * day of its first act, and how many critical alarms are raised about people who only work. The rules and numbers are those of the product and of
 * the rulebook; the people are invented, from a seed that is printed.
 */
const seed = Number(process.argv[2] ?? 20_261_201)
const runsOfEach = Number(process.argv[3] ?? 25)
const trial = { seed, people: 100, days: 90, runsOfEach }
const leastFound = 0.95
const mostFalsePerWeek = 1

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, seed ${seed}`)
const outcome = backTest(trial)
const perWeek = criticalsPerWeek(outcome)
const warnings = outcome.false.length / outcome.weeks - perWeek
console.log(`${trial.days - baselineDays} days of ${trial.people} people and one key; false alarms a week:`)
console.log(`  ${perWeek.toFixed(2)} critical (at most ${mostFalsePerWeek}), ${warnings.toFixed(2)} to look at`)
for (const [id, some] of Map.groupBy(outcome.false, ({ met }) => `${met.rule.id}, ${met.level}`))
  console.log(`    ${id}: ${some.length} in all`)

const hoursOf = (runs: readonly Run[]): number => {
  const hours = runs.flatMap(({ afterMs }) => (afterMs === null ? [] : [afterMs / hourMs])).toSorted((a, b) => a - b)
  return hours[Math.floor(hours.length / 2)] ?? 0
}
for (const { name, runs } of outcome.scripts) {
  const seen = runs.filter(({ afterMs }) => afterMs !== null).length
  const critical = runs.filter((run) => run.critical).length
  console.log(
    `  ${name}: ${seen} of ${runs.length} found, half of them within ${hoursOf(runs).toFixed(1)} h; ${critical} critical`,
  )
}
const share = shareFound(outcome)
const of = outcome.scripts.length * runsOfEach
console.log(`  ${(100 * share).toFixed(1)} % of ${of} found within a day (at least ${100 * leastFound} %)`)
const passed = share >= leastFound && perWeek <= mostFalsePerWeek
console.log(passed ? 'PASS' : 'FAIL')
process.exitCode = passed ? 0 : 1
