import type { Party, Stance } from './dispute.contract.ts'
import type { Side } from '../complaint.contract.ts'
import { remedyWords } from '../category.rules.ts'
import type { Remedy } from '../complaint.contract.ts'
import { standingOf } from './dispute.rules.ts'

export type Document = {
  readonly receipt: string
  readonly remedies: readonly Remedy[]
  readonly amountFen: number
  readonly currency: string
  readonly points: readonly {
    readonly number: number
    readonly side: Side
    readonly text: string
    readonly stances: Readonly<Record<Party, { readonly stance: Stance; readonly note: string } | null>>
  }[]
  readonly exhibits: readonly {
    readonly number: number
    readonly side: Side
    readonly name: string
    readonly sha256: string
  }[]
}

const sides = { consumer: '消费者', merchant: '商家', platform: '平台' } as const satisfies Record<Side, string>
const stanceWords = { admits: '认可', contests: '不认可', unknown: '不清楚' } as const satisfies Record<Stance, string>

/**
 * What both sides sign, word for word: agreed and disputed facts apart, the evidence by its checksum. The same facts give the same text.
 * It is Chinese in both languages: a signature stands under one text.
 */
export function documentOf({ receipt, remedies, amountFen, currency, points, exhibits }: Document): string {
  const asked = remedies.map((remedy) => remedyWords[remedy].zh).join('、')
  const amount = amountFen > 0 ? `，金额 ${(amountFen / 100).toFixed(2)} ${currency}` : ''
  const lines = (standing: ReturnType<typeof standingOf>) =>
    points.filter(({ stances }) => standingOf(plain(stances)) === standing).flatMap(pointLines)
  return [
    `争议确认书 ${receipt}`,
    `消费者的要求：${asked}${amount}`,
    ...section('双方认可的事实', lines('agreed')),
    ...section('有争议的事实', lines('disputed')),
    ...section('尚未表态的事实', lines('open')),
    ...section(
      '证据',
      exhibits.map(({ number, side, name, sha256 }) => `${number}. ${sides[side]}提交：${name}（SHA-256 ${sha256}）`),
    ),
  ].join('\n')
}

const section = (title: string, lines: readonly string[]): string[] => [
  '',
  `【${title}】`,
  ...(lines.length > 0 ? lines : ['无']),
]
const plain = (stances: Document['points'][number]['stances']) => ({
  consumer: stances.consumer?.stance ?? null,
  merchant: stances.merchant?.stance ?? null,
})

function pointLines({ number, side, text, stances }: Document['points'][number]): string[] {
  const said = (['consumer', 'merchant'] as const).map((party) => {
    const one = stances[party]
    if (one === null) return `${sides[party]}：未表态`
    return `${sides[party]}：${stanceWords[one.stance]}${one.note === '' ? '' : `（${oneLine(one.note)}）`}`
  })
  return [`${number}. ${oneLine(text)}（${sides[side]}提出）`, `   ${said.join('；')}`]
}

/** A line break in somebody's words must not look like a line of the document. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ')
