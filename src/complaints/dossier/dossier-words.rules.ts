import type { z } from 'zod'
import { dayWords } from '../../kernel/calendar/day-words.rules.ts'
import type { Payer, TestState as TestStates } from '../expert/expert.contract.ts'
import type { Words } from '../complaint.contract.ts'

type Bilingual = z.infer<typeof Words>

/** Words of a code; a code that has none yet is shown as it is rather than left out. */
export function wordsFor(table: Readonly<Record<string, Bilingual>>, code: string): Bilingual {
  const words = Object.hasOwn(table, code) ? table[code] : undefined
  return words ? { zh: words.zh, en: words.en } : { zh: code, en: code }
}

export const outcomeWords: Readonly<Record<string, Bilingual>> = {
  settled: { zh: '双方和解', en: 'Settled between the two sides' },
  performed: { zh: '已按要求处理', en: 'Done as asked' },
  enforced: { zh: '平台执行完毕', en: 'Enforced by the platform' },
  unperformed: { zh: '未履行', en: 'Not performed' },
  claim_refused: { zh: '不予支持', en: 'Claim not upheld' },
  rejected: { zh: '不予受理或不予支持', en: 'Rejected' },
  transferred: { zh: '由其他机构处理', en: 'Handled by another body' },
  withdrawn: { zh: '消费者撤回', en: 'Withdrawn by the consumer' },
  deemed_withdrawn: { zh: '逾期未补充材料，视为撤回', en: 'Deemed withdrawn: material was not supplied' },
  closed_unconfirmed: { zh: '消费者未确认', en: 'Not confirmed by the consumer' },
  mediation_failed: { zh: '调解未成', en: 'Mediation without agreement' },
  legal_ended: { zh: '法律途径已有结果', en: 'Ended by law' },
  merged: { zh: '并入其他投诉', en: 'Merged into another complaint' },
}

export const statementWords: Readonly<Record<string, Bilingual>> = {
  claim: { zh: '投诉内容', en: 'Complaint' },
  acknowledgement: { zh: '受理说明', en: 'Acceptance' },
  message: { zh: '补充说明', en: 'Statement' },
  question: { zh: '请商家答复', en: 'Question to the merchant' },
  answer: { zh: '商家答复', en: "Merchant's answer" },
  offer: { zh: '商家方案', en: "Merchant's offer" },
  'counter-offer': { zh: '消费者方案', en: "Consumer's offer" },
  response: { zh: '平台答复', en: "Platform's answer" },
  closing: { zh: '处理结果', en: 'Result' },
  'info-request': { zh: '请补充材料', en: 'Request for material' },
  rejection: { zh: '不予支持的理由', en: 'Reasons for rejection' },
  appeal: { zh: '复核申请', en: 'Request for review' },
  proof: { zh: '履行凭证', en: 'Proof of performance' },
  result: { zh: '法律文书与结果', en: 'Result of the other body' },
}

export const sideWords = {
  consumer: { zh: '消费者', en: 'Consumer' },
  merchant: { zh: '商家', en: 'Merchant' },
  platform: { zh: '平台', en: 'Platform' },
  time: { zh: '期限届满（自动）', en: 'Time ran out (automatic)' },
} as const

const fileKinds: readonly (readonly [RegExp, Bilingual])[] = [
  [/^image\//, { zh: '图片', en: 'picture' }],
  [/^video\//, { zh: '视频', en: 'film' }],
  [/^audio\//, { zh: '录音', en: 'recording' }],
  [/pdf$/, { zh: 'PDF 文件', en: 'PDF' }],
  [/wordprocessing/, { zh: 'Word 文件', en: 'Word document' }],
  [/spreadsheet|csv$/, { zh: '表格', en: 'table' }],
  [/^text\//, { zh: '文本', en: 'text' }],
]
export const fileKindWords = (type: string | null): Bilingual =>
  fileKinds.find(([pattern]) => pattern.test(type ?? ''))?.[1] ?? { zh: '其他文件', en: 'other file' }

export const basisWords: Readonly<Record<string, Bilingual>> = {
  settlement: { zh: '双方和解', en: 'Settlement' },
  agreement: { zh: '调解协议（双方签署）', en: 'Agreement signed by both' },
  ruling: { zh: '平台裁决', en: 'Ruling of the platform' },
  legal: { zh: '法律文书', en: 'Judgment or award' },
}
export const owedWords: Readonly<Record<string, Bilingual>> = {
  open: { zh: '待履行', en: 'Open' },
  proven: { zh: '已提交凭证', en: 'Proof filed' },
  confirmed: { zh: '已履行', en: 'Performed' },
  disputed: { zh: '有争议', en: 'Disputed' },
  enforced: { zh: '平台已执行', en: 'Enforced' },
}

export const clockStateWords: Readonly<Record<string, Bilingual>> = {
  running: { zh: '计时中', en: 'Running' },
  suspended: { zh: '暂停', en: 'Suspended' },
  met: { zh: '按时', en: 'Met' },
  breached: { zh: '超期', en: 'Breached' },
  cancelled: { zh: '终止', en: 'Cancelled' },
}

/** Of statements only these kinds go in: a kind that somebody adds elsewhere is not told before it is named here. */
export const isToldStatement = (kind: string): boolean => Object.hasOwn(statementWords, kind)

const pad = (number: number): string => String(number).padStart(2, '0')
/** China keeps one time all year: eight hours ahead. */
const inShanghai = (iso: string): Date => new Date(Date.parse(iso) + 8 * 3_600_000)

export function whenWords(iso: string, language: 'zh' | 'en'): string {
  const at = inShanghai(iso)
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`
  return `${dayWords(at.toISOString().slice(0, 10), language)} ${time}`
}
/** For tables: `2026-03-02 09:00`, the same in both languages and never broken. */
export function stampWords(iso: string): string {
  const at = inShanghai(iso)
  return `${at.toISOString().slice(0, 10)} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}`
}

export const testWords = {
  proposed: { zh: '等双方答复', en: 'proposed' },
  agreed: { zh: '双方同意', en: 'agreed' },
  refused: { zh: '没有谈成', en: 'not agreed' },
  ordered: { zh: '检测中', en: 'under way' },
  reported: { zh: '已出报告', en: 'reported' },
  lapsed: { zh: '没有做成', en: 'not made' },
} as const satisfies Record<z.infer<typeof TestStates>, { zh: string; en: string }>
export const payerWords = {
  consumer: { zh: '消费者承担', en: 'borne by the consumer' },
  merchant: { zh: '商家承担', en: 'borne by the shop' },
  half: { zh: '双方各半', en: 'borne by halves' },
  platform: { zh: '平台承担', en: 'borne by the platform' },
} as const satisfies Record<Payer, { zh: string; en: string }>
