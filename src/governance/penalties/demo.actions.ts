import { dayMs } from '../../kernel/calendar/span.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { peopleWithRole } from '../../kernel/access/people.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import type { Role } from '../../kernel/role.contract.ts'
import { askCasesOfShop } from '../../complaints/index.ts'
import { demoMerchantId } from '../../marketplace/index.ts'
import { decidePenalty } from './decide.actions.ts'
import { openPenalty, stateDefence } from './open.actions.ts'
import type { Penalty } from './penalty.rules.ts'
import { decidedOf } from './penalty.store.ts'

const tales = [
  {
    violation: 'violation.fake-trades',
    daysAgo: 21,
    seen: '一批订单由同一地址下单、同一快递网点收件，签收后十分钟内全部五星好评，经核对没有实际发货。',
    said: '是代运营公司刷的，我们已经解除合作，愿意下架这批评价。',
    decided: '代运营的行为由店铺承担责任。订单、物流、评价时间相互印证，认定虚构交易成立；主动下架评价已经考虑。',
  },
  {
    violation: 'violation.forged-evidence',
    daysAgo: 3,
    seen: '在投诉处理中提交的签收截图，与快递公司出具的记录不一致，截图上的签收时间被改动过。',
    said: '客服弄错了图片，不是故意的。',
    decided: '原图与提交的截图逐项比对，改动清楚，不属于误传。认定提供伪造材料成立。',
  },
  {
    violation: 'violation.false-claims',
    daysAgo: 1,
    seen: '商品页面写“全网销量第一”，没有任何统计来源，消费者据此下单后投诉。',
    said: null,
    decided: null,
  },
] as const

/** One decided three weeks ago, one that led over the first node, and one in which the shop is being heard. */
export async function demoPenalties(ctx: Ctx): Promise<void> {
  const [officer] = await peopleWithRole(ctx, ['governance-officer'])
  const [merchant] = await peopleWithRole(ctx, ['merchant'])
  const cases = await askCasesOfShop(ctx, demoMerchantId, tales.length)
  if (!officer || !merchant || cases.length < tales.length || (await decidedOf(ctx, demoMerchantId)).length > 0) return
  for (const [index, { violation, daysAgo, seen, said, decided }] of tales.entries()) {
    const openedAt = new Date(ctx.now.getTime() - daysAgo * dayMs)
    const later = (hours: number) => new Date(openedAt.getTime() + hours * 3_600_000)
    const about = {
      merchantId: demoMerchantId,
      violation,
      happenedOn: shanghaiDay(openedAt),
      complaint: cases[index]?.id ?? null,
    }
    const opened = await act(ctx, as(officer.id, 'governance-officer'), openedAt, (inner) =>
      openPenalty(inner, { ...about, text: seen, files: [] }),
    )
    if (said === null) continue
    const shop = { ...as(merchant.id, 'merchant'), merchantId: demoMerchantId }
    const heard = await act(ctx, shop, later(6), (inner) =>
      stateDefence(inner, { ...stepOf(opened), text: said, files: [] }),
    )
    await act(ctx, as(officer.id, 'governance-officer'), later(20), (inner) =>
      decidePenalty(inner, { ...stepOf(heard), text: decided }),
    )
  }
}

const stepOf = ({ id, version }: Penalty) => ({ id, version })
const act = <T>(ctx: Ctx, actor: Actor, now: Date, work: (inner: Ctx) => Promise<T>): Promise<T> =>
  inTransaction({ ...ctx, actor, now }, work)
const as = (id: string, role: Role): Actor => ({
  id,
  kind: 'person',
  roles: [role],
  consumerId: null,
  merchantId: null,
  scopes: [],
})
