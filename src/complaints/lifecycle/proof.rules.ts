import { profiles, states, type State } from '../complaint.contract.ts'
import { stepNames } from '../step-name.contract.ts'
import { dueOf } from '../../kernel/calendar/count.rules.ts'
import { dayNumber, dayText, shanghaiDay, shanghaiDayNumber, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import { nextStageStart } from '../complaint-clock.rules.ts'
import { afterSilence, leadsTo, steps } from '../lifecycle.rules.ts'
import { stageDays, stagesAfter } from './stage-budget.rules.ts'
import { activeStates, clockRuleOf, stageOrder } from './states.rules.ts'
import { targetsOf } from './step.rules.ts'

/** What must be true of the lifecycle, worked out from its table, the rulebook and its calendar: for tests and for whoever runs `xiaobao lifecycle`. */

type ProfileName = (typeof profiles)[number]

/** The table as far as proofs ask it; a test hands in a broken one. */
export type Lifecycle = {
  readonly leadsTo: (from: State) => Iterable<State>
  readonly afterSilence: typeof afterSilence
  readonly clockRuleOf: typeof clockRuleOf
}
export const lifecycle: Lifecycle = { leadsTo, afterSilence, clockRuleOf }

export type Proof = {
  readonly says: string
  /** What was looked at, in numbers. */
  readonly looked: string
  readonly problems: readonly string[]
}
type Span = { readonly from: string; readonly to: string }

export function proveLifecycle(rulebook: Rulebook, span: Span, of: Lifecycle = lifecycle): readonly Proof[] {
  return [
    reachable(of),
    canEnd(of),
    oneTimer(of, rulebook, span),
    silenceEnds(of),
    budgetsFit(of, rulebook, span),
    ...profiles.map((profile) => silentInTime(of, rulebook, { ...span, profile })),
  ]
}

export function sizeOfLifecycle(): { readonly states: number; readonly steps: number; readonly transitions: number } {
  const moves = Object.values(steps).flatMap((step) => states.flatMap((state) => targetsOf(step.moves[state])))
  return { states: states.length, steps: stepNames.length, transitions: moves.length }
}

/** The five whole years up to the last one whose calendar is published. */
export function fiveYears({ calendar }: Rulebook): Span {
  const last = Math.max(...calendar.years.filter(({ status }) => status === 'published').map(({ year }) => year))
  return { from: `${last - 4}-01-01`, to: `${last}-12-31` }
}

function reachFrom(of: Lifecycle, start: State): ReadonlySet<State> {
  const seen = new Set<State>([start])
  for (const state of seen) for (const next of of.leadsTo(state)) seen.add(next)
  return seen
}

function reachable(of: Lifecycle): Proof {
  const seen = reachFrom(of, 'received')
  return {
    says: 'every state is reached from the arrival of a complaint',
    looked: `${states.length} states`,
    problems: states.filter((state) => !seen.has(state)).map((state) => `${state} is never reached`),
  }
}

function canEnd(of: Lifecycle): Proof {
  return {
    says: 'from every state the matter can end',
    looked: `${activeStates.length} states`,
    problems: activeStates
      .filter((state) => !reachFrom(of, state).has('closed'))
      .map((state) => `${state} never leads to an end`),
  }
}

function oneTimer(of: Lifecycle, rulebook: Rulebook, { from, to }: Span): Proof {
  const problems = profiles.flatMap((profile) => {
    const timers = activeStates.map((state) => [state, of.clockRuleOf(state, profile)] as const)
    return timers.flatMap(([state, id]) => {
      const where = `${state} (${profile})`
      if (id === null) return [`${where} has no timer`]
      const rules = [from, to].map((day) => rulebook.find(id, day))
      if (rules.some((rule) => !rule || !isKind(rule, 'clock'))) return [`${where}: the rulebook has no clock ${id}`]
      const twin = timers.find(([other, same]) => same === id && other !== state)
      return twin ? [`${where} and ${twin[0]} share the timer ${id}`] : []
    })
  })
  const atEnd = profiles.filter((profile) => of.clockRuleOf('closed', profile) !== null)
  return {
    says: 'every active state has exactly one timer, of its own, and the end has none',
    looked: `${activeStates.length} states in ${profiles.length} profiles`,
    problems: [...problems, ...atEnd.map((profile) => `closed (${profile}) has a timer`)],
  }
}

function silenceEnds(of: Lifecycle): Proof {
  const owing = [true, false].flatMap((obligated) => [true, false].map((proven) => ({ obligated, proven })))
  const starts = activeStates.filter((state) => state !== 'legal_route')
  const problems = starts.flatMap((start) =>
    owing.flatMap((one) => {
      let state: State | null = start
      for (let turns = 0; turns <= states.length && state !== null && state !== 'closed'; turns += 1)
        state = of.afterSilence({ ...one, state })
      if (state === 'closed') return []
      return [
        `${start} does not end by silence (${one.obligated ? 'something' : 'nothing'} owed, ${one.proven ? '' : 'not '}proven)`,
      ]
    }),
  )
  const court = of.afterSilence({ obligated: true, proven: false, state: 'legal_route' })
  return {
    says: 'with everybody silent it ends from every state; a court is only asked again',
    looked: `${starts.length} states, ${owing.length} ways in which something is owed`,
    problems: court === 'legal_route' ? problems : [...problems, `silence of a court leads to ${court}`],
  }
}

const amountOf = (of: Lifecycle, rulebook: Rulebook, at: { stage: State; profile: ProfileName; day: string }): number =>
  rulebook.ruleOf('clock', of.clockRuleOf(at.stage, at.profile) ?? '', at.day).amount

function budgetsFit(of: Lifecycle, rulebook: Rulebook, { from, to }: Span): Proof {
  const sums = profiles.flatMap((profile) =>
    [from, to].map((day) => ({
      profile,
      day,
      sum: stageOrder.reduce((sum, stage) => sum + amountOf(of, rulebook, { stage, profile, day }), 0),
      promised: rulebook.ruleOf('clock', `complaint.finish.${profile}`, day).amount,
    })),
  )
  return {
    says: 'the stages up to the ruling fit into what is promised',
    looked: [...new Set(sums.map(({ profile, sum, promised }) => `${profile} ${sum} of ${promised}`))].join(', '),
    problems: sums
      .filter(({ sum, promised }) => sum > promised)
      .map(
        ({ profile, day, sum, promised }) =>
          `${profile} on ${day}: ${sum} working days in stages, ${promised} promised`,
      ),
  }
}

function silentInTime(
  of: Lifecycle,
  rulebook: Rulebook,
  { from, to, profile }: Span & { profile: ProfileName },
): Proof {
  const problems: string[] = []
  let onLastDay = 0
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    // The first and the last moment of a day by turns: the hour of receipt makes no difference.
    const receivedAt = new Date(startOfDay(day).getTime() + (day % 2 === 0 ? 0 : 86_399_000))
    const { promised, ended } = allSilent(of, rulebook, { profile, receivedAt })
    if (ended === promised) onLastDay += 1
    if (ended > promised) problems.push(`${dayText(day)}: ${dayText(ended)}, promised by ${dayText(promised)}`)
  }
  const { amount } = rulebook.ruleOf('clock', `complaint.finish.${profile}`, to)
  return {
    says: `with everybody silent the ruling is out within ${amount} working days (${profile})`,
    looked: `${dayNumber(to) - dayNumber(from) + 1} days of arrival, ${from} to ${to}; ${onLastDay} end on the very last day promised`,
    problems,
  }
}

/** The promise of the channel, and the stages one after another with nobody acting; days are counted by the rules the clocks use. */
function allSilent(of: Lifecycle, rulebook: Rulebook, at: { profile: ProfileName; receivedAt: Date }) {
  const { calendar } = rulebook
  const { profile, receivedAt } = at
  const day = shanghaiDay(receivedAt)
  const due = (amount: number, from: Date) => dueOf({ amount, unit: 'working-day', roll: 'none' }, from, calendar, [])
  const promised = due(rulebook.ruleOf('clock', `complaint.finish.${profile}`, day).amount, receivedAt)
  let from = receivedAt
  let ended = due(1, receivedAt)
  for (const stage of stageOrder) {
    const reserved = stagesAfter(stage).reduce(
      (sum, later) => sum + amountOf(of, rulebook, { stage: later, profile, day }),
      0,
    )
    const left = calendar.workingDaysBetween(shanghaiDayNumber(from), promised.lastDay)
    ended = due(stageDays({ own: amountOf(of, rulebook, { stage, profile, day }), left, reserved }), from)
    from = nextStageStart(ended.dueAt, ended.dueAt)
  }
  return { promised: promised.lastDay, ended: ended.lastDay }
}
