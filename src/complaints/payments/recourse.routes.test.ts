import { afterAll, expect, test } from 'vitest'
import type { Person } from '../../../tests/support/app.ts'
import { merchantId } from '../../../tests/support/order.ts'
import { listCommands } from '../../marketplace/command.contract.ts'
import { openTill } from '../../../tests/support/till.ts'
import * as recourse from './recourse.contract.ts'

const { app, who, enforcing, pay, commandsFor, answer } = await openTill()
afterAll(() => app.close())

test('what the platform paid is recovered from the shop, never more than it owes; a loss is written off by two people', async () => {
  const one = await enforcing(12_900, { depositFen: 20_000 })
  await pay(one, { way: 'advance', amountFen: 12_900, ground: 'goodwill' }, who.agent)
  await answer((await commandsFor(one.id))[0]?.id ?? '', 'done')
  const recover = (way: recourse.RecoveryWay, amountFen: number, as = who.officer) =>
    app.call(recourse.orderRecovery, { id: one.shop, way, amountFen, note: '向店铺追偿' }, { as })
  const most = await recover('deposit', 12_901)
  expect([most.status, most.error.code]).toEqual([422, 'recovery.more-than-owed'])
  const both = await Promise.all([recover('deposit', 10_000), recover('transfer', 10_000)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  await app.runJobs()
  const rows = (await app.call(listCommands, { kind: 'recover-from-deposit', limit: 200 }, { as: who.admin })).body.rows
  for (const { id, target } of rows) if (target === one.shop) await answer(id, 'done')
  const asked = (await recover('write-off', 2_900)).body
  const recovery = asked.recoveries.find(({ way }) => way === 'write-off')?.id ?? ''
  const decide = (as: Person) => app.call(recourse.decideRecovery, { id: one.shop, recovery, approved: true }, { as })
  expect((await decide(who.officer)).error.code).toBe('payment.own-request')
  const after = (await decide(who.admin)).body
  expect(after.debts).toMatchObject([{ advancedFen: 12_900, backFen: 12_900, owedFen: 0 }])
  expect(after.journal.map(({ from, to, amountFen }) => [from, to, amountFen])).toEqual([
    ['written-off', 'platform', 2_900],
    [rows.length > 0 ? 'deposit' : 'merchant', 'platform', 10_000],
    ['platform', 'consumer', 12_900],
  ])
  expect((await app.call(recourse.readDebt, { id: one.shop }, { as: one.merchant })).body).toMatchObject({
    mayRecover: false,
    debts: [{ owedFen: 0 }],
    recoveries: [{ note: '' }],
  })
  const forged = await app.call(recourse.listDebts, { cursor: 'far' }, { as: who.officer })
  expect([forged.status, forged.error.code]).toEqual([400, 'input.cursor-unreadable'])
  const other = await app.as('merchant', { merchantId: merchantId('M-other') })
  expect((await app.call(recourse.readDebt, { id: one.shop }, { as: other })).status).toBe(404)
})
