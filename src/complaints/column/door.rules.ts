import { Refusal } from '../../kernel/refusal.ts'
import { shopOf, type OrderFacts } from '../filing.rules.ts'
import type { Kept } from './column.store.ts'

/** Only what is public leads anywhere; what was public or could have been says that it is gone, so that nothing written is lost. */
export function assertOpenDoor(one: Kept | undefined): Kept {
  if (!one || one.state === 'offered') throw new Refusal('not-found', { noun: 'posting' })
  if (one.state !== 'published') throw new Refusal('column.gone')
  return one
}

/** The same problem is one with the same shop; another shop's is filed without the posting. */
export function assertSameShop(
  one: Pick<Kept, 'merchantId'>,
  order: Pick<OrderFacts, 'lines'>,
  lineIds: readonly string[],
) {
  const shop = shopOf(order, lineIds)
  if (shop !== null && shop !== one.merchantId) throw new Refusal('column.other-shop', { field: 'orderId' })
}
