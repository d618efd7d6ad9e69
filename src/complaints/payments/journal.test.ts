import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { newId } from '../../kernel/id.ts'
import { debts, insertTransfer } from './journal.store.ts'
import { recoveryOf, transferOf, type Transfer } from './payment.rules.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const fens = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 6 })
const sum = (those: readonly number[]) => those.reduce((a, b) => a + b, 0)

test('a shop owes the platform what the platform paid for it and did not get back; what the shop itself paid is nobody’s debt', async () => {
  await fc.assert(
    fc.asyncProperty(fens, fens, fens, async (advances, recoveries, own) => {
      const merchantId = newId('mch')
      const lines: readonly (Transfer & { amountFen: number })[] = [
        ...advances.map((amountFen) => ({ ...transferOf('advance'), amountFen })),
        ...own.map((amountFen) => ({ ...transferOf('merchant'), amountFen })),
        ...own.map((amountFen) => ({ ...transferOf('deposit'), amountFen })),
        ...recoveries.map((amountFen) => ({ ...recoveryOf('deposit'), amountFen })),
      ]
      await app.inTx(async (ctx) => {
        for (const line of lines)
          await insertTransfer(ctx, { ...line, merchantId, complaintId: null, cause: newId('pmt'), currency: 'CNY' })
      })
      const [debt] = await debts(app.ctx(), { merchantId, all: true, skip: 0, limit: 10 })
      expect(debt?.owedFen ?? 0).toBe(sum(advances) - sum(recoveries))
    }),
    { numRuns: 20 },
  )
})
