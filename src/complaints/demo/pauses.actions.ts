import type { Ctx } from '../../kernel/context.ts'
import { demoMerchantId } from '../../marketplace/index.ts'
import { answerExtension, askExtension, decideExtension } from '../pauses/extension.actions.ts'
import { extensionsOf } from '../pauses/extension.store.ts'
import { step } from './demo.actions.ts'
import { openCases, sidesOf, someoneWith } from './people.actions.ts'

/** Two shops ask for more time: one gets it, the other waits for the consumer to be heard. Not told twice. */
export async function demoPauses(ctx: Ctx): Promise<void> {
  const agent = await someoneWith(ctx, 'agent')
  if (!agent) return
  const rows = await openCases(ctx, agent)
  const fit = rows
    .filter(
      ({ state, merchantId, consumerId }) => state === 'negotiating' && merchantId !== null && consumerId !== null,
    )
    .toSorted((a, b) => Number(b.merchantId === demoMerchantId) - Number(a.merchantId === demoMerchantId))
    .slice(0, 2)
  for (const [place, one] of fit.entries()) {
    const { id } = one
    if ((await extensionsOf(ctx, id)).length > 0) continue
    const { consumer, merchant } = sidesOf(one)
    const text = '要找仓库和快递核对发货记录，两个工作日可以答复。'
    await step(ctx, merchant, ctx.now, (inner) => askExtension(inner, { id, days: 2, text }))
    if (place === 0) continue
    await step(ctx, consumer, ctx.now, (inner) =>
      answerExtension(inner, { id, agrees: true, text: '可以等，请给准信。' }),
    )
    const because = '核对物流记录确有必要，消费者同意，准予延期。'
    await step(ctx, agent, ctx.now, (inner) => decideExtension(inner, { id, grants: true, text: because }))
  }
}
