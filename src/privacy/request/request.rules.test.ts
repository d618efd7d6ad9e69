import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemActor, type Actor } from '../../kernel/context.ts'
import {
  requestStates,
  requestSteps,
  requestTypes,
  type RequestState,
  type RequestStep,
  type RequestType,
} from './request.contract.ts'
import {
  clockOf,
  isOpen,
  pass,
  sideOf,
  stepsFor,
  stepTable,
  systemTable,
  take,
  type Context,
  type Request,
} from './request.rules.ts'
import { typeOf } from './type.rules.ts'

const at = new Date('2026-03-02T09:00:00+08:00')
const person: Actor = { ...systemActor, id: 'acc_person', kind: 'person', roles: ['consumer'] }
const officer: Actor = { ...systemActor, id: 'acc_officer', kind: 'person', roles: ['privacy-officer'] }
const request = (type: RequestType, state: RequestState, accountId = person.id): Request => ({
  id: 'prq_1',
  number: 'PR-1',
  type,
  state,
  accountId,
  consumerId: null,
  aboutId: null,
  wish: null,
  answer: null,
  ground: null,
  duplicateOf: null,
  aboutConsumerId: null,
  chosen: [],
  carryAt: null,
  certificate: null,
  officerId: null,
  receivedAt: at,
  identityAt: null,
  startedAt: null,
  answeredAt: null,
  closedAt: null,
  clockId: null,
  nextDueAt: null,
  overdue: false,
  version: 1,
})

const every = requestTypes.flatMap((type) =>
  requestStates.flatMap((state) =>
    [person, officer].flatMap((actor) => [true, false].map((restricted) => ({ type, state, actor, restricted }))),
  ),
)
function works(step: RequestStep, one: Request, context: Context): boolean {
  try {
    return take(step, one, { ...context, version: one.version }) !== null
  } catch {
    return false
  }
}

test('for every type, state and actor the buttons are exactly the steps that succeed', () => {
  for (const { type, state, actor, restricted } of every) {
    const one = request(type, state)
    const shown = stepsFor(one, { actor, restricted }).filter(({ allowed }) => allowed)
    const done = requestSteps.filter((step) => works(step, one, { actor, restricted }))
    expect(done, `${type} ${state} ${actor.id}`).toEqual(shown.map(({ step }) => step))
  }
})

const systemLines = Object.values(systemTable)
function nextOf(type: RequestType, state: RequestState): RequestState[] {
  const one = request(type, state)
  const own = [person, officer].flatMap((actor) => stepsFor(one, { actor, restricted: false }))
  return [
    ...own.filter(({ allowed }) => allowed).map(({ step }) => stepTable[step].to),
    ...systemLines.filter(({ from }) => from.some((before) => before === state)).map(({ to }) => to),
  ]
}

test('from the receipt on every type reaches its end, and nothing that ended begins again', () => {
  for (const type of requestTypes) {
    const reached = new Set<RequestState>(['received'])
    for (const state of reached) for (const next of nextOf(type, state)) reached.add(next)
    expect(reached.has('closed'), type).toBe(true)
  }
  const moving = requestSteps.filter((step) => step !== 'lift').map((step) => stepTable[step])
  for (const state of requestStates.filter((one) => !isOpen({ state: one }) && one !== 'notified'))
    expect([...systemLines, ...moving].filter(({ from }) => from.some((before) => before === state))).toEqual([])
})

test('a random walk keeps the version growing, and the clock runs exactly while the platform has to act', () => {
  const choice = fc.record({ type: fc.constantFrom(...requestTypes), moves: fc.array(fc.nat(40), { maxLength: 12 }) })
  fc.assert(
    fc.property(choice, ({ type, moves }) => {
      let one = request(type, 'received')
      for (const move of moves) {
        const own = [person, officer].flatMap((actor) =>
          stepsFor(one, { actor, restricted: false })
            .filter(({ allowed }) => allowed)
            .map(({ step }) => take(step, one, { actor, restricted: false, version: one.version })),
        )
        const program = (Object.keys(systemTable) as (keyof typeof systemTable)[])
          .filter((step) => systemTable[step].from.some((from) => from === one.state))
          .map((step) => pass(step, one))
        const next = [...own, ...program]
        if (next.length === 0) return
        const after = next[move % next.length] ?? one
        expect(after.version).toBe(one.version + 1)
        expect(clockOf(after) === 'none').toBe(!isOpen(after))
        expect(clockOf(after) === 'paused').toBe(after.state === 'identity')
        one = after
      }
    }),
  )
})

test('nobody handles what they asked for themselves, and for strangers there is nothing', () => {
  expect(sideOf(officer, request('correction', 'scoping', officer.id))).toBe('person')
  expect(sideOf({ ...officer, roles: ['admin'] }, request('correction', 'scoping'))).toBeNull()
  expect(sideOf({ ...person, id: 'acc_other' }, request('copy', 'scoping'))).toBeNull()
  expect(stepsFor(request('correction', 'scoping', officer.id), { actor: officer, restricted: false })).toEqual([
    { step: 'withdraw', allowed: true, reason: null },
  ])
})

test('what takes data away or destroys it needs a fresh proof, whatever else is changed here', () => {
  for (const type of ['access', 'copy', 'portability', 'erasure', 'closure'] as const)
    expect(typeOf(type).proof, type).toBe('fresh')
  expect(typeOf('kin').proof).toBe('papers')
})
