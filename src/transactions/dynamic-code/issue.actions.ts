import { record } from '../../kernel/fact/record.ts'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { numberOf } from '../parameter.rules.ts'
import { askMerchants, askOrdersOfConsumer } from '../../marketplace/index.ts'
import { openedPayDesk } from '../pay-desk.ts'
import { capOf } from './cap.actions.ts'
import type * as contract from './code.contract.ts'
import { gradeOf } from './code.rules.ts'
import { deviceMac, digitsMac, newDigits, qrOf } from './code-secret.ts'
import * as store from './code.store.ts'

export type Payee = { readonly id: string; readonly name: string }
/** A shop that is open; to another one nobody is to pay. */
export async function payeeOf(ctx: Ctx, id: string): Promise<Payee> {
  const shop = (await askMerchants(ctx, [id])).get(id)
  return shop?.state === 'open' ? { id, name: shop.name } : refuse('payment-code.payee-unknown', { field: 'payee' })
}

/** A shop that was paid, whatever became of it since. */
export const shopNamed = async (ctx: Ctx, id: string): Promise<Payee> => ({
  id,
  name: (await askMerchants(ctx, [id])).get(id)?.name ?? '',
})

type Asked = Input<typeof contract.issueCode>
/** A consumer asks for the own code; the page proves nothing but the session, so it is one kind of factors. */
function asker({ actor }: Ctx, { consumer, factors }: Asked) {
  if (actor.kind === 'machine')
    return consumer === undefined
      ? refuse('payment-code.consumer-needed', { field: 'consumer' })
      : { consumer, grade: gradeOf(factors ?? 'one-kind') }
  if (consumer !== undefined || factors !== undefined)
    return refuse('payment-code.consumer-not-yours', { field: consumer === undefined ? 'factors' : 'consumer' })
  return { consumer: actor.consumerId ?? refuse('not-found', { noun: 'consumer' }), grade: gradeOf('one-kind') }
}

export async function issueCode(ctx: Ctx, asked: Asked) {
  const { purpose, highestFen, currency } = asked
  const { consumer, grade } = asker(ctx, asked)
  const payee = await payeeOf(ctx, asked.payee)
  const { key } = openedPayDesk()
  const device = deviceMac(key, asked.device)
  const seconds = numberOf(ctx.rulebook, 'payment-code.life', ctx.now)
  const digits = newDigits()
  const id = newId('pcd')
  const expiresAt = new Date(ctx.now.getTime() + seconds * 1000)
  await store.voidOpen(ctx, { consumer, device })
  await store.insertCode(ctx, {
    id,
    form: 'dynamic',
    number_mac: digitsMac(key, digits),
    purpose,
    consumer_id: consumer,
    device_mac: device,
    payee: payee.id,
    highest_fen: highestFen,
    currency,
    grade,
    asked_by: ctx.actor.id,
    created_at: ctx.now,
    expires_at: expiresAt,
    state: 'open',
  })
  const data = { merchant: payee.id, highestFen, grade, purpose }
  await record(ctx, [{ kind: 'payment-code.issued', subject: id, data }])
  const cap = await capOf(ctx, { consumer, grade, purpose, currency })
  const shown = { digits, qr: qrOf(key, id), expiresAt: expiresAt.toISOString(), seconds }
  return { id, ...shown, payee, purpose, highestFen, currency, grade, cap }
}

/** Shops that are open, of the latest orders. */
export async function listPayees(ctx: Ctx) {
  const orders = await askOrdersOfConsumer(ctx, ctx.actor.consumerId ?? 'none', 50)
  const ids = [...new Set(orders.flatMap(({ merchantId }) => merchantId ?? []))]
  const shops = await askMerchants(ctx, ids)
  return {
    rows: ids.flatMap((id) => {
      const shop = shops.get(id)
      return shop?.state === 'open' ? [{ id, name: shop.name }] : []
    }),
  }
}
