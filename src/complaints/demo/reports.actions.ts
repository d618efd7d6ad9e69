import { dayMs } from '../../kernel/calendar/span.ts'
import { guestActor, type Ctx } from '../../kernel/context.ts'
import { fileReportOf } from '../reports/file.actions.ts'
import { checkReport, decideReport } from '../reports/handle.actions.ts'
import type { ReportKind } from '../reports/report.contract.ts'
import * as store from '../reports/report.store.ts'
import { step } from './demo.actions.ts'
import { someoneWith } from './people.actions.ts'

type Story = {
  readonly kind: ReportKind
  readonly shop: string
  readonly item: string
  readonly seen: string
  readonly daysAgo: number
}
const stories: readonly Story[] = [
  {
    kind: 'food-drug',
    shop: '山野干货铺',
    item: '散装蜂蜜 500g',
    seen: '标签上没有生产日期和生产许可证编号，问客服说是自家产的。',
    daysAgo: 1,
  },
  {
    kind: 'false-advertising',
    shop: '清颜美妆',
    item: '祛斑精华液',
    seen: '商品页写「七天去除所有色斑，无效退款」，详情页还用了医生照片。',
    daysAgo: 6,
  },
  {
    kind: 'price',
    shop: '家电优选',
    item: '空气炸锅 5L',
    seen: '划线价 899 元，但这件商品上架三个月从没有按 899 元卖过。',
    daysAgo: 12,
  },
  {
    kind: 'fake-reviews',
    shop: '数码小站',
    item: '蓝牙耳机',
    seen: '包裹里有卡片，写五星好评截图返 10 元红包。',
    daysAgo: 18,
  },
]

/** A few reports of invented people: one without a name, one by the demo consumer, one handed on. Not told twice. */
export async function demoReports(ctx: Ctx): Promise<void> {
  if ((await store.list(ctx, { tab: 'open', by: ctx.actor }, { after: null, limit: 1 })).length > 0) return
  const consumer = await someoneWith(ctx, 'consumer')
  const agent = await someoneWith(ctx, 'agent')
  if (!consumer || !agent) return
  for (const [place, { daysAgo, ...story }] of stories.entries()) {
    const at = new Date(ctx.now.getTime() - daysAgo * dayMs)
    const said = { ...story, link: '', seenOn: null, files: [] }
    const code = { code: `demo${'0'.repeat(12)}${place}` }
    const who = place % 2 === 0 ? guestActor : consumer
    const { receipt } = await step(ctx, who, at, (inner) =>
      fileReportOf(inner, who === guestActor ? { ...said, ...code } : said),
    )
    const report = await store.findByReceipt(ctx, receipt)
    if (!report || place < 1) continue
    await step(ctx, agent, new Date(at.getTime() + dayMs), (inner) => checkReport(inner, { id: report.id, version: 1 }))
    if (place < 3) continue
    const told = '已核实卡片内容，交平台规则治理处理，处理结果会再告诉您。'
    const decision = { taker: 'governance', ground: null, told, note: '', authority: '', authorityNumber: '' } as const
    await step(ctx, agent, new Date(at.getTime() + 3 * dayMs), (inner) =>
      decideReport(inner, { id: report.id, version: 2, ...decision }),
    )
  }
}
