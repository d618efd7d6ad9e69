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

type Caller = { readonly name: string; readonly actor: Actor; readonly as: CallOptions['as'] }

let app: TestApp
let callers: Caller[]
/** Rows of one consumer and one shop; nobody among the callers without a platform role may see them. */
let owned: string[]
/** What no stranger may read, wherever it stands. */
const secrets = ['别人的投诉正文不可外泄', 'foreign-invoice.pdf', '别人买的水杯', 'F-1']

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
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
    ...[filed.body.id, file.id, orderId('F-1'), merchantId('M1'), consumerId('C1')],
    ...[owner.actor.id, filed.body.clocks[0]?.id ?? 'clk_none', filed.body.statements[0]?.id ?? 'stm_none'],
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
const strange = ['cmp_unknown', '0', '%', '\u0000', "' or 1=1 --", '../../etc/passwd', '😀'.repeat(15)]
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

/** Every text field of a query carries it once: filters by somebody else's id, and text that is hostile. */
function filled(route: AnyRoute, value: string): Record<string, unknown>[] {
  return Object.keys(route.input.shape)
    .filter((name) => !namesIn(route).includes(name))
    .map((name) => ({ ...withIds(route, owned[0] ?? ''), [name]: value }))
}

test('reading somebody else’s things by id, as every role: nobody outside the platform sees them, and nothing breaks', async () => {
  const wrong: string[] = []
  for (const route of all().filter(({ method }) => method === 'GET'))
    for (const caller of callers) {
      const inputs = [...owned, ...strange].map((id) => withIds(route, id))
      for (const input of namesIn(route).length > 0 ? inputs : [{}]) {
        const { status, body, error } = await call(route, input, caller.as)
        const text = Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body)
        const told = `${caller.name} ${routeKey(route)} ${JSON.stringify(input)}: ${status}`
        if (status >= 500) wrong.push(told)
        if (status >= 400 && !error?.code) wrong.push(`${told} without a code`)
        if (!mayCallFully(caller, route) && ![401, 403].includes(status)) wrong.push(`${told}, not refused`)
        if (isOutsider(caller) && namesIn(route).length > 0 && status < 400) wrong.push(`${told} exists for it`)
        if (isOutsider(caller) && secrets.some((secret) => text.includes(secret))) wrong.push(`${told} leaks`)
      }
    }
  expect(wrong).toEqual([])
}, 240_000)

test('filters by somebody else’s id, and hostile text in every field of a list: nothing leaks and nothing breaks', async () => {
  const wrong: string[] = []
  for (const route of all().filter(({ method }) => method === 'GET'))
    for (const caller of callers.filter((one) => mayCallFully(one, route) && (isOutsider(one) || one.name === 'admin')))
      for (const input of [...owned, ...strange].flatMap((value) => filled(route, value))) {
        const { status, body } = await call(route, input, caller.as)
        const text = Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body)
        const told = `${caller.name} ${routeKey(route)} ${JSON.stringify(input)}: ${status}`
        if (status >= 500) wrong.push(told)
        if (isOutsider(caller) && secrets.slice(0, 3).some((secret) => text.includes(secret)))
          wrong.push(`${told} leaks`)
      }
  expect(wrong).toEqual([])
}, 240_000)

/** These need nothing said by those who may call them: leaving, and measuring now. */
const needsNothing = ['DELETE /api/session', 'POST /api/plan/measurements']

test('writing with an empty body about somebody else’s things, as every role, is refused with a code', async () => {
  const wrong: string[] = []
  for (const route of all().filter(({ method }) => method !== 'GET'))
    for (const caller of callers) {
      if (needsNothing.includes(routeKey(route)) && mayCallFully(caller, route)) continue
      // Staff may act on what is there; for them only what is not there must be refused.
      const ids = isOutsider(caller) || !mayCallFully(caller, route) ? [...owned, ...strange] : strange
      for (const id of namesIn(route).length > 0 ? ids : ['']) {
        const { status, error } = await call(route, withIds(route, id), caller.as)
        const told = `${caller.name} ${routeKey(route)} ${id}: ${status}`
        if (status < 400 || status >= 500 || !error?.code) wrong.push(told)
        else if (!mayCallFully(caller, route) && ![401, 403].includes(status)) wrong.push(`${told}, not refused`)
      }
    }
  expect(wrong).toEqual([])
}, 240_000)
