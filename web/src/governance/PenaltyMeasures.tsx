import { Link } from '@tanstack/react-router'
import type { OrderState, PenaltyView } from '../../../src/governance/penalties/penalty.contract.ts'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useSession } from '../shell/session.ts'
import { untilWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { MeasureLine } from './marks.tsx'

const tones: Readonly<Record<OrderState, Tone>> = {
  asked: 'info',
  sent: 'info',
  confirmed: 'kept',
  refused: 'danger',
  troubled: 'danger',
}

/** What it led to, and what the marketplace was told and answered. */
export function PenaltyMeasures({ of }: { readonly of: PenaltyView }) {
  const { t, language } = useText()
  const { me } = useSession()
  const officer = me?.roles.some((role) => role === 'governance-officer' || role === 'admin')
  return (
    <section className="surface stack">
      <h2>{t('penalties.measure.title')}</h2>
      {of.measures.length === 0 && <p className="quiet">{t('penalties.measure.none')}</p>}
      <ul className="plain-list">
        {of.measures.map((one) => (
          <li key={`${one.measure}-${one.node}-${one.from}`}>
            <MeasureLine of={one} />
          </li>
        ))}
      </ul>
      {of.orders.length > 0 && <h3>{t('penalties.order.title')}</h3>}
      <ul className="plain-list">
        {of.orders.map((order) => (
          <li key={`${order.measure}-${order.does}-${order.at}`}>
            <StateTag tone={tones[order.state]}>{t(`penalties.order.state.${order.state}`)}</StateTag>{' '}
            {t(`penalties.order.${order.does}`, { measure: t(`penalties.catalogue.measureNames.${order.measure}`) })}{' '}
            <span className="quiet small">
              {order.until && `${t('penalties.measure.until', { until: untilWords(order.until, language) })} · `}
              <When at={order.answeredAt ?? order.at} />
              {officer && order.command && (
                <>
                  {' · '}
                  <Link to="/commands" search={{ target: of.merchant.id }}>
                    {t('penalties.order.command')}
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
