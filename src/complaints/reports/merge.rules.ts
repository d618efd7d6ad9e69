import { checkClockOf, takesOthers, type Report } from './report.rules.ts'
import { stepWords } from './words.contract.ts'

type Words = { readonly zh: string; readonly en: string }
const isUrgent = ({ kind }: Report): boolean => checkClockOf(kind) === 'report.check-urgent'

/** Why a report cannot be merged into another one; null when it can. Whether the first can be merged at all is its step. */
export function whyNotInto(report: Report, into: Report): Words | null {
  if (into.id === report.id) return { zh: '不能并入自己', en: 'it cannot be merged into itself' }
  if (report.merchantId === null || report.merchantId !== into.merchantId)
    return { zh: '两件举报不是同一家店', en: 'the two are not about the same shop' }
  if (!takesOthers.includes(into.state)) return stepWords[into.state]
  // Its one second look is used: whoever is merged into it would lose a right.
  if (into.lookedAgain)
    return { zh: '那件举报的复核机会已经用过', en: 'the second look at the other one has been used' }
  if (isUrgent(report) && !isUrgent(into))
    return {
      zh: '涉及安全的举报不能并入期限更长的举报',
      en: 'a report about safety does not wait for one that takes longer',
    }
  return null
}

/** Why a merge cannot be undone; null when it can. `into` is what the report follows now. */
export function whyNotApart(into: Report, mergedWith: string): Words | null {
  if (into.id !== mergedWith)
    return {
      zh: '并入的那件举报后来又被合并，请先撤销后一次合并',
      en: 'what it was merged into was merged on; undo that first',
    }
  return takesOthers.includes(into.state) ? null : stepWords[into.state]
}

/** Time that had run stays run; what was left goes on, and what was overdue is due with the next unit. */
export const leftOf = (remaining: number): number => Math.max(1, remaining)
