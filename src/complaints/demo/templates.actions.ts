import type { Actor, Ctx } from '../../kernel/context.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import { addTemplate } from '../desk/templates/template.actions.ts'
import type { MacroStep, TemplateSide } from '../desk/templates/template.contract.ts'
import { step } from './demo.actions.ts'

type Draft = {
  readonly name: string
  readonly side: TemplateSide
  readonly zh: string
  readonly en: string
  readonly categories?: CategoryCode[]
}
const replies: readonly Draft[] = [
  {
    name: '受理告知',
    side: 'platform',
    zh: '{consumer}您好：您的投诉（编号 {receipt}）已受理，由{agent}经办。我们会在{finishBy}前办结，有进展会及时告诉您。',
    en: 'Dear {consumer}, your complaint {receipt} has been accepted. It will be finished by {finishBy}; you hear from us when there is news.',
  },
  {
    name: '请商家说明并提方案',
    side: 'platform',
    zh: '请核实「{item}」的情况，说明处理意见并提供凭证。逾期未答复，将按未举证继续处理。',
    en: 'Please look into “{item}”, say how you will settle it and send proof. Without an answer in time the case goes on without you.',
  },
  {
    name: '请补充照片',
    side: 'platform',
    zh: '{consumer}您好：请补充「{item}」的整体照片、问题部位特写和外包装照片，方便我们核实。',
    en: 'Dear {consumer}, please send a picture of the whole item, one of the fault and one of the parcel.',
    categories: ['quality', 'damaged', 'not-as-described'],
  },
  {
    name: '同意退款',
    side: 'merchant',
    zh: '非常抱歉给您带来不便。我们同意为「{item}」办理退款，将在平台要求的时间内原路退回。投诉编号 {receipt}。',
    en: 'We are sorry. We agree to refund “{item}” in the time the platform sets. Complaint {receipt}.',
  },
  {
    name: '需要核实',
    side: 'merchant',
    zh: '您反映的「{item}」问题已转仓库和质检核实，我们会在{replyBy}前给出处理方案。',
    en: 'We are checking “{item}” with our warehouse and will make an offer by {replyBy}.',
  },
]

/** Replies that most departments begin with, and one macro that uses them. */
export async function demoTemplates(ctx: Ctx, lead: Actor, tag: string): Promise<void> {
  await step(ctx, lead, ctx.now, async (inner) => {
    const ids = new Map<string, string>()
    for (const { name, side, zh, en, categories = [] } of replies) {
      const { rows } = await addTemplate(inner, { name, side, categories, body: { kind: 'reply', zh, en } })
      ids.set(name, rows.find((row) => row.name === name)?.id ?? '')
    }
    const steps: MacroStep[] = [
      { do: 'acknowledge', template: ids.get('受理告知') ?? '' },
      { do: 'ask_merchant', template: ids.get('请商家说明并提方案') ?? '' },
      { do: 'tag', tag },
      { do: 'remind', days: 2 },
    ]
    await addTemplate(inner, {
      name: '受理并请商家答复',
      side: 'platform',
      categories: [],
      body: { kind: 'macro', steps },
    })
  })
}
