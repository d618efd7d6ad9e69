import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { mayCall } from '../../kernel/access/gate.ts'
import { routeKey } from '../../kernel/capability.ts'
import type { AnyRoute } from '../../kernel/route.contract.ts'
import * as step from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as ruling from '../ruling/ruling.contract.ts'
import * as contract from './mediation.contract.ts'
import { plugInWatchers } from '../../kernel/watch/note.actions.ts'

/** Whatever those who decide can read, by whichever route, is the same bytes with and without what was said to reach an agreement. */
let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let mediator: Person
let arbitrators: Person[]
let id: string

const long = '双方各退一步，按这份方案了结此事。'
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  // Whoever asks for everything would be held for it, and two answers would differ for that alone.
  plugInWatchers([])
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  mediator = await app.as('mediator')
  arbitrators = [await app.as('arbitrator'), await app.as('arbitrator')]
  const number = 'IF-1'
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const about = {
    orderId: orderId(number),
    lineIds: [lineId(number, '1')],
    category: 'other',
    amountFen: 12_900,
  } as const
  const filing = {
    ...about,
    lineIds: [...about.lineIds],
    text: '商家一直没有发货，也不回复消息。',
    remedies: ['refund' as const],
  }
  id = (await app.call(fileComplaint, filing, { as: consumer })).body.id
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
})
afterAll(() => app.close())

const names = (route: AnyRoute) => [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
/** Ids that stand in the room are tried everywhere too, and each text as what is searched for. */
async function inRoom(): Promise<string[]> {
  const ids = await sql<{ id: string }>`
    select id from complaints.mediation union select max(id) from complaints.mediation_message
    union select max(id) from complaints.proposal`.execute(app.db)
  return ids.rows.map((row) => row.id).filter(Boolean)
}
/** The words that a search or filter is given: one that was only ever said in the room. */
const secret = '底线六十元'

async function everythingReadBy(as: Person): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const ids = [id, ...(await inRoom())]
  const routes = app.capabilities
    .flatMap((capability) => capability.routes.map(({ route }) => route))
    // The server's counters count every request, this one too; they know no case.
    .filter(({ method, who, path }) => method === 'GET' && mayCall(as.actor, who) && path !== '/metrics')
  for (const route of routes) {
    const bare = (value: string) => Object.fromEntries(names(route).map((name) => [name, value]))
    const fields = Object.keys(route.input.shape).filter((name) => !names(route).includes(name))
    const inputs = [
      ...(names(route).length === 0 ? [{}] : ids.map(bare)),
      ...fields.flatMap((name) => [id, secret].map((value) => ({ ...bare(id), [name]: value }))),
    ]
    for (const input of inputs) {
      const { status, body, error } = await app.call(route as AnyRoute & { input: z.ZodObject }, input, { as })
      const text = Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body ?? error)
      // Which ids there are in the room is not known outside; what they give is compared by their place.
      seen.set(
        `${routeKey(route)} ${JSON.stringify(input).replace(/(med|mdm|prp)_\w+/, '$1')}`,
        `${status} ${text.replaceAll(/"(instance|requestId)":"[^"]*"/g, '')}`,
      )
    }
  }
  return seen
}
async function everything(): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const [n, as] of arbitrators.entries())
    for (const [key, value] of await everythingReadBy(as)) all.set(`${n} ${key}`, value)
  return all
}
const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...before].filter(([key, value]) => after.has(key) && after.get(key) !== value).map(([key]) => key)

type Act =
  | { readonly what: 'say'; readonly by: 0 | 1 | 2; readonly room: contract.Room; readonly text: string }
  | { readonly what: 'propose'; readonly by: 0 | 1 | 2; readonly text: string; readonly amountFen: number }
  | { readonly what: 'refuse'; readonly by: 0 | 1; readonly text: string }
const text = fc
  .string({ maxLength: 40, unit: 'grapheme' })
  .map((more) => `${secret}${more.replaceAll('\0', '').toWellFormed()}`)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    what: fc.constant('say'),
    by: fc.constantFrom(0, 1, 2),
    room: fc.constantFrom(...contract.rooms),
    text,
  }),
  fc.record({
    what: fc.constant('propose'),
    by: fc.constantFrom(0, 1, 2),
    text,
    amountFen: fc.integer({ min: 1, max: 12_900 }),
  }),
  fc.record({ what: fc.constant('refuse'), by: fc.constantFrom(0, 1), text }),
)

async function doIt(one: Act): Promise<number> {
  const as = [consumer, merchant, mediator][one.by] ?? consumer
  if (one.what === 'say') {
    const own = one.by === 0 ? 'consumer' : 'merchant'
    const where = one.by === 2 || one.room === 'joint' ? one.room : own
    return (await app.call(contract.postMessage, { id, room: where, text: one.text }, { as })).status
  }
  if (one.what === 'propose') {
    const terms = [
      { by: 'merchant', remedy: 'refund', amountFen: one.amountFen, dueOn: '2026-03-10', note: one.text },
    ] as const
    return (await app.call(contract.propose, { id, terms: [...terms], text: `${one.text}${long}` }, { as })).status
  }
  const open = (await app.call(contract.readMediation, { id }, { as })).body.proposals.find(
    ({ state }) => state === 'open',
  )
  if (!open) return 201
  return (await app.call(contract.refuseProposal, { id, proposal: open.id, text: one.text }, { as })).status
}

test('while they mediate: whatever each side says, alone or together, proposes or refuses, no route tells those who may decide', async () => {
  const before = await everything()
  expect(before.size).toBeGreaterThan(200)
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 12 }), async (acts) => {
      for (const one of acts) expect(await doIt(one)).toBe(201)
      await app.runJobs()
      expect(changed(before, await everything())).toEqual([])
    }),
    { numRuns: 1, endOnFailure: true },
  )
}, 240_000)

test('while they rule: with every word and number of the room changed or taken away, whoever sits reads the same bytes', async () => {
  const terms = [{ by: 'merchant', remedy: 'refund', amountFen: 6_000, dueOn: '2026-03-10', note: secret }] as const
  await app.call(contract.propose, { id, terms: [...terms], text: `${secret}，${long}` }, { as: merchant })
  for (const where of contract.rooms)
    await app.call(contract.postMessage, { id, room: where, text: `${secret}，${where}` }, { as: mediator })
  await app.call(contract.failMediation, { id }, { as: consumer })
  await app.runJobs()
  for (const as of [consumer, merchant]) await app.call(ruling.applyForRuling, { id }, { as })
  expect((await app.call(ruling.assignArbitrator, { id }, { as: agent })).body.state).toBe('deliberating')
  await app.runJobs()
  const before = await everything()
  expect([...before.values()].filter((read) => read.includes(secret))).toEqual([])
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 12_900 }), async (words, amountFen) => {
      await app.db.updateTable('complaints.mediation_message').set({ text: words }).execute()
      const other = JSON.stringify([{ ...terms[0], amountFen, note: words }])
      await app.db.updateTable('complaints.proposal').set({ text: words, terms: other, hash: words }).execute()
      expect(changed(before, await everything())).toEqual([])
    }),
    { numRuns: 1, endOnFailure: true },
  )
  await app.db.deleteFrom('complaints.mediation_message').execute()
  await app.db.deleteFrom('complaints.proposal').execute()
  expect(changed(before, await everything())).toEqual([])
}, 240_000)
