import type { Ctx } from '../../kernel/context.ts'
import { askCommand } from '../../marketplace/index.ts'
import { isPostageDue, postageId, postageOf } from './postage.rules.ts'
import type { Ordered } from './refund.actions.ts'
import type { Request } from './request.rules.ts'

/** Asked for once, beside the refund: it is no part of the price, so what the order has left does not limit it. */
export function orderPostage({ now }: Ctx, request: Request): Ordered {
  if (!isPostageDue(request)) return { request, facts: [] }
  const amountFen = postageOf(request.postage)
  const order = {
    kind: 'pay-return-freight' as const,
    target: request.orderId,
    merchant: request.merchantId,
    amountFen,
  }
  return {
    request: { ...request, postage: { ...request.postage, orderedAt: now } },
    facts: [
      { kind: 'aftersales.postage-ordered', subject: request.id, data: { amountFen } },
      askCommand({ reason: postageId(request.id), ...order }),
    ],
  }
}
