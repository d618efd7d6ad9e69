import type { PaymentsView, PaymentView } from '../../../../src/complaints/payments/payment.contract.ts'
import { Money } from '../../parts/Money.tsx'
import { StateTag, type Tone } from '../../parts/StateTag.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { Decide } from './Decide.tsx'
import { EndPayment } from './EndPayment.tsx'
import { ObligationSteps } from './ObligationSteps.tsx'

type Owed = PaymentsView['owed'][number]

/** One thing that is owed, and every payment for it. */
export function OwedLine({ of, owed }: { readonly of: PaymentsView; readonly owed: Owed }) {
  const { t } = useText()
  const debtor = t(`payments.debtor.${owed.debtor === of.viewer && owed.debtor !== 'platform' ? 'you' : owed.debtor}`)
  const remedy = t(`complaints.remedy.${owed.remedy}`)
  return (
    <div className="stack-tight">
      <p className="row">
        <strong>
          {debtor} {remedy} {owed.amountFen > 0 && <Money fen={owed.amountFen} currency={of.currency} />}
        </strong>
        <Standing owed={owed} />
      </p>
      {owed.line && <p className="small">{t('payments.forLine', { item: owed.line })}</p>}
      <p className="quiet small">
        {t(`payments.basis.${owed.basis}`)} · {t('payments.dueOn')} <DayText day={owed.dueOn} />
        {owed.amountFen > 0 && owed.leftFen > 0 && owed.leftFen < owed.amountFen && (
          <>
            {' · '}
            {t('payments.left')} <Money fen={owed.leftFen} currency={of.currency} />
          </>
        )}
      </p>
      {of.owed.length > 1 && <ObligationSteps id={of.id} owed={owed} />}
      {owed.payments.length > 0 && (
        <ul className="payments">
          {owed.payments.map((payment) => (
            <li key={payment.id}>
              <PaymentLine of={of} payment={payment} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Standing({ owed }: { readonly owed: Owed }) {
  const { t } = useText()
  if (owed.state === 'confirmed' || owed.state === 'enforced' || owed.state === 'proven')
    return <StateTag tone={owed.state === 'proven' ? 'info' : 'kept'}>{t(`payments.owed.${owed.state}`)}</StateTag>
  if (owed.underWayFen > 0 && owed.leftFen === 0) return <StateTag tone="info">{t('payments.owed.underWay')}</StateTag>
  return (
    <StateTag tone={owed.state === 'disputed' ? 'danger' : 'risk'}>
      {t(owed.state === 'disputed' ? 'payments.owed.disputed' : 'payments.owed.open')}
    </StateTag>
  )
}

const tones = {
  asked: 'risk',
  ordered: 'info',
  done: 'kept',
  refused: 'danger',
  declined: 'plain',
} as const satisfies Record<PaymentView['state'], Tone>

function PaymentLine({ of, payment }: { readonly of: PaymentsView; readonly payment: PaymentView }) {
  const { t, say } = useText()
  return (
    <div className="stack-tight">
      <p className="row">
        <span>
          {t(`payments.way.${payment.way}`)} <Money fen={payment.amountFen} currency={of.currency} />
        </span>
        <StateTag tone={payment.trouble ? 'risk' : tones[payment.state]}>
          {payment.trouble ? t(`payments.trouble.${payment.trouble}`) : t(`payments.state.${payment.state}`)}
        </StateTag>
        <span className="quiet small">
          <When at={payment.doneAt ?? payment.decidedAt ?? payment.askedAt} />
          {payment.byHand && ` · ${t('payments.byHand')}`}
        </span>
      </p>
      {payment.ground && (
        <p className="quiet small">
          {t('payments.groundIs', { ground: say(payment.ground.title), article: payment.ground.article ?? '' })}
        </p>
      )}
      {payment.note && <p className="small payments-note">{payment.note}</p>}
      {payment.mayDecide && <Decide id={of.id} payment={payment.id} />}
      {payment.mayEnd && <EndPayment id={of.id} payment={payment.id} />}
    </div>
  )
}
