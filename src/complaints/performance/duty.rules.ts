import { formatFen } from '../../kernel/money.ts'
import { remedyWords } from '../category.rules.ts'
import type { Side } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import type { Owed } from './obligation.store.ts'

type Line = Pick<Owed, 'debtor' | 'remedy' | 'amountFen' | 'dueOn'>
export type Duty = { readonly lastDay: string; readonly whatZh: string; readonly whatEn: string }

/** What a side has to do and by when it has to begin with it; null where it owes nothing. For a notice: no names, no words of anybody. */
export function dutyOf(owed: readonly Line[], side: Side, currency: Complaint['currency']): Duty | null {
  const own = owed
    .filter(({ debtor }) => (debtor === 'consumer') === (side === 'consumer'))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const [first] = own
  if (!first) return null
  const several = own.some(({ dueOn }) => dueOn !== first.dueOn)
  const line = (language: 'zh' | 'en') => (one: Line) =>
    [
      remedyWords[one.remedy][language],
      ...(one.amountFen > 0 ? [formatFen(one.amountFen, currency)] : []),
      ...(several ? [`(${one.dueOn})`] : []),
    ].join(' ')
  return { lastDay: first.dueOn, whatZh: own.map(line('zh')).join('、'), whatEn: own.map(line('en')).join(', ') }
}
