import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadRulebook } from '../../kernel/rulebook/load.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sides, type Side } from '../complaint.contract.ts'
import { outcomes, remedies, states, stepNames, type State } from './aftersales.contract.ts'
import { mayContest, noPostage } from './postage.rules.ts'
import { aRequest } from './request.example.ts'
import { forks, leadsTo, targetsOf, type Situation, type Target } from './fork.rules.ts'
import { timers, waitsFor, whyNot } from './lifecycle.rules.ts'
import { allowedSteps, lapse, take, timerOf } from './request.rules.ts'
import { aftersalesRefusals } from './refusal-words.contract.ts'
import { steps } from './step-table.rules.ts'

const rulebook = loadRulebook(fileURLToPath(new URL('../../../rulebook/cn', import.meta.url)))
const active = states.filter((state) => state !== 'closed')
const anySituation: fc.Arbitrary<Situation> = fc.record({
  state: fc.constantFrom(...states),
  remedy: fc.constantFrom(...remedies),
  hasAddress: fc.boolean(),
  onSilence: fc.constantFrom('approve', 'complaint'),
  refundBlocked: fc.boolean(),
  postageOpen: fc.boolean(),
  offer: fc.option(fc.record({ remedy: fc.constantFrom(...remedies), amountFen: fc.integer({ min: 0, max: 1000 }) })),
})
const anyRequest = anySituation.map(({ state, remedy, onSilence, refundBlocked, offer, postageOpen }) =>
  aRequest({
    state,
    remedy,
    onSilence,
    offer,
    commandState: refundBlocked ? 'refused' : null,
    postage: { ...noPostage, statedFen: postageOpen ? 1200 : 0 },
  }),
)

test('every state but the last has exactly one timer, whose clock is in the rulebook with a consequence in words', () => {
  expect(Object.keys(timers).sort()).toEqual([...active].sort())
  for (const state of active)
    for (const remedy of remedies) {
      const rule = rulebook.ruleOf('clock', timers[state].clock(remedy), '2026-11-25')
      expect(rule.consequence.zh).not.toBe('')
      expect(targetsOf(timers[state].to)).not.toContain(state)
      expect(waitsFor(state)).not.toBe(null)
    }
  expect(timerOf({ state: 'closed' })).toBe(null)
})

test('when everybody is silent every request ends, from whatever state, in at most as many stages as there are states', () => {
  fc.assert(
    fc.property(anyRequest, fc.boolean(), (request, hasAddress) => {
      const seen: State[] = []
      let now = request
      while (now.state !== 'closed') {
        expect(seen).not.toContain(now.state)
        seen.push(now.state)
        now = lapse(now, hasAddress)
      }
      expect(seen.length).toBeLessThan(states.length)
    }),
  )
})

test('the steps that people take and the ends of clocks never lead out of the table, in any order (model)', () => {
  const act = fc.oneof(
    fc.record({ step: fc.constantFrom(...stepNames), side: fc.constantFrom(...sides) }),
    fc.constant('time' as const),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.boolean(), fc.boolean(), (acts, hasAddress, approves) => {
      let request = aRequest({ state: 'requested', onSilence: approves ? 'approve' : 'complaint' })
      for (const one of acts) {
        if (one === 'time') {
          const timer = timerOf(request)
          const after = lapse(request, hasAddress)
          if (timer) expect(targetsOf(timer.to)).toContain(after.state)
          else expect(after).toBe(request)
          request = after
          continue
        }
        const refused = whyNot(one.step, { ...situationIn(request), hasAddress }, one.side)
        const taken = attempt(() => take(one.step, request, { side: one.side, hasAddress }))
        if (refused !== null) {
          expect(taken).toBe(refused)
          continue
        }
        const after = taken as typeof request
        expect(targetsOf(targetOf(one.step, request.state))).toContain(after.state)
        request = after
      }
      expect(states).toContain(request.state)
    }),
  )
})

test('every state can be reached, and every outcome has a way to it', () => {
  const from = (state: State): readonly State[] => [
    ...Object.values(steps).flatMap(({ moves }) => (moves[state] ? targetsOf(moves[state]) : [])),
    ...(state === 'closed' ? [] : targetsOf(timers[state].to)),
  ]
  const reached = new Set<State>(['requested'])
  // What is added while the set is walked is walked too.
  for (const state of reached) for (const to of from(state)) reached.add(to)
  expect([...reached].sort()).toEqual([...states].sort())
  expect(outcomes).toHaveLength(7)
})

test('a closed request stays closed, and nobody takes a step of another side', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stepNames), anySituation, fc.constantFrom(...sides), (name, situation, side) => {
      if (!steps[name].by.includes(side)) expect(whyNot(name, situation, side)).toBe('aftersales.step-of-others')
      else if (situation.state === 'closed') expect(whyNot(name, situation, side)).toBe('aftersales.already-closed')
    }),
  )
})

test('a fork only ever leads where it says that it can', () => {
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(forks) as (keyof typeof forks)[])), anySituation, (fork, situation) => {
      expect(targetsOf(fork)).toContain(leadsTo(fork, situation))
    }),
  )
})

test('silence of a merchant approves only what the rules decide, and money moves only when goods need not come back', () => {
  const silent = (part: Parameters<typeof aRequest>[0], hasAddress = true) => lapse(aRequest(part), hasAddress).state
  expect(silent({ onSilence: 'approve' })).toBe('awaiting_return')
  expect(silent({ onSilence: 'approve' }, false)).toBe('awaiting_address')
  expect(silent({ onSilence: 'complaint' })).toBe('unanswered')
  expect(silent({ onSilence: 'approve', remedy: 'refund-only' })).toBe('refunding')
  expect(silent({ state: 'awaiting_address' })).toBe('unanswered')
  expect(silent({ state: 'returning' })).toBe('refunding')
  expect(silent({ state: 'inspecting', remedy: 'repair' })).toBe('fulfilling')
})

test('whoever has the goods or the money of the consumer and lets its time run out gets a complaint', () => {
  const complaining = active.filter((state) => timers[state].complains)
  expect(complaining).toEqual(['disputed', 'refunding', 'fulfilling'])
})

test('the consumer may complain once the merchant had its time, and not before', () => {
  const side: Side = 'consumer'
  const why = (part: Partial<Situation>) =>
    whyNot(
      'complain',
      {
        state: 'refused',
        remedy: 'return',
        hasAddress: true,
        onSilence: 'approve',
        refundBlocked: false,
        offer: null,
        postageOpen: false,
        ...part,
      },
      side,
    )
  for (const state of ['refused', 'unanswered', 'countered', 'disputed', 'delivering'] as const)
    expect(why({ state })).toBe(null)
  for (const state of ['requested', 'awaiting_address', 'returning', 'inspecting', 'fulfilling'] as const)
    expect(why({ state })).toBe('aftersales.merchant-has-time')
  expect(why({ state: 'refunding' })).toBe('aftersales.refund-under-way')
  expect(why({ state: 'refunding', refundBlocked: true })).toBe(null)
})

test('what the list of steps allows is exactly what is not refused, and every reason has words without a blank left open', () => {
  fc.assert(
    fc.property(anyRequest, fc.constantFrom(...sides), (request, side) => {
      const listed = new Map(allowedSteps(request, side).map((one) => [one.step, one.refusal]))
      for (const name of stepNames) {
        const taken = attempt(() => take(name, request, { side, hasAddress: true }))
        const expected = listed.get(name)?.code ?? (listed.has(name) ? null : 'aftersales.step-of-others')
        expect(typeof taken === 'string' ? taken : null).toBe(expected)
      }
      for (const refusal of listed.values()) {
        if (!refusal) continue
        const words = aftersalesRefusals[refusal.code as keyof typeof aftersalesRefusals]
        const blanks = [...`${words.zh}${words.en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
        expect(Object.keys(refusal.params)).toEqual(expect.arrayContaining(blanks))
      }
    }),
  )
})

test('a step taken from an old page is refused, and says so', () => {
  const request = aRequest({ version: 4 })
  const asked = { side: 'merchant', hasAddress: true } as const
  expect(() => take('approve', request, { ...asked, version: 3 })).toThrow('aftersales.changed-meanwhile')
  expect(take('approve', request, { ...asked, version: 4 }).state).toBe('awaiting_return')
})

function attempt<T>(work: () => T): T | string {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const targetOf = (step: (typeof stepNames)[number], state: State): Target => steps[step].moves[state] ?? state
const situationIn = (request: ReturnType<typeof aRequest>) => ({
  state: request.state,
  remedy: request.remedy,
  onSilence: request.onSilence,
  refundBlocked: request.commandState === 'refused',
  postageOpen: mayContest(request.postage),
  offer: request.offer,
})
