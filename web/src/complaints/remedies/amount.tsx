import type { Amount } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { moneyWords } from '../../text/money.ts'
import { t } from '../../text/text.ts'

/** ¥900.00, ¥900.00 至 ¥1,500.00, 最多 ¥1,500.00 */
export function amountText({ fromFen, upToFen }: Amount): string {
  if (fromFen === upToFen) return moneyWords(fromFen)
  const upTo = moneyWords(upToFen)
  return fromFen === 0
    ? t('remedies.result.upTo', { upTo })
    : t('remedies.result.range', { from: moneyWords(fromFen), upTo })
}

export const AmountText = ({ amount }: { readonly amount: Amount }) => <span>{amountText(amount)}</span>
