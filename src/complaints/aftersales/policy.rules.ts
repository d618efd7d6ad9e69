import type { z } from 'zod'
import type { Policy } from '../../kernel/rulebook/eligibility.rules.ts'
import type { Rule, RuleOf } from '../../kernel/rulebook/rulebook.contract.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { PolicyView, StepTime } from './policy.contract.ts'
import { silenceWords } from './reason.rules.ts'
import { timers } from './lifecycle.rules.ts'

type Book = Pick<Rulebook, 'all' | 'find' | 'source'>
const plain = (words: { readonly zh: string; readonly en: string }) => ({ zh: words.zh, en: words.en })

/** Every policy in force on a day, the one for the rest last, with the law it rests on. */
export function policiesOn(book: Book, day: string): z.input<typeof PolicyView>[] {
  return book.all
    .filter((rule): rule is Policy => isKind(rule, 'aftersales-policy') && isInForce(rule, day))
    .toSorted((a, b) => Number(a.goods.length === 0) - Number(b.goods.length === 0))
    .map((policy) => viewPolicy(policy, book, day))
}

function viewPolicy(policy: Policy, book: Book, day: string): z.input<typeof PolicyView> {
  return {
    id: policy.id,
    title: plain(policy.title),
    summary: plain(policy.summary),
    goods: [...policy.goods],
    condition: plain(policy.condition),
    terms: policy.terms.flatMap((term) => {
      const window = book.find(term.window, day)
      if (!window || !isKind(window, 'clock')) return []
      return [
        {
          request: term.request,
          window: viewWindow(window, book),
          freight: term.freight,
          freightBasis: { source: sourceOf(term.freightSource, book), article: term.freightArticle ?? null },
          evidence: term.evidence,
          onSilence: plain(silenceWords(term.onSilence, true)),
        },
      ]
    }),
    exclusions: policy.exclusions.flatMap(({ rule: id, applies }) => {
      const rule = book.find(id, day)
      if (!rule || !isKind(rule, 'aftersales-exclusion')) return []
      const { needsConfirmation } = rule
      return [
        {
          rule: id,
          title: plain(rule.title),
          summary: plain(rule.summary),
          applies,
          needsConfirmation,
          basis: basisOf(rule, book),
        },
      ]
    }),
  }
}

const viewWindow = (window: RuleOf<'clock'>, book: Book) => ({
  rule: window.id,
  title: plain(window.title),
  span: { amount: window.amount, unit: window.unit },
  starts: plain(window.starts),
  after: plain(window.consequence),
  basis: basisOf(window, book),
})

const sourceOf = (id: string, book: Book) => plain(book.source(id)?.title ?? { zh: id, en: id })
const basisOf = (rule: Rule, book: Book) => ({
  source: sourceOf(rule.source, book),
  article: rule.article ?? null,
  confidence: rule.confidence,
})

/** How long each step may take, in the order of the lifecycle; the same for every category. */
export function stepTimes(book: Book, day: string): z.input<typeof StepTime>[] {
  const rules = Object.values(timers).flatMap(({ clock }) => [clock('exchange'), clock('repair')])
  return [...new Set(rules)].flatMap((id) => {
    const rule = book.find(id, day)
    if (!rule || !isKind(rule, 'clock')) return []
    const { title, duty, consequence, amount, unit } = rule
    return [
      { rule: id, title: plain(title), span: { amount, unit }, duty: plain(duty), consequence: plain(consequence) },
    ]
  })
}
