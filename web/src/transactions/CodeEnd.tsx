import { Button } from 'antd'
import type { CodeRow, issueCode } from '../../../src/transactions/dynamic-code/code.contract.ts'
import type { Output } from '../../../src/kernel/route.contract.ts'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'

type Props = {
  readonly of: CodeRow
  readonly code: Output<typeof issueCode> | null
  readonly onAgain: () => void
  readonly onBack: () => void
}

/** What became of a code: paid, or burnt and why. */
export function CodeEnd({ of, code, onAgain, onBack }: Props) {
  const { t, language } = useText()
  const paid = of.state === 'redeemed'
  const limit = code?.cap.dailyFen ?? 0
  return (
    <section className="surface stack pay-code">
      <output className="stack-tight">
        {paid ? (
          <>
            <h2>{t('payCode.paid', { amount: moneyWords(of.amountFen ?? 0, of.currency) })}</h2>
            <p>{t('payCode.paidTo', { shop: of.payee.name, when: whenWords(of.endedAt ?? of.createdAt, language) })}</p>
            {of.overCap && <p className="note note-risk">{t('payCode.overCap', { limit: moneyWords(limit) })}</p>}
          </>
        ) : (
          <p className="note note-risk">{t('payCode.burnt', { why: t(`payCode.why.${of.why ?? 'payee'}`) })}</p>
        )}
      </output>
      <div className="actions">
        {!paid && (
          <Button type="primary" onClick={onAgain}>
            {t('payCode.again')}
          </Button>
        )}
        <Button onClick={onBack}>{t('payCode.back')}</Button>
      </div>
    </section>
  )
}
