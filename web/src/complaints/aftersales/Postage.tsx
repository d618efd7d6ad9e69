import { Link } from '@tanstack/react-router'
import type { RequestView } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import { Money } from '../../parts/Money.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

/** What sending the goods back cost: as stated, what the merchant accepts, and whether it is paid. */
export function Postage({ of }: { readonly of: RequestView }) {
  const { t } = useText()
  const { statedFen, grantedFen, orderedAt, commandState, paidAt } = of.postage
  if (statedFen === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('aftersales.postage.title')}</h2>
      <ol className="stack">
        <li>
          {t('aftersales.postage.stated')} <Money fen={statedFen} currency={of.currency} />
        </li>
        {grantedFen !== null && (
          <li>
            {t('aftersales.postage.granted')} <Money fen={grantedFen} currency={of.currency} />
          </li>
        )}
        {orderedAt && (
          <li>
            {t('aftersales.postage.ordered')} · <When at={orderedAt} />
          </li>
        )}
        {commandState && commandState !== 'confirmed' && <li>{t(`aftersales.refund.${commandState}`)}</li>}
        {paidAt && (
          <li>
            <strong>{t('aftersales.postage.paid')}</strong> · <When at={paidAt} />
          </li>
        )}
      </ol>
      <p className="small quiet">{t('aftersales.postage.when')}</p>
      {grantedFen !== null && of.viewer === 'consumer' && (
        <p className="small">
          {t('aftersales.postage.disagree')}{' '}
          <Link to={`/complaints/new?order=${of.orderId}`}>{t('aftersales.postage.complain')}</Link>
        </p>
      )}
    </section>
  )
}
