import type { Form, HearingParty, HearingStage, Part } from './hearing.contract.ts'

const stages = { mediation: '调解', ruling: '裁决' } as const satisfies Record<HearingStage, string>
const forms = { video: '视频', phone: '电话', 'in-person': '当面' } as const satisfies Record<Form, string>
const parts = {
  consumer: '消费者',
  merchant: '商家',
  presiding: '主持人',
  member: '合议成员',
} as const satisfies Record<Part, string>

export type Minutes = {
  readonly receipt: string
  readonly number: number
  readonly stage: HearingStage
  readonly form: Form
  /** `2026-11-26 10:00`, as the clocks in China show it. */
  readonly begins: string
  readonly length: number
  readonly attendees: readonly { readonly part: Part; readonly attended: boolean | null }[]
  readonly version: number
  readonly text: string
}

/** What both sides sign, word for word. The same facts give the same text; it is Chinese in both languages: a signature stands under one text. */
export function documentOf(minutes: Minutes): string {
  const { receipt, number, stage, form, begins, length, attendees, version, text } = minutes
  return [
    `听证笔录 ${receipt} 第 ${number} 次（${stages[stage]}阶段，${forms[form]}，第 ${version} 稿）`,
    `时间：${begins}（北京时间），预定 ${length} 分钟`,
    `到场：${list(attendees, true)}`,
    `缺席：${list(attendees, false)}`,
    '',
    text.replace(/\r\n?/g, '\n'),
  ].join('\n')
}

const order: readonly Part[] = ['presiding', 'member', 'consumer', 'merchant']
function list(attendees: Minutes['attendees'], came: boolean): string {
  const those = attendees.filter(({ attended }) => (attended ?? false) === came).map(({ part }) => part)
  const named = order.flatMap((part) => {
    const count = those.filter((one) => one === part).length
    return count === 0 ? [] : [count === 1 ? parts[part] : `${parts[part]} ${count} 名`]
  })
  return named.length === 0 ? '无' : named.join('、')
}

export const isParty = (part: Part): part is HearingParty => part === 'consumer' || part === 'merchant'

/** As the clocks in China show it. */
export const shownInShanghai = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
