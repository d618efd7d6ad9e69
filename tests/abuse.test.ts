import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { createApiKey } from '../src/kernel/access/account.contract.ts'
import { mayCall } from '../src/kernel/access/gate.ts'
import { fileComplaint } from '../src/complaints/filing.contract.ts'
import { routeKey } from '../src/kernel/capability.ts'
import { guestActor, type Actor } from '../src/kernel/context.ts'
import { roles } from '../src/kernel/role.contract.ts'
import type { AnyRoute } from '../src/kernel/route.contract.ts'
import { testApp, type CallOptions, type TestApp } from './support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from './support/order.ts'
import { pdf, uploadsOf } from './support/uploads.ts'
import { plugInWatchers } from '../src/kernel/watch/note.actions.ts'

type Caller = { readonly name: string; readonly actor: Actor; readonly as: CallOptions['as'] }

let app: TestApp
let callers: Caller[]
/** Rows of one consumer and one shop; nobody among the callers without a platform role may see them. */
let owned: string[]
/** What no stranger may read, wherever it stands. */
const secrets = ['别人的投诉正文不可外泄', 'foreign-invoice.pdf', '别人买的水杯', 'F-1']

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  // Whoever calls everything would be held after a hundred refusals, and the checks behind would go untried.
  plugInWatchers([])
  const owner = await app.as('consumer', { consumerId: consumerId('C1') })
  await tellOfSale(app, {
    number: 'F-1',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '别人买的水杯', amountFen: 12_900 }],
  })
  const file = await uploadsOf(app, () => owner).upload(pdf('x'), { name: 'foreign-invoice.pdf' })
  const filed = await app.call(
    fileComplaint,
    {
      orderId: orderId('F-1'),
      lineIds: [lineId('F-1', '1')],
      category: 'other',
      text: '别人的投诉正文不可外泄，商家一直没有发货。',
      remedies: ['refund'],
      amountFen: 12_900,
      files: [file.id],
    },
    { as: owner },
  )
  expect(filed.status).toBe(201)
  // The owner reads all of it: what the sweeps look for is there to be found.
  for (const secret of secrets) expect(JSON.stringify(filed.body)).toContain(secret)
  owned = [
    filed.body.id,
    file.id,
    orderId('F-1'),
    merchantId('M1'),
    consumerId('C1'),
    owner.actor.id,
    filed.body.clocks[0]?.id ?? 'clk_none',
    filed.body.statements[0]?.id ?? 'stm_none',
  ]
  callers = await everybody()
})
afterAll(() => app.close())

/** One of each role, as somebody else than the owner; a key without scopes that matter; a guest. */
async function everybody(): Promise<Caller[]> {
  const people = await Promise.all(
    roles
      .filter((role) => role !== 'machine')
      .map(async (role): Promise<Caller> => {
        const person = await app.as(role, { consumerId: consumerId('C9'), merchantId: merchantId('M9') })
        return { name: role, actor: person.actor, as: person }
      }),
  )
  const admin = await app.as('admin')
  const key = await app.call(createApiKey, { name: 'narrow', scopes: ['deadlines.read'] }, { as: admin })
  const machine: Actor = { ...guestActor, id: key.body.id, kind: 'machine', roles: ['machine'] }
  return [
    ...people,
    { name: 'machine', actor: { ...machine, scopes: ['deadlines.read'] }, as: { key: key.body.token } },
    { name: 'guest', actor: guestActor, as: undefined },
  ]
}

const all = (): AnyRoute[] => app.capabilities.flatMap((capability) => capability.routes.map(({ route }) => route))
const namesIn = (route: AnyRoute): string[] => [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
const strange = [
  'cmp_unknown',
  '0',
  '9007199254740991',
  '-1',
  '%',
  '\u0000',
  "' or 1=1 --",
  '../../etc/passwd',
  '-8640000000000000~x',
  '😀'.repeat(15),
]
/** Three of what is strange, others for every route and caller: over all of them each is tried hundreds of times. */
function strangeTo(route: AnyRoute, { name }: Caller): string[] {
  const from = [...routeKey(route), ...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0)
  return [0, 1, 2].map((step) => strange[(from + step * 3) % strange.length] ?? '')
}
const withIds = (route: AnyRoute, id: string): Record<string, unknown> =>
  Object.fromEntries(namesIn(route).map((name) => [name, id]))
const call = (route: AnyRoute, input: Record<string, unknown>, as: CallOptions['as']) =>
  app.call(route as AnyRoute & { input: z.ZodObject }, input, { ...(as && { as }) })

function mayCallFully({ actor }: Caller, route: AnyRoute): boolean {
  if (!mayCall(actor, route.who)) return false
  return actor.kind !== 'machine' || route.who.includes('anyone') || actor.scopes.includes(route.scope ?? '')
}
const isOutsider = ({ name }: Caller): boolean =>
  ['consumer', 'merchant', 'regulator', 'machine', 'guest'].includes(name)

type Case = { readonly caller: Caller; readonly route: AnyRoute; readonly input: Record<string, unknown> }
type Seen = Case & { readonly status: number; readonly code: string | undefined; readonly text: string }

/** Behind a guest's door everybody is whom the link names: one who is signed in and one who is not stand for all. */
const atDoor = (route: AnyRoute, { name }: Caller): boolean =>
  !route.path.startsWith('/api/guest/') || ['consumer', 'guest'].includes(name)

/** Every caller at every route, with every input that the route is to be tried with. */
function casesOf(
  routes: readonly AnyRoute[],
  inputsOf: (route: AnyRoute, caller: Caller) => readonly Record<string, unknown>[],
) {
  return routes.flatMap((route) =>
    callers
      .filter((caller) => atDoor(route, caller))
      .flatMap((caller) => inputsOf(route, caller).map((input): Case => ({ caller, route, input }))),
  )
}

/** Tries all of them and says which went wrong, and how. */
async function sweep(cases: readonly Case[], judge: (seen: Seen) => string | null): Promise<string[]> {
  const wrong: string[] = []
  for (const one of cases) {
    const { status, body, error } = await call(one.route, one.input, one.caller.as)
    const text = Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body)
    const problem = judge({ ...one, status, code: error?.code, text })
    if (problem)
      wrong.push(`${one.caller.name} ${routeKey(one.route)} ${JSON.stringify(one.input)}: ${status} ${problem}`)
  }
  return wrong
}

/** What is wrong with any answer to anybody. */
function alwaysWrong({ caller, route, status, code, text }: Seen): string | null {
  if (status >= 500) return 'breaks'
  if (status >= 400 && !code) return 'has no code'
  if (!mayCallFully(caller, route) && ![401, 403].includes(status)) return 'is not refused'
  return isOutsider(caller) && secrets.some((secret) => text.includes(secret)) ? 'leaks' : null
}

/** Whoever may not call a route at all is refused before any id is looked at: one is enough for him. */
function idsFor(route: AnyRoute, caller: Caller, ids: readonly string[]): Record<string, unknown>[] {
  if (namesIn(route).length === 0) return [{}]
  const tried = mayCallFully(caller, route) ? ids : owned.slice(0, 1)
  return tried.map((id) => withIds(route, id))
}

const reads = (): AnyRoute[] => all().filter(({ method }) => method === 'GET')
const writes = (): AnyRoute[] => all().filter(({ method }) => method !== 'GET')

test('reading somebody else’s things by id, as every role: nobody outside the platform sees them, and nothing breaks', async () => {
  const cases = casesOf(reads(), (route, caller) =>
    // What is owned is nobody's business outside the platform; of the staff only that nothing breaks.
    idsFor(route, caller, [...(isOutsider(caller) ? owned : owned.slice(0, 1)), ...strangeTo(route, caller)]),
  )
  expect(cases.length).toBeGreaterThan(1000)
  const wrong = await sweep(cases, (seen) => {
    const exists = isOutsider(seen.caller) && namesIn(seen.route).length > 0 && seen.status < 400
    return alwaysWrong(seen) ?? (exists ? 'exists for it' : null)
  })
  expect(wrong).toEqual([])
}, 240_000)

/** Every field of a query once: filters by somebody else's id, and text that is hostile. */
const filled = (route: AnyRoute, value: string): Record<string, unknown>[] =>
  Object.keys(route.input.shape)
    .filter((name) => !namesIn(route).includes(name))
    .map((name) => ({ ...withIds(route, owned[0] ?? ''), [name]: value }))

test('filters by somebody else’s id, and hostile text in every field of a list: nothing leaks and nothing breaks', async () => {
  const cases = casesOf(reads(), (route, caller) =>
    mayCallFully(caller, route) && (isOutsider(caller) || caller.name === 'admin')
      ? [...(isOutsider(caller) ? owned : []), ...strangeTo(route, caller)].flatMap((value) => filled(route, value))
      : [],
  )
  expect(await sweep(cases, alwaysWrong)).toEqual([])
}, 240_000)

/** These need nothing said by those who may call them: leaving, measuring now, the next complaint, one's own place in a lay panel, one's own calendar, one's own app with six digits, one's other devices. */
const needsNothing = [
  'DELETE /api/session',
  'DELETE /api/sessions',
  'POST /api/plan/measurements',
  'POST /api/remedies/calculation',
  'POST /api/complaint-next',
  'POST /api/jurors/me/enrolment',
  'POST /api/jurors/me/withdrawal',
  'POST /api/hearing-feed',
  'DELETE /api/hearing-feed',
  'POST /api/factors/totp',
  'POST /api/passkeys/options',
  'POST /api/session/passkey/options',
  'POST /api/session/step-up/passkey/options',
]

test('writing with an empty body about somebody else’s things, as every role, is refused with a code', async () => {
  const cases = casesOf(writes(), (route, caller) => {
    const may = mayCallFully(caller, route)
    if (needsNothing.includes(routeKey(route)) && may) return []
    // Staff may act on what is there; for them only what is not there must be refused.
    return idsFor(route, caller, [...(isOutsider(caller) ? owned : []), ...strangeTo(route, caller)])
  })
  expect(cases.length).toBeGreaterThan(1000)
  const wrong = await sweep(cases, (seen) => alwaysWrong(seen) ?? (seen.status < 400 ? 'is taken' : null))
  expect(wrong).toEqual([])
}, 240_000)
