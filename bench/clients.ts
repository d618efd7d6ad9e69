import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { deriveId } from '../src/marketplace/identity.ts'
import { countCases } from '../tests/support/crash/case-count.ts'
import { password, signIn, words } from '../tests/support/crash/case-writer.ts'
import { acknowledged, type Write } from '../tests/support/crash/client.ts'
import { crashTables } from '../tests/support/crash/part.ts'
import { setUp, startServer, untilQuiet } from '../tests/support/crash/run.ts'
import { runSql } from '../tests/support/sql.ts'

/**
 * A hundred clients file, accept, add, ask and answer at once against the whole product, each waiting for its answer. Beside it,
 * in the same run, the same hundred send the smallest write that there is (one row, one fact, one reaction): the limit of the house.
 */
const [clientsText = '100', secondsText = '45'] = process.argv.slice(2)
const clients = Number(clientsText)
const runMs = Number(secondsText) * 1000
const port = Number(process.env['PORT'] ?? 7141)
const base = `http://127.0.0.1:${port}`
const source = 'bench-marketplace'
const people = { consumers: 25, merchants: 5, agents: 5 }

const home = temporaryHome('xiaobao-bench-clients-')
const database = `postgresql://xiaobao@localhost/xiaobao?host=${encodeURIComponent(`${home}/run`)}&port=5432`
const server = await startServer(home, port)
let failed = false
try {
  await runSql(database, crashTables)
  const admin = { cookie: await setUp(base, await server.setUpToken()) }
  const cast = await castOf(admin)
  console.log(`${clients} clients on ${availableParallelism()} cores, the clients and the database beside the server`)
  const smallest = await during(runMs / 3, (times) => async () => {
    const id = randomBytes(9).toString('hex')
    await timed(times, 'the smallest write', { path: '/api/crash', key: id, body: { id }, as: admin })
  })
  report(smallest)
  const cases = new Map<string, string[]>()
  const steps = await during(runMs, (times, client) => () => oneCase({ cast, cases, times, client }))
  report(steps)
  const share = rateOf(steps) / rateOf(smallest)
  console.log(`requests a second: ${(share * 100).toFixed(0)} % of the smallest write`)
  const ended = performance.now()
  const stuck = await untilQuiet(database)
  const after = (performance.now() - ended) / 1000
  console.log(
    `everything that follows (clocks, notices, what is alike): done ${after.toFixed(0)} s after the last answer`,
  )
  const { lostSteps, doubledSteps, wrongClocks, missingNotices, doubledNotices, ...counted } = await countCases(
    database,
    cases,
  )
  const wrong = { lostSteps, doubledSteps, wrongClocks, missingNotices, doubledNotices, stuck: stuck.length }
  console.log({ ...counted, ...wrong })
  for (const job of stuck) console.log(`stuck: ${job}`)
  failed = Object.values(wrong).some((n) => n > 0)
} finally {
  server.child.kill('SIGTERM')
  await server.ended
  rmSync(home, { recursive: true, force: true })
}
console.log(failed ? 'FAIL' : 'PASS: no error, nothing lost, nothing doubled')
process.exitCode = failed ? 1 : 0

type As = Write['as']
type Cast = { readonly consumers: As[]; readonly merchants: As[]; readonly agents: As[]; readonly marketplace: As }
async function castOf(admin: As): Promise<Cast> {
  const write = (path: string, body: unknown) =>
    acknowledged(base, { path, body, key: randomBytes(12).toString('hex'), as: admin })
  const person = async (role: string, own: string, party: object): Promise<As> => {
    const email = `${role}-${own}@example.com`
    await write('/api/accounts', { displayName: own, email, roles: [role], password, ...party })
    return { cookie: await signIn(base, email) }
  }
  const many = async (count: number, one: (own: string) => Promise<As>): Promise<As[]> => {
    const made: As[] = []
    for (let n = 0; n < count; n += 1) made.push(await one(String(n)))
    return made
  }
  const key = await write('/api/keys', { name: 'marketplace', scopes: ['marketplace.write'] })
  return {
    consumers: await many(people.consumers, (own) =>
      person('consumer', own, { consumerId: deriveId('con', source, `C${own}`) }),
    ),
    merchants: await many(people.merchants, (own) =>
      person('merchant', own, { merchantId: deriveId('mch', source, `M${own}`) }),
    ),
    agents: await many(people.agents, (own) => person('agent', own, {})),
    marketplace: { authorization: `Bearer ${String(key['token'])}` },
  }
}

type Times = Map<string, number[]>
async function during(ms: number, work: (times: Times, client: number) => () => Promise<void>) {
  const times: Times = new Map()
  const until = performance.now() + ms
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const once = work(times, client)
      while (performance.now() < until) await once()
    }),
  )
  return { times, seconds: ms / 1000 }
}

async function timed(times: Times, name: string, write: Write): Promise<Record<string, unknown>> {
  const started = performance.now()
  const answer = await acknowledged(base, write)
  const own = times.get(name) ?? []
  own.push(performance.now() - started)
  times.set(name, own)
  return answer
}

type Life = {
  readonly cast: Cast
  readonly cases: Map<string, string[]>
  readonly times: Times
  readonly client: number
}
async function oneCase({ cast, cases, times, client }: Life): Promise<void> {
  const number = randomBytes(9).toString('hex')
  const consumer = client % people.consumers
  const merchant = client % people.merchants
  const by = {
    consumer: cast.consumers[consumer] ?? cast.marketplace,
    merchant: cast.merchants[merchant] ?? cast.marketplace,
    agent: cast.agents[client % people.agents] ?? cast.marketplace,
  }
  const send = (name: string, path: string, body: object, as: As) =>
    timed(times, name, { path, body, key: `${number}-${name.replaceAll(' ', '-')}`, as })
  await send(
    'an order arrives',
    '/api/marketplace/events',
    { events: saleOf(number, consumer, merchant) },
    cast.marketplace,
  )
  const filing = {
    orderId: deriveId('ord', source, number),
    lineIds: [deriveId('orl', source, number, '1')],
    category: 'other',
    text: words,
    remedies: ['refund'],
    amountFen: 12_900,
  }
  const id = String((await send('a complaint is filed', '/api/complaints', filing, by.consumer))['id'])
  const done = ['complaint.filed']
  cases.set(id, done)
  const offer = { remedy: 'refund', amountFen: 12_900 }
  for (const [name, fact, as, resource, body] of [
    ['the agent accepts', 'complaint.acknowledged', by.agent, 'acknowledgement', { text: words }],
    ['the consumer adds', 'complaint.statement-added', by.consumer, 'statements', { text: words }],
    ['the shop is asked', 'complaint.merchant-asked', by.agent, 'merchant-question', { text: words }],
    ['the shop answers', 'complaint.merchant-answered', by.merchant, 'merchant-reply', { text: words, offer }],
  ] as const) {
    await send(name, `/api/complaints/${id}/${resource}`, body, as)
    done.push(fact)
  }
}

function saleOf(number: string, consumer: number, merchant: number) {
  const time = new Date().toISOString()
  const event = (noun: string, data: Record<string, unknown>) => ({
    specversion: '1.0',
    id: `${noun}-${number}`,
    source,
    type: `com.xiaobao.marketplace.${noun}.upserted`,
    time,
    data,
  })
  const parties = { consumer: `C${consumer}`, merchant: `M${merchant}` }
  return [
    event('order', { id: number, ...parties, status: 'delivered', placedAt: time, totalFen: 12_900 }),
    event('order-line', { order: number, id: '1', title: '水杯', unitPriceFen: 12_900 }),
  ]
}

type Measured = { readonly times: Times; readonly seconds: number }
function rateOf({ times, seconds }: Measured): number {
  return [...times.values()].reduce((sum, own) => sum + own.length, 0) / seconds
}

function report(measured: Measured): void {
  const all = [...measured.times.values()].flat()
  const rows = [...measured.times, ...(measured.times.size > 1 ? [['all', all] as const] : [])]
  for (const [name, own] of rows) {
    const sorted = own.toSorted((a, b) => a - b)
    const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`.padStart(9)
    const rate = `${(own.length / measured.seconds).toFixed(1)}/s`.padStart(10)
    console.log(`${rate}  p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  ${name}`)
  }
}
