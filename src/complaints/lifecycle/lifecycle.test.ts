import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { profiles, sides, type State } from '../complaint.contract.ts'
import { stepNames } from '../step-name.contract.ts'
import { afterSilence, leadsTo, steps, waitsFor, whyNot } from '../lifecycle.rules.ts'
import type { Role } from '../../kernel/role.contract.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { lifecycleDiagram } from './diagram.rules.ts'
import { fiveYears, lifecycle, proveLifecycle, type Lifecycle } from './proof.rules.ts'
import { stageDays } from './stage-budget.rules.ts'
import { activeStates, clockRuleOf } from './states.rules.ts'
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
  expect(targetsOf(steps.accept_offer.moves.awaiting_consumer)).toEqual(['performing', 'closed', 'negotiating'])
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

test('with everybody silent the ruling is out on the last day promised, from every start of five years, in all three profiles', () => {
  const span = fiveYears(rulebook)
  expect(span).toEqual({ from: '2022-01-01', to: '2026-12-31' })
  const proofs = proveLifecycle(rulebook, span)
  // Reached, ended, one timer, silence ends, budgets fit, and each profile in time: what `xiaobao lifecycle` prints.
  expect(proofs).toHaveLength(5 + profiles.length)
  expect(proofs.flatMap(({ problems }) => problems)).toEqual([])
  for (const { looked } of proofs.slice(-profiles.length))
    expect(looked).toBe('1826 days of arrival, 2022-01-01 to 2026-12-31; 1826 end on the very last day promised')
})

test('a table that breaks what is promised is found out, each time by the proof that looks for it', () => {
  const week = { from: '2026-02-09', to: '2026-02-15' }
  const failing = (broken: Partial<Lifecycle>) =>
    proveLifecycle(rulebook, week, { ...lifecycle, ...broken }).flatMap(({ problems }) => problems.slice(0, 1))
  expect(failing({})).toEqual([])
  const without = (lost: State) => (from: State) => [...leadsTo(from)].filter((state) => state !== lost)
  expect(failing({ leadsTo: without('review') })).toEqual(['review is never reached'])
  expect(failing({ leadsTo: (from) => (from === 'mediating' ? ['mediating'] : leadsTo(from)) })).toEqual([
    'mediating never leads to an end',
  ])
  const timer = (state: State, rule: string | null) => (of: State, profile: string) =>
    of === state ? rule : clockRuleOf(of, profile)
  expect(failing({ clockRuleOf: timer('testing', null) })).toEqual(['testing (platform) has no timer'])
  expect(failing({ clockRuleOf: timer('testing', 'complaint.performance') })[0]).toContain('share the timer')
  expect(failing({ clockRuleOf: timer('testing', 'no.such-clock') })[0]).toContain('no clock no.such-clock')
  expect(failing({ clockRuleOf: timer('closed', 'complaint.appeal') })).toEqual(['closed (platform) has a timer'])
  expect(
    failing({ afterSilence: (one) => (one.state === 'enforcing' ? 'performing' : afterSilence(one)) })[0],
  ).toContain('does not end by silence')
  // Five working days to gather evidence instead of three: too much for the promise, and the last stage has less than it is given.
  const longer = failing({ clockRuleOf: timer('evidence', 'complaint.performance') })
  expect(longer.join()).toContain('17 working days in stages, 15 promised')
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
