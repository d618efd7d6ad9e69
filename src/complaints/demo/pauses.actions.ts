import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { insertKept, keepJudged } from '../../kernel/evidence/arrived.actions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { demoMerchantId } from '../../marketplace/index.ts'
import { answerExtension, askExtension, decideExtension } from '../pauses/extension.actions.ts'
import { extensionsOf } from '../pauses/extension.store.ts'
import { listOrders, orderForceMajeure } from '../pauses/force-majeure.actions.ts'
import { step } from './demo.actions.ts'
import { openCases, sidesOf, someoneWith } from './people.actions.ts'

/** Two shops ask for more time: one gets it, the other waits for the consumer to be heard; and what nobody can help. Not told twice. */
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
  await forceMajeure(ctx, rows.find((one) => one.state === 'received')?.receipt ?? null)
}

/** A typhoon that is still to come to a province, and one shop's flooded warehouse: a single complaint that stands still now. */
async function forceMajeure(ctx: Ctx, receipt: string | null): Promise<void> {
  const officer = await someoneWith(ctx, 'governance-officer')
  if (!officer || (await listOrders({ ...ctx, actor: officer }, { limit: 1 })).rows.length > 0) return
  const at = (days: number) => new Date(ctx.now.getTime() + days * dayMs).toISOString()
  const order = async (wanted: Omit<Parameters<typeof orderForceMajeure>[1], 'files'>, paper: string) => {
    const kept = await keepJudged({ name: '通告.txt', type: 'text/plain', content: Buffer.from(paper) })
    if (kept instanceof Refusal) throw kept
    await step(ctx, officer, ctx.now, async (inner) =>
      orderForceMajeure(inner, { ...wanted, files: [await insertKept(inner, kept, null)] }),
    )
  }
  const storm = '台风预计登陆，当地交通和快递暂停，商家无法核实、发货和收货。'
  await order({ scope: 'region', scopeId: '46', text: storm, from: at(1), until: at(4) }, '海南省防风防汛通告\n')
  const flood = '商家仓库进水停电，当地应急部门已发通告，暂时无法核对发货记录。'
  if (receipt) await order({ scope: 'case', scopeId: receipt, text: flood, until: at(3) }, '街道办事处停电停水通告\n')
}
