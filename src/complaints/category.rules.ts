import type { z } from 'zod'
import type { CategoryCode, Remedy, Words } from './complaint.contract.ts'

type Bilingual = z.infer<typeof Words>
export type Question = {
  readonly name: string
  readonly title: Bilingual
  readonly kind: 'text' | 'day' | 'choice'
  readonly required: boolean
  readonly choices: readonly { readonly value: string; readonly title: Bilingual }[]
}
export type Category = {
  readonly code: CategoryCode
  readonly title: Bilingual
  readonly hint: Bilingual
  readonly questions: readonly Question[]
  readonly remedies: readonly Remedy[]
}

const text = (name: string, zh: string, en: string, required = true): Question => ({
  name,
  title: { zh, en },
  kind: 'text',
  required,
  choices: [],
})
const day = (name: string, zh: string, en: string, required = true): Question => ({
  ...text(name, zh, en, required),
  kind: 'day',
})
const choice = (name: string, title: Bilingual, choices: Readonly<Record<string, Bilingual>>): Question => ({
  name,
  title,
  kind: 'choice',
  required: true,
  choices: Object.entries(choices).map(([value, words]) => ({ value, title: words })),
})
const receivedOn = day('received-on', '收到商品的日期', 'When did you receive it?')
const defect = text('defect', '具体问题（哪里坏了、什么时候发现）', 'What is wrong, and since when?')
const lot = text(
  'lot',
  '批号、生产日期或序列号（在包装或机身上，找不到可不填）',
  'Batch, date of production or serial number, as printed (if you find it)',
  false,
)
const safety = choice(
  'safety',
  { zh: '有没有造成人身伤害或起火、漏电等危险？', en: 'Was anyone hurt, or was there fire, shock or another danger?' },
  {
    no: { zh: '没有', en: 'No' },
    danger: { zh: '有危险，未受伤', en: 'Danger, nobody hurt' },
    hurt: { zh: '有人受伤', en: 'Somebody was hurt' },
  },
)

/** What a complaint may be about, what has to be told for it, and which remedies fit. Data, in the order of the form. */
export const categories: readonly Category[] = [
  {
    code: 'quality',
    title: { zh: '质量问题', en: 'Faulty goods' },
    hint: { zh: '坏了、用不了、有瑕疵', en: 'Broken, does not work, flawed' },
    questions: [receivedOn, defect, lot, safety],
    remedies: ['refund', 'return', 'exchange', 'repair', 'compensation'],
  },
  {
    code: 'not-as-described',
    title: { zh: '与描述不符', en: 'Not as described' },
    hint: { zh: '颜色、尺寸、材质、规格和页面写的不一样', en: 'Colour, size, material or model differ from the page' },
    questions: [
      receivedOn,
      text('promised', '页面上怎么写的', 'What did the page say?'),
      text('got', '实际收到的是什么样', 'What did you get?'),
    ],
    remedies: ['refund', 'return', 'exchange', 'compensation'],
  },
  {
    code: 'counterfeit',
    title: { zh: '怀疑是假货', en: 'Suspected counterfeit' },
    hint: { zh: '假冒品牌、以次充好', en: 'A false brand, or something lesser passed off' },
    questions: [
      receivedOn,
      text('why', '为什么认为是假的', 'Why do you think so?'),
      text('check', '有没有鉴定或品牌方的答复', 'Any appraisal, or answer of the brand?', false),
    ],
    remedies: ['refund', 'return', 'compensation'],
  },
  {
    code: 'not-delivered',
    title: { zh: '没有收到货', en: 'Not delivered' },
    hint: { zh: '一直没到，或显示签收但没收到', en: 'Never arrived, or marked as signed for' },
    questions: [
      choice(
        'status',
        { zh: '物流显示什么状态', en: 'What does the tracking say?' },
        {
          none: { zh: '没有物流信息', en: 'Nothing' },
          moving: { zh: '一直在途中', en: 'On its way' },
          signed: { zh: '显示已签收，但我没收到', en: 'Signed for, but not by me' },
        },
      ),
      day('promised-on', '承诺的送达日期', 'When was it promised?', false),
    ],
    remedies: ['refund', 'reship', 'compensation'],
  },
  {
    code: 'damaged',
    title: { zh: '运输中损坏', en: 'Damaged in transit' },
    hint: { zh: '收到时外包装或商品已破损', en: 'The parcel or the goods arrived broken' },
    questions: [receivedOn, defect],
    remedies: ['refund', 'return', 'exchange', 'reship', 'compensation'],
  },
  {
    code: 'missing-items',
    title: { zh: '少件、错件', en: 'Missing or wrong items' },
    hint: { zh: '少了一件、配件缺失、发错商品', en: 'Something is missing, or something else was sent' },
    questions: [receivedOn, text('missing', '少了什么、错了什么', 'What is missing or wrong?')],
    remedies: ['reship', 'exchange', 'refund', 'compensation'],
  },
  {
    code: 'return-refused',
    title: { zh: '不让退货', en: 'Return refused' },
    hint: { zh: '七日无理由退货被拒、被要求付不合理的费用', en: 'A seven-day return was refused, or costs too much' },
    questions: [
      receivedOn,
      day('asked-on', '申请退货的日期', 'When did you ask for it?'),
      text('reason-given', '商家给的理由', 'What reason was given?'),
    ],
    remedies: ['return', 'refund', 'compensation'],
  },
  {
    code: 'refund-delay',
    title: { zh: '退款没到账', en: 'Refund has not arrived' },
    hint: { zh: '同意退了，钱一直没到', en: 'It was agreed, the money never came' },
    questions: [
      day('returned-on', '商家收到退货（或同意退款）的日期', 'When did the merchant get the goods back, or agree?'),
    ],
    remedies: ['refund', 'compensation'],
  },
  {
    code: 'price',
    title: { zh: '价格问题', en: 'Price' },
    hint: { zh: '先涨后降、优惠没兑现、多收钱', en: 'Raised before a discount, an offer not kept, overcharged' },
    questions: [
      text('promised', '看到的价格或优惠是什么', 'What price or offer did you see?'),
      text('charged', '实际付了多少', 'What were you charged?'),
    ],
    remedies: ['refund', 'compensation', 'apology'],
  },
  {
    code: 'false-promotion',
    title: { zh: '虚假宣传', en: 'False promotion' },
    hint: { zh: '功效、销量、评价、赠品不实', en: 'Untrue effect, sales, reviews or gifts' },
    questions: [text('claim', '宣传内容是什么', 'What was claimed?'), text('truth', '实际情况是什么', 'What is true?')],
    remedies: ['refund', 'return', 'compensation', 'apology'],
  },
  {
    code: 'after-sales',
    title: { zh: '保修、售后不处理', en: 'Warranty and after-sales' },
    hint: { zh: '保修期内不修、修了又坏、联系不上', en: 'Not repaired under warranty, broken again, nobody answers' },
    questions: [receivedOn, text('asked', '联系售后的经过', 'What happened when you asked?')],
    remedies: ['repair', 'exchange', 'refund', 'compensation'],
  },
  {
    code: 'other',
    title: { zh: '其他问题', en: 'Something else' },
    hint: { zh: '以上都不是', en: 'None of the above' },
    questions: [],
    remedies: ['refund', 'return', 'exchange', 'repair', 'reship', 'compensation', 'apology'],
  },
]

export const categoryOf = (code: CategoryCode): Category => {
  const category = categories.find((one) => one.code === code)
  if (!category) throw new Error(`no category ${code}`)
  return category
}

export const remedyWords: Readonly<Record<Remedy, Bilingual>> = {
  refund: { zh: '退款', en: 'Refund' },
  return: { zh: '退货退款', en: 'Return and refund' },
  exchange: { zh: '换货', en: 'Exchange' },
  repair: { zh: '维修', en: 'Repair' },
  compensation: { zh: '赔偿', en: 'Compensation' },
  reship: { zh: '补发', en: 'Send again' },
  apology: { zh: '道歉', en: 'Apology' },
}

/** Remedies that are paid in money: they need an amount. */
export const paidRemedies: readonly Remedy[] = ['refund', 'return', 'compensation']

export type DetailProblem = {
  readonly name: string
  readonly why: 'missing' | 'unknown' | 'not-a-day' | 'not-a-choice'
}

/** What is wrong with the answers to a category's questions; the first is told to the consumer by name. */
export function detailProblems(category: Category, details: Readonly<Record<string, string>>): DetailProblem[] {
  const unknown = Object.keys(details)
    .filter((name) => !category.questions.some((question) => question.name === name))
    .map((name) => ({ name, why: 'unknown' }) as const)
  return [
    ...category.questions.flatMap((question): DetailProblem[] => {
      const value = details[question.name]?.trim() ?? ''
      if (value === '') return question.required ? [{ name: question.name, why: 'missing' }] : []
      if (question.kind === 'day' && !isDay(value)) return [{ name: question.name, why: 'not-a-day' }]
      if (question.kind === 'choice' && !question.choices.some((one) => one.value === value))
        return [{ name: question.name, why: 'not-a-choice' }]
      return []
    }),
    ...unknown,
  ]
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const instant = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(value)
}

/** The question of this name; what was answered before the category was corrected is found under the one it was asked for. */
export const questionOf = (category: CategoryCode, name: string): Question | undefined =>
  [categoryOf(category), ...categories].flatMap(({ questions }) => questions).find((question) => question.name === name)

/** What was chosen, in the words of the form; null when the question or the choice is no longer there. */
export function choiceWords(category: CategoryCode, name: string, value: string): Bilingual | null {
  const question = questionOf(category, name)
  return question?.choices.find((choice) => choice.value === value)?.title ?? null
}

/** Danger to people goes to the front of the queue (and is never limited as abuse). */
export const isSafety = (details: Readonly<Record<string, string>>): boolean =>
  details['safety'] === 'danger' || details['safety'] === 'hurt'

/** Limits that the law sets beside the plan's own clocks, by what is asked for. Ids only: the numbers stand in the rulebook. */
export function statutoryRules(category: CategoryCode, asked: readonly Remedy[]): string[] {
  if (category === 'return-refused' && asked.some((remedy) => remedy === 'return' || remedy === 'refund'))
    return ['consumer-penalties-9.return-delay']
  const duty: readonly Remedy[] = ['refund', 'return', 'exchange', 'repair', 'reship', 'compensation']
  return asked.some((remedy) => duty.includes(remedy)) ? ['consumer-penalties-8.remedy-delay'] : []
}
