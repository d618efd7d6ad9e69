import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { startClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { stopOf } from './clocks.actions.ts'
import { isReached, reportClock, reportClocks, suggestGrade, type Threshold } from './grade.rules.ts'
import { say, take } from './held.actions.ts'
import { readIncident } from './incident.actions.ts'
import { Grade } from './incident.contract.ts'
import type * as contract from './incident-routes.contract.ts'
import type { Incident } from './incident.store.ts'
import * as store from './incident.store.ts'

/** Again whenever more is known; the clock of the report is the one of who the platform is. */
export async function grade(ctx: Ctx, asked: Input<typeof contract.gradeIncident>) {
  const { id, why, people, lossFen, publicDanger } = asked
  const row = await take(ctx, id, 'grade')
  const again = row.graded_at !== null
  await store.update(ctx, id, { operator: asked.operator, grade: asked.grade, graded_at: row.graded_at ?? ctx.now })
  const word = await say(ctx, id, { step: 'grade', text: why })
  const data = { grade: asked.grade, operator: asked.operator, people, lossFen, publicDanger, word, drill: row.drill }
  await record(ctx, [{ kind: 'incident.graded', subject: id, data }])
  // A drill is no incident that the plan's figures count.
  if (!again && !row.drill) await record(ctx, [{ kind: 'incident.confirmed', subject: id, data: {} }])
  if (row.reported_at === null) await setClocks(ctx, row, asked)
  return readIncident(ctx, id)
}

async function setClocks(ctx: Ctx, row: Incident, asked: Input<typeof contract.gradeIncident>): Promise<void> {
  const startedAt = row.found_at
  if (asked.operator !== row.operator) {
    await stopOf(ctx, row.id, { rules: reportClocks, outcome: 'cancelled' })
    await startClock(ctx, { rule: reportClock[asked.operator], subject: row.id, startedAt })
  }
  await stopOf(ctx, row.id, { rules: [flaw], outcome: 'cancelled' })
  if (asked.publicDanger) await startClock(ctx, { rule: flaw, subject: row.id, startedAt })
}
const flaw = 'network-data-10.flaw-report'

const grades = ['larger', 'major', 'especially-major'] as const
export function advise(ctx: Ctx, known: Input<typeof contract.adviseGrade>) {
  const people = known.people ?? null
  const lossFen = known.lossFen ?? null
  const at = shanghaiDay(ctx.now)
  const read = (what: 'people' | 'loss', value: number | null) =>
    grades.map((name) => {
      const rule = ctx.rulebook.ruleOf('parameter', `incident.${what}-${name}`, at)
      const least = Number(rule.value)
      const { id, summary, confidence } = rule
      return { rule: id, grade: Grade.parse(name), least, summary, confidence, reached: isReached(value, least) }
    })
  const lines = { people: read('people', people), loss: read('loss', lossFen) }
  const thresholds: { people: readonly Threshold[]; loss: readonly Threshold[] } = lines
  return {
    suggested: suggestGrade({ people, lossFen }, thresholds),
    unknown: [...(people === null ? (['people'] as const) : []), ...(lossFen === null ? (['loss'] as const) : [])],
    lines: [...lines.people, ...lines.loss],
  }
}
