import type { Content } from './dossier-content.rules.ts'
import { stampWords } from './dossier-words.rules.ts'
import { moneyOf, sayIn, type Section } from './paper-form.rules.ts'

type Column = { readonly zh: string; readonly en: string; readonly width: number }
type Table = {
  readonly title: { readonly zh: string; readonly en: string }
  readonly intro: { readonly zh: string; readonly en: string }
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

/** What was decided beside the story; a chapter of which there is nothing is left out. */
export function beyondSections(content: Content): Section[] {
  const say = sayIn(content.dossier.language)
  return [
    awardsTable(content),
    correctionsTable(content),
    testsTable(content),
    pausesTable(content),
    legalTable(content),
  ]
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, intro, columns, rows }) => ({
      form: 'table' as const,
      title: say(title),
      intro: say(intro),
      empty: '',
      widths: columns.map(({ width }) => width),
      head: columns.map(say),
      rows,
      codes: [],
    }))
}

const column = (zh: string, en: string, width: number): Column => ({ zh, en, width })

const awardsTable = (content: Content): Table => ({
  title: { zh: '法律另给的赔偿', en: 'Awarded by law beside the claim' },
  intro: {
    zh: '消费者单独提出、由裁决认定的部分，不在默认裁决之内。',
    en: 'Demanded by the consumer apart and found in the ruling; never part of a default.',
  },
  columns: [column('依据', 'Basis', 56), column('认定', 'Finding', 0), column('金额', 'Amount', 28)],
  rows: content.awards.map(({ title, finding, amountFen }) => [
    sayIn(content.dossier.language)(title),
    finding,
    moneyOf(content, amountFen),
  ]),
})

const correctionsTable = ({ corrections }: Content): Table => ({
  title: { zh: '裁决书的笔误更正', en: 'Slips put right in the ruling' },
  intro: {
    zh: '裁决原文不变；更正与原文一并阅读，不改变结果和金额。',
    en: 'The text as issued stays and is read with these; no result and no amount is changed by them.',
  },
  columns: [
    column('时间', 'When', 34),
    column('原文', 'As issued', 0),
    column('更正为', 'Read instead', 44),
    column('原因', 'Why', 36),
  ],
  rows: corrections.map(({ at, wrong, instead, reason }) => [stampWords(at), wrong, instead, reason]),
})

const testsTable = (content: Content): Table => {
  const say = sayIn(content.dossier.language)
  return {
    title: { zh: '鉴定检测', en: 'Tests by an expert' },
    intro: { zh: '报告列在证据目录里。', en: 'The reports stand in the list of evidence.' },
    columns: [
      column('机构', 'Laboratory', 36),
      column('事项', 'Question', 0),
      column('状态', 'State', 20),
      column('结论', 'Finding', 44),
      column('费用', 'Cost', 34),
    ],
    rows: content.tests.map(({ laboratory, question, state, finding, feeFen, borneBy }) => [
      laboratory,
      question,
      say(state),
      finding ?? '—',
      [feeFen > 0 ? moneyOf(content, feeFen) : '', borneBy ? say(borneBy) : ''].filter(Boolean).join(' ') || '—',
    ]),
  }
}

const pausesTable = ({ pauses, dossier }: Content): Table => {
  const say = sayIn(dossier.language)
  return {
    title: { zh: '时限的暂停与延期', en: 'Pauses and extensions' },
    intro: {
      zh: '暂停期间不计入期限；列出暂停前后的最后一日。',
      en: 'What stood still does not count; the last day before and after is given.',
    },
    columns: [
      column('时限', 'Limit', 0),
      column('原因', 'Why', 38),
      column('起', 'From', 34),
      column('止', 'Until', 34),
      column('最后一日', 'Last day', 42),
    ],
    rows: pauses.map(({ clock, title, from, until, before, lastDay }) => [
      say(clock),
      say(title),
      stampWords(from),
      until === null ? '—' : stampWords(until),
      `${before} → ${lastDay ?? '—'}`,
    ]),
  }
}

const legalTable = (content: Content): Table => ({
  title: { zh: '法律途径的结果', en: 'What came of the legal route' },
  intro: { zh: '按登记的文书列出。', en: 'By the documents that were entered.' },
  columns: [
    column('结果', 'Result', 38),
    column('机构与文书号', 'Body and number', 0),
    column('日期', 'Dated', 24),
    column('生效', 'In effect', 24),
    column('金额', 'Amount', 26),
  ],
  rows: content.legal.map(({ outcome, body, reference, datedOn, effectiveOn, amountFen }) => [
    sayIn(content.dossier.language)(outcome),
    `${body} ${reference}`,
    datedOn,
    effectiveOn ?? '—',
    amountFen > 0 ? moneyOf(content, amountFen) : '—',
  ]),
})
