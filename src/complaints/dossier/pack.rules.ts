import type { Content } from './dossier-content.rules.ts'
import { sideWords, statementWords, whenWords, wordsFor } from './dossier-words.rules.ts'
import { evidenceSection } from './paper-evidence.rules.ts'
import { forItem, moneyOf, type Pair, type Paper, type Section } from './paper-form.rules.ts'

/**
 * Drafts for a court out of what one side may see of its case: everything that the platform does not know is left blank, and the person
 * checks and signs. They are Chinese, like the court. Of mediation only what both sides signed is in them.
 */
export type Pack = NonNullable<Content['pack']>

const blank = '（请填写）'
const party = (title: string, name: string | null): Section => ({
  form: 'facts',
  title,
  intro: null,
  rows: [
    ['姓名／名称', name ?? blank],
    ['证件号／统一社会信用代码', blank],
    ['住所', blank],
    ['联系电话', blank],
  ],
})
const words = (title: string, paragraphs: readonly string[]): Section => ({
  form: 'words',
  title,
  paragraphs,
  code: null,
})

export const packTitles = {
  confirmation: '司法确认申请书（草稿）',
  'small-claims': '民事起诉状（小额诉讼，草稿）',
} as const satisfies Record<Pack['kind'], string>

export function packCover(content: Content, pack: Pack): Paper['cover'] {
  const { complaint, parties, dossier } = content
  const own = dossier.side === 'merchant' ? parties.merchant : parties.consumer
  return {
    title: packTitles[pack.kind],
    subtitle: `投诉编号 ${complaint.receipt}`,
    rows: [
      ['为谁起草', own ?? sideWords[dossier.side].zh],
      ...lastDayRow(pack),
      ['截止时间', `${whenWords(dossier.asOf, 'zh')}（北京时间）`],
    ],
    notes: [
      '这是平台根据自己的记录自动整理的草稿，不是法律意见，也没有提交给任何机构。请逐项核对、补齐空白、签名后自行提交。',
      '证据原件在随附的证据包中，编号与证据目录一致。管辖、格式和所需份数请向受理法院核实。',
    ],
  }
}

const lastDayRow = ({ lastDay }: Pack): Pair[] =>
  lastDay === null ? [] : [['最后一日', `${lastDay}（双方须在这一天前共同提出）`]]

export function packSections(content: Content, pack: Pack, pictures: ReadonlyMap<number, string>): Section[] {
  const sections = pack.kind === 'confirmation' ? confirmation(content, pack) : smallClaims(content, pack)
  return [
    ...sections,
    evidenceSection(content, pictures),
    words('签名', ['签名／盖章：', '日期：      年    月    日']),
  ]
}

function confirmation(content: Content, pack: Pack): Section[] {
  const { parties, complaint } = content
  return [
    party('申请人一（消费者）', parties.consumer),
    party('申请人二（商家）', parties.merchant),
    words('申请事项', ['请求确认双方于调解中达成的下列协议有效。']),
    words('事实和理由', [
      `双方因${complaint.category.zh}发生争议，投诉编号 ${complaint.receipt}，平台于 ${whenWords(complaint.receivedAt, 'zh')} 收到。`,
      `经调解，双方于 ${pack.agreedAt === null ? blank : whenWords(pack.agreedAt, 'zh')} 签署同一份协议，内容见下一章。`,
      ...(pack.hash === null ? [] : [`双方签署的文本校验值（SHA-256）：${pack.hash}。`]),
    ]),
    owed(content, '协议内容'),
    words('双方声明', [
      '协议出于双方自愿，内容真实，不是为规避法律或者损害国家利益、社会公共利益、他人合法权益而恶意串通达成。',
    ]),
    words('提交前请核对', [
      `依民事诉讼法第二百零五条，须由双方自协议生效之日起三十日内共同申请${pack.lastDay === null ? '' : `，本件到 ${pack.lastDay} 为止`}。`,
      '该条针对经依法设立的调解组织调解达成的协议。在平台自行达成的协议是合同；是否可以申请，请先向法院核实。',
      '只有一方愿意申请的，法院不受理；协议仍是合同，可以另行起诉要求履行。',
    ]),
  ]
}

function smallClaims(content: Content, pack: Pack): Section[] {
  const { parties, dossier } = content
  const merchant = dossier.side === 'merchant'
  const [own, other] = merchant ? [parties.merchant, parties.consumer] : [parties.consumer, parties.merchant]
  return [
    party(merchant ? '原告（商家）' : '原告（消费者）', own),
    party(merchant ? '被告（消费者）' : '被告（商家）', other),
    words(
      '诉讼请求',
      [...requests(content, pack), '诉讼费用由被告承担。'].map((text, at) => `${at + 1}. ${text}`),
    ),
    words('事实与理由', facts(content)),
    ...(content.obligations.length > 0 ? [owed(content, '平台处理中确定的义务')] : []),
    said(content),
    words('提交前请核对', [
      '被告的名称、住所以营业执照或平台公示为准；个人被告的身份信息由法院依法调取。',
      '诉讼请求的金额应与证据对得上；已经退还或赔付的部分应当扣除。',
      '小额诉讼实行一审终审，适用的金额上限由各地公布；争议大或者标的超过上限的，走普通程序。请向受理法院核实。',
    ]),
  ]
}

/** What is still owed first; where nothing was promised, what was asked for, and what a law gives beside it. */
function requests(content: Content, { demands }: Pack): string[] {
  const { obligations, complaint, dossier } = content
  if (dossier.side === 'merchant') return [blank]
  const open = obligations.filter(({ doneAt, debtor }) => doneAt === null && debtor === 'merchant')
  const money = (fen: number) => (fen > 0 ? ` ${moneyOf(content, fen)}` : '')
  if (open.length > 0)
    return open.map((one) => `判令被告履行：${one.remedy.zh}${money(one.amountFen)}${forItem('zh', one.item)}。`)
  return [
    `判令被告：${complaint.remedies.map(({ zh }) => zh).join('、')}${money(complaint.claimFen)}。`,
    ...demands.map(({ title, upToFen }) => `判令被告支付${title.zh}${money(upToFen)}（请核对算式和依据）。`),
  ]
}

function facts(content: Content): string[] {
  const { order, complaint, answers } = content
  const goods = order?.lines.filter(({ concerned }) => concerned).map(({ title, quantity }) => `${title} × ${quantity}`)
  return [
    ...(order
      ? [
          `${whenWords(order.placedAt, 'zh')}，原告在平台订购 ${(goods ?? []).join('、')}，订单号 ${order.number}，实付 ${moneyOf(content, order.paidFen)}，已退 ${moneyOf(content, order.refundedFen)}。`,
        ]
      : [`购买经过：${blank}`]),
    ...answers.map(({ title, value, words: chosen }) => `${title.zh}：${chosen?.zh ?? value}`),
    `${whenWords(complaint.receivedAt, 'zh')} 向平台投诉（编号 ${complaint.receipt}，${complaint.category.zh}）。`,
    `平台处理结果：${complaint.outcome?.zh ?? complaint.state.zh}${(complaint.outcomeFen ?? 0) > 0 ? ` ${moneyOf(content, complaint.outcomeFen ?? 0)}` : ''}。`,
  ]
}

/** Word for word what the side itself wrote; the other side's words belong to its own answer. */
function said({ statements, dossier }: Content): Section {
  const own = statements.filter(({ side }) => side === dossier.side)
  return {
    form: 'statements',
    title: '原告在平台上的陈述',
    intro: '逐字照录，可摘用。',
    empty: '没有陈述。',
    items: own.map((one) => ({
      side: one.side,
      head: [String(one.number), wordsFor(statementWords, one.kind).zh, whenWords(one.at, 'zh')].join(' · '),
      offer: null,
      text: one.text,
    })),
  }
}

function owed(content: Content, title: string): Section {
  return {
    form: 'table',
    title,
    intro: null,
    empty: '没有登记的义务。',
    widths: [22, 0, 30, 28],
    head: ['义务人', '内容', '金额', '期限'],
    rows: content.obligations.map((one) => [
      sideWords[one.debtor].zh,
      one.remedy.zh + forItem('zh', one.item),
      one.amountFen > 0 ? moneyOf(content, one.amountFen) : '—',
      one.dueOn,
    ]),
    codes: [],
  }
}
