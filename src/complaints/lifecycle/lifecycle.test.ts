import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { states, stepNames, sides, type State } from '../complaint.contract.ts'
import { nextStageStart } from '../complaint-clock.rules.ts'
import { afterSilence, leadsTo, steps, waitsFor, whyNot } from '../lifecycle.rules.ts'
import { dueOf } from '../../kernel/calendar/count.rules.ts'
import { dayNumber, dayText, shanghaiDay, shanghaiDayNumber } from '../../kernel/calendar/day.rules.ts'
import type { Role } from '../../kernel/role.contract.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { lifecycleDiagram } from './diagram.rules.ts'
import { stageDays, stagesAfter } from './stage-budget.rules.ts'
import { activeStates, clockRuleOf, isStage, stageOrder } from './states.rules.ts'
import { afterReview } from '../ruling/ruling.rules.ts'
import { targetsOf, type Situation } from './step.rules.ts'

const rulebook = testRulebook
const open: Situation = {
  state: 'received',
  merchantKnown: true,
  orderKnown: false,
  offerRounds: 1,
  offered: true,
  mostOfferRounds: 5,
  fastTrack: true,
  demanded: false,
  obligated: true,
  proven: false,
  evidenceAsked: 0,
  reopened: 0,
  mostReopened: 2,
  reopenOver: false,
}
const profiles = ['platform', 'social', 'regulator'] as const

test('every state but the end has exactly one timer, whose rule is in the rulebook and whose expiry has a consequence', () => {
  for (const state of activeStates)
    for (const profile of profiles) {
      const rule = clockRuleOf(state, profile)
      expect(rule).not.toBe(null)
      const [version] = rulebook.history(rule ?? '')
      expect([state, version?.kind]).toEqual([state, 'clock'])
      expect([state, afterSilence({ ...open, state }) !== null]).toEqual([state, true])
    }
  expect(clockRuleOf('closed', 'platform')).toBe(null)
})

test('every state can be reached, and from every state the matter can end', () => {
  const moves = (from: State): State[] => [...leadsTo(from)]
  const reach = (start: State): Set<State> => {
    const seen = new Set<State>([start])
    for (const state of seen) for (const next of moves(state)) seen.add(next)
    return seen
  }
  expect([...reach('received')].toSorted()).toEqual([...states].toSorted())
  for (const state of activeStates) expect([state, reach(state).has('closed')]).toEqual([state, true])
})

test('where a step may lead to several states the table says all of them, and a court gives back whatever it took', () => {
  const about = [0, 1].flatMap((remanded) =>
    [true, false].flatMap((obligated) =>
      [null, 'unfounded'].map((rejectGround) => ({ rejectGround, obligated, remanded })),
    ),
  )
  const found = (['uphold', 'change', 'overturn', 'remand'] as const).flatMap((decision) =>
    about.flatMap((one) => afterReview(decision, one) ?? []),
  )
  const said = [...new Set(found)].toSorted()
  expect(targetsOf(steps.decide_review.moves.review).toSorted()).toEqual(said)
  expect(targetsOf(steps.issue_panel.moves.review).toSorted()).toEqual(said)
  const taken = activeStates.filter((state) => steps.go_legal.moves[state] !== undefined)
  expect(targetsOf(steps.resume_from_law.moves.legal_route).toSorted()).toEqual(taken.toSorted())
  expect(targetsOf(steps.accept_offer.moves.awaiting_consumer)).toEqual(['performing', 'closed'])
})

test('when everybody is silent the matter ends from every state but a court, whatever is owed or proven', () => {
  const endOf = (state: State, owing: { obligated: boolean; proven: boolean }, turns = 20): State =>
    state === 'closed' || turns === 0 ? state : endOf(afterSilence({ ...owing, state }) ?? 'closed', owing, turns - 1)
  const starts = activeStates.filter((state) => state !== 'legal_route')
  for (const obligated of [true, false])
    for (const proven of [true, false])
      expect(starts.map((state) => endOf(state, { obligated, proven }))).toEqual(starts.map(() => 'closed'))
  expect(afterSilence({ ...open, state: 'legal_route' })).toBe('legal_route')
})

test('who has to act is named in every state that waits for one side', () => {
  for (const state of activeStates) {
    const side = waitsFor({ ...open, state })
    if (side !== null) expect(sides).toContain(side)
  }
  expect(waitsFor({ ...open, state: 'negotiating', merchantKnown: false })).toBe('platform')
  expect(waitsFor({ ...open, state: 'performing', proven: true })).toBe('consumer')
})

test('a closed complaint can only be reopened, in time and at most twice', () => {
  const standings = [
    { side: 'consumer', roles: ['consumer'] },
    { side: 'merchant', roles: ['merchant'] },
    { side: 'platform', roles: ['agent', 'admin', 'mediator', 'arbitrator'] as Role[] },
  ] as const
  for (const standing of standings)
    for (const name of stepNames.filter((step) => step !== 'reopen'))
      expect(whyNot(name, { ...open, state: 'closed' }, standing)).not.toBe(null)
  const [consumer] = standings
  expect(whyNot('reopen', { ...open, state: 'closed' }, consumer)).toBe(null)
  expect(whyNot('reopen', { ...open, state: 'closed', reopened: 2 }, consumer)).toBe('complaint.reopened-enough')
  expect(whyNot('reopen', { ...open, state: 'closed', reopenOver: true }, consumer)).toBe('complaint.reopen-too-late')
})

/** The promise of the channel, and the stages one after another with nobody acting; days are counted by the rules the clocks use. */
function allSilent(profile: (typeof profiles)[number], receivedAt: Date) {
  const { calendar } = rulebook
  const amountOf = (rule: string): number => rulebook.ruleOf('clock', rule, shanghaiDay(receivedAt)).amount
  const due = (amount: number, from: Date) => dueOf({ amount, unit: 'working-day', roll: 'none' }, from, calendar, [])
  const promised = due(amountOf(`complaint.finish.${profile}`), receivedAt)
  let from = receivedAt
  let ended = due(1, receivedAt)
  for (const stage of stageOrder) {
    if (!isStage(stage)) continue
    const own = amountOf(clockRuleOf(stage, profile) ?? '')
    const first = shanghaiDayNumber(from)
    const reserved = stagesAfter(stage).reduce((sum, later) => sum + amountOf(clockRuleOf(later, profile) ?? ''), 0)
    const days = stageDays({ own, left: calendar.workingDaysBetween(first, promised.lastDay), reserved })
    ended = due(days, from)
    from = nextStageStart(ended.dueAt, ended.dueAt)
  }
  return { promised: dayText(promised.lastDay), ended: dayText(ended.lastDay) }
}

test('with everybody silent the ruling is out on the last day promised, from every start of five years, in all three profiles', () => {
  const late: string[] = []
  for (const profile of profiles)
    for (let day = dayNumber('2021-11-01'); day < dayNumber('2026-11-01'); day += 1) {
      const { promised, ended } = allSilent(
        profile,
        new Date(`${dayText(day)}T${day % 2 ? '00:00:00' : '23:59:59'}+08:00`),
      )
      if (ended !== promised) late.push(`${profile} ${dayText(day)}: ${ended} instead of ${promised}`)
    }
  expect(late).toEqual([])
})

test('a stage never takes the days of those that follow, and never has less than one', () => {
  expect(stageDays({ own: 3, left: 12, reserved: 9 })).toBe(3)
  expect(stageDays({ own: 3, left: 10, reserved: 8 })).toBe(2)
  expect(stageDays({ own: 3, left: 2, reserved: 8 })).toBe(1)
  expect(stageDays({ own: 3, left: null, reserved: 8 })).toBe(3)
})

test('the diagram in the documents is drawn from the table', () => {
  const page = readFileSync(new URL('../../../docs/lifecycle.md', import.meta.url), 'utf8')
  expect(page).toBe(lifecycleDiagram())
})
