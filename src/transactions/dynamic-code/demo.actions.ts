import { activePerson, peopleWithRole } from '../../kernel/access/people.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { demoMerchantId } from '../../marketplace/index.ts'
import { issueCode } from './issue.actions.ts'
import { redeemCode } from './redeem.actions.ts'

const tales = [
  { hoursAgo: 70, highestFen: 20_000, amountFen: 12_900, replay: false },
  { hoursAgo: 46, highestFen: 50_000, amountFen: 32_850, replay: true },
  { hoursAgo: 25, highestFen: 10_000, amountFen: 18_800, replay: false },
  { hoursAgo: 3, highestFen: 90_000, amountFen: 85_000, replay: false },
  { hoursAgo: 2, highestFen: 90_000, amountFen: 42_000, replay: false },
] as const

/** The consumer of the demo paid by codes: one was shown twice, one was tried for too much, one day passed its cap. */
export async function demoCodes(ctx: Ctx): Promise<void> {
  const [someone] = await peopleWithRole(ctx, ['consumer'])
  const consumer = someone && (await activePerson(ctx, someone.id))
  if (!consumer) return
  const till: Actor = { ...consumer, id: 'key_demo', kind: 'machine', roles: ['machine'], consumerId: null }
  for (const [n, { hoursAgo, highestFen, amountFen, replay }] of tales.entries()) {
    const at = { ...ctx, now: new Date(ctx.now.getTime() - hoursAgo * 3_600_000) }
    const asked = { device: 'demo-telephone', payee: demoMerchantId, purpose: 'payment', currency: 'CNY' } as const
    const code = await inTransaction({ ...at, actor: consumer }, (inner) => issueCode(inner, { ...asked, highestFen }))
    const paying = { code: code.qr, payee: demoMerchantId, purpose: 'payment', currency: 'CNY', amountFen } as const
    for (const number of replay ? [n, n + 100] : [n])
      await redeemCode({ ...at, actor: till }, { ...paying, transaction: `SC-2026-${1000 + number}` }).catch(expected)
  }
}
/** The tales are of refusals too. */
function expected(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}
