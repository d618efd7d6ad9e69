import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Finding, Policy, Reason, Term } from '../../kernel/rulebook/eligibility.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { Words } from '../../kernel/route.contract.ts'

/** Why a policy says what it says, in words that a consumer and a merchant can rely on, each with where it stands. */

type Book = Pick<Rulebook, 'history' | 'source'>
export type ReasonLine = { readonly code: string; readonly words: Words; readonly rule: string; readonly basis: Words }

const units: Readonly<Record<string, Words>> = {
  'natural-day': { zh: '个自然日', en: 'natural days' },
  'working-day': { zh: '个工作日', en: 'working days' },
  hour: { zh: '小时', en: 'hours' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
}

export function explainReasons({ reasons, lastDay }: Pick<Finding, 'reasons' | 'lastDay'>, book: Book): ReasonLine[] {
  return reasons.map((reason) => ({
    code: reason.code,
    words: wordsOf(reason, lastDay, book),
    rule: reason.rule,
    basis: basisOf(reason.rule, book),
  }))
}

function wordsOf({ code, rule: id }: Reason, lastDay: string | null, book: Book): Words {
  const rule = book.history(id).at(-1)
  const title = rule?.title ?? { zh: id, en: id }
  const span = rule && isKind(rule, 'clock') ? spanOf(rule) : { zh: '', en: '' }
  const day = lastDay ?? ''
  switch (code) {
    case 'in-time':
      return {
        zh: `在申请期内：签收次日起${span.zh}，最后一天是 ${day}。`,
        en: `In time: ${span.en} from the day after receipt, until ${day}.`,
      }
    case 'out-of-time':
      return {
        zh: `已经超过申请期：签收次日起${span.zh}，到 ${day} 为止。`,
        en: `The time to ask is over: ${span.en} from the day after receipt, until ${day}.`,
      }
    case 'past-window':
      return {
        zh: `签收次日起${span.zh}已经过了（到 ${day}），是否同意由商家判断。`,
        en: `The ${span.en} from the day after receipt are over (until ${day}); the merchant judges.`,
      }
    case 'receipt-unknown':
      return {
        zh: '商城没有告诉我们签收的日期，是否在期限内由商家判断。',
        en: 'The marketplace did not say when the goods arrived; the merchant judges whether it is in time.',
      }
    case 'excluded-goods':
      return rule ? rule.summary : title
    case 'evidence-needed':
      return {
        zh: '附上照片或视频，商家才好判断；没有凭证的，商家不答复时不会自动同意。',
        en: 'Attach pictures or a video so that the merchant can judge; without them, its silence is no approval.',
      }
    case 'not-offered':
      return { zh: '这一类商品没有这一项售后。', en: 'This is not offered for goods of this category.' }
  }
}

const spanOf = ({ amount, unit }: { readonly amount: number; readonly unit: string }): Words => ({
  zh: `${amount} ${units[unit]?.zh ?? unit}`,
  en: `${amount} ${units[unit]?.en ?? unit}`,
})

/** `消费者权益保护法 第25(1)条` */
export function basisOf(ruleId: string, book: Book): Words {
  const rule = book.history(ruleId).at(-1)
  return rule ? citation(rule.source, rule.article, book) : { zh: ruleId, en: ruleId }
}

export const freightBasisOf = (term: Pick<Term, 'freightSource' | 'freightArticle'>, book: Book): Words =>
  citation(term.freightSource, term.freightArticle, book)

function citation(sourceId: string, article: string | undefined, book: Book): Words {
  const title = book.source(sourceId)?.title ?? { zh: sourceId, en: sourceId }
  return article === undefined ? title : { zh: `${title.zh}第 ${article} 条`, en: `${title.en}, art. ${article}` }
}

export const silenceWords = (onSilence: Term['onSilence'], eligible: boolean): Words =>
  onSilence === 'approve' && eligible
    ? {
        zh: '商家到期不答复，视为同意。',
        en: 'If the merchant does not answer in time, the request counts as approved.',
      }
    : {
        zh: '商家到期不答复，您可以一键转为投诉。',
        en: 'If the merchant does not answer in time, you can turn the request into a complaint with one tap.',
      }

export const policyHead = ({ id, title, condition }: Policy) => ({
  id,
  title: { ...title },
  condition: { ...condition },
})
