import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { systemActor, type Actor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { inTransaction } from '../src/kernel/db/transaction.ts'
import { plugInReactions } from '../src/kernel/fact/reaction.ts'
import { Refusal } from '../src/kernel/refusal.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'
import { ingest } from '../src/marketplace/ingest.actions.ts'
import { readThing } from '../src/marketplace/noun.rules.ts'
import { issueCode } from '../src/transactions/dynamic-code/issue.actions.ts'
import { redeemCode } from '../src/transactions/dynamic-code/redeem.actions.ts'
import { plugInPayDesk, unopenedPayDesk } from '../src/transactions/pay-desk.ts'

/*
 * Every code is redeemed by sixty-four callers at once, half of them through another pool of connections, as from another process: exactly one
 * may be paid. Counted are calls that got their answer, with everything a call does: reading, spending under the cap of its person, the fact.
 */
const [codes = 300, replays = 64, atOnce = 16] = process.argv.slice(2).map(Number)
const leastPerSecond = 1_000

const home = temporaryHome('xiaobao-bench-codes-')
const engine = await startEngine({ home })
await migrate(engine.connectionString)
const pools = [0, 1].map(() => openPool({ connectionString: engine.connectionString, max: 10, onError: () => {} }))
const [here, there] = pools.map(kyselyOn)
if (!here || !there) throw new Error('two pools are needed')
const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
plugInReactions([])
plugInPayDesk(unopenedPayDesk)
const machine: Actor = { ...systemActor, id: 'key_bench', kind: 'machine', roles: ['machine'] }
const ctxOn = (n: number): Ctx => ({ db: n % 2 === 0 ? here : there, actor: machine, now: new Date(), rulebook })

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`)
try {
  const payee = await aShop()
  const shown: string[] = []
  for (let n = 0; n < codes; n += 1) shown.push(await issued(n, payee))
  const began = performance.now()
  const outcomes = await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      const paid: number[] = []
      for (const [n, digits] of shown.entries()) if (n % atOnce === lane) paid.push(await replayed(digits, payee))
      return paid
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const paid = outcomes.flat()
  const rate = (codes * replays) / seconds
  const once = paid.every((times) => times === 1)
  console.log(
    `${codes} codes, ${replays} callers each: ${Math.round(rate)} redemptions answered a second, ${Math.round(codes / seconds)} codes a second`,
  )
  console.log(`${once ? 'PASS' : 'FAIL'}: each code was paid exactly once`)
  console.log(`${rate >= leastPerSecond ? 'PASS' : 'FAIL'}: at least ${leastPerSecond} redemptions a second`)
  process.exitCode = once && rate >= leastPerSecond ? 0 : 1
} finally {
  await here.destroy()
  await there.destroy()
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}

async function aShop(): Promise<string> {
  const read = readThing(
    'merchant',
    { id: 'M1', name: '青禾数码' },
    { source: 'bench', asOf: new Date().toISOString(), key: 'bench' },
  )
  if (!('thing' in read)) throw new Error('the shop could not be read')
  await inTransaction(ctxOn(0), (ctx) => ingest(ctx, [read.thing]))
  return read.thing.id
}

/** Of persons of their own, with a life that outlasts the bench: what is measured is spending, not waiting. */
async function issued(n: number, payee: string): Promise<string> {
  const asked = {
    consumer: `con_${n}`,
    device: `device-${n}`,
    payee,
    highestFen: 10_000,
    purpose: 'payment',
    currency: 'CNY',
  } as const
  const later = new Date(Date.now() + 3_600_000)
  return inTransaction({ ...ctxOn(0), now: later }, async (ctx) => (await issueCode(ctx, asked)).digits)
}

async function replayed(code: string, payee: string): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: replays }, async (_, n) => {
      try {
        const asked = {
          code,
          payee,
          amountFen: 100,
          purpose: 'payment',
          currency: 'CNY',
          transaction: randomUUID(),
        } as const
        await redeemCode(ctxOn(n), asked)
        return 1
      } catch (error) {
        if (error instanceof Refusal && error.code === 'payment-code.used') return 0
        throw error
      }
    }),
  )
  return answers.reduce<number>((sum, one) => sum + one, 0)
}
