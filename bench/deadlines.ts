import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { dueOf, type Budget } from '../src/kernel/calendar/count.rules.ts'
import { dayNumber, dayText, startOfDay } from '../src/kernel/calendar/day.rules.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'

/*
 * How many due dates a second. "all rules": receipt instants × working days, natural days that move off rest days, months and years, each
 * with its last day, due instant and certainty. "working days": what the fastest library of npm that knows days off and make-up days
 * (chinese-days) can say too; both must give the same day for every case before anything is timed.
 */
type Case = { readonly received: Date; readonly day: string; readonly budget: Budget }

// The library takes the machine's zone when it is loaded and is days out west of Greenwich; ours does not ask the machine.
process.env['TZ'] = 'Asia/Shanghai'
const { findWorkday } = (await import('chinese-days')).default
const many = Number(process.argv[2] ?? 200_000)
const minimumPerSecond = 1_000_000
const rounds = 7
const { calendar } = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
const random = seeded(20_261_124)
const budgets = [
  { amount: 3, unit: 'working-day', roll: 'none' },
  { amount: 15, unit: 'working-day', roll: 'none' },
  { amount: 7, unit: 'natural-day', roll: 'rest' },
  { amount: 60, unit: 'natural-day', roll: 'holiday' },
  { amount: 6, unit: 'month', roll: 'rest' },
  { amount: 3, unit: 'year', roll: 'none' },
  { amount: 24, unit: 'hour', roll: 'none' },
] as const satisfies readonly Budget[]

const workingDays = Array.from({ length: many }, () =>
  aCase({ amount: 1 + random(60), unit: 'working-day', roll: 'none' }),
)
const mixed = Array.from({ length: many }, (_, i) => aCase(budgets[i % budgets.length] ?? budgets[0]))
// The library takes milliseconds where we take less than a microsecond: a part of the cases is enough to time it.
const forBoth = workingDays.slice(0, Math.min(many, 20_000))

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${many} cases`)
for (const one of forBoth) agree(one)
console.log(`chinese-days and we give the same day in all ${forBoth.length} cases that both can express`)
const all = best(mixed, ours)
const own = best(workingDays, ours)
const theirs = best(forBoth, library, 1)
console.log(`ours, all rules          ${perSecond(all)}`)
console.log(`ours, working days       ${perSecond(own)}`)
console.log(`chinese-days, same days  ${perSecond(theirs)}  (ours is ${Math.round(own / theirs)} times as fast)`)
const passed = Math.min(all, own) >= minimumPerSecond
console.log(`${passed ? 'PASS' : 'FAIL'}: at least ${perSecond(minimumPerSecond)}`)
process.exitCode = passed ? 0 : 1

function ours({ received, budget }: Case): number {
  const due = dueOf(budget, received, calendar)
  return due.lastDay + due.dueAt.getTime()
}

function library({ day, budget }: Case): number {
  return findWorkday(budget.amount, day).length
}

function agree({ received, day, budget }: Case): void {
  const [we, they] = [dayText(dueOf(budget, received, calendar).lastDay), findWorkday(budget.amount, day)]
  if (we !== they) throw new Error(`${day} + ${budget.amount} working days: ${we} here, ${they} there`)
}

/** Cases a second in the best of some rounds; the sum keeps the engine from leaving the work out. */
function best(cases: readonly Case[], answer: (one: Case) => number, times = rounds): number {
  let fastest = 0
  let sum = 0
  for (let round = 0; round < times; round += 1) {
    const started = performance.now()
    for (const one of cases) sum += answer(one)
    fastest = Math.max(fastest, (cases.length * 1000) / (performance.now() - started))
  }
  if (!Number.isFinite(sum)) throw new Error('an answer is not a number')
  return fastest
}

function aCase(budget: Budget): Case {
  const first = dayNumber('2008-01-01')
  const day = first + random(dayNumber('2026-08-01') - first)
  return { received: new Date(startOfDay(day).getTime() + random(86_400_000)), day: dayText(day), budget }
}

/** The same numbers on every machine. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}

function perSecond(count: number): string {
  return `${Math.round(count).toLocaleString('en')} due dates/s`
}
