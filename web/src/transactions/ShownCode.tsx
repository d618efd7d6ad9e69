import { Button, QRCode } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { readCode, type CodeRow } from '../../../src/transactions/dynamic-code/code.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { BarCode } from './BarCode.tsx'
import { CodeEnd } from './CodeEnd.tsx'
import { useLeft } from './use-left.ts'
import type { Code, PayCode } from './use-pay-code.ts'

/** The code with the time it has left, or why it is not shown, or what became of it. */
export function ShownCode({ of }: { readonly of: PayCode }) {
  const { t } = useText()
  const { code, away, problem } = of
  const end = useEnd(code)
  if (end) return <CodeEnd of={end} code={code} onAgain={of.again} onBack={of.back} />
  return (
    <section className="surface stack pay-code">
      {problem && <Problem problem={problem} onRetry={of.again} />}
      {!code && !away && !problem && <Skeleton lines={8} />}
      {away && (
        <>
          <output>{t(`payCode.${away}`)}</output>
          <Button type="primary" onClick={of.again}>
            {t('payCode.again')}
          </Button>
        </>
      )}
      {code && <Codes key={code.id} code={code} onOver={of.renew} />}
      <div className="actions">
        {code && <Button onClick={of.stop}>{t('payCode.stop')}</Button>}
        <Button onClick={of.back}>{t('payCode.back')}</Button>
      </div>
    </section>
  )
}

function Codes({ code, onOver }: { readonly code: Code; readonly onOver: () => void }) {
  const { t } = useText()
  const left = useLeft(code.seconds)
  const over = left === 0
  const renew = useEffectEvent(onOver)
  useEffect(() => {
    if (over) renew()
  }, [over])
  const { dailyFen, usedFen } = code.cap
  return (
    <>
      <h2>{t('payCode.payTo', { shop: code.payee.name })}</h2>
      <p className="pay-most">{t('payCode.atMost', { amount: moneyWords(code.highestFen, code.currency) })}</p>
      <QRCode value={code.qr} type="svg" size={220} bordered={false} aria-label={t('payCode.qr')} />
      <BarCode digits={code.digits} />
      <p className="pay-digits number">{code.digits.replace(/(\d{4})(?=\d)/g, '$1 ')}</p>
      <div className="pay-left" aria-hidden="true">
        <span style={{ inlineSize: `${(left / code.seconds) * 100}%` }} />
      </div>
      <p className="quiet number">{t('payCode.left', { n: left })}</p>
      {dailyFen !== null && (
        <p className="quiet small">
          {t('payCode.grade', {
            amount: moneyWords(Math.max(0, dailyFen - usedFen)),
            limit: moneyWords(dailyFen),
          })}
        </p>
      )}
    </>
  )
}

/** What became of the code that is shown, as soon as something did. */
function useEnd(code: Code | null): CodeRow | null {
  const { data } = useRoute(readCode, { id: code?.id ?? '' }, { enabled: code !== null, refetchEveryMs: 2_000 })
  return data && data.id === code?.id && (data.state === 'redeemed' || data.state === 'burnt') ? data : null
}
