import { Button } from 'antd'
import { useState } from 'react'
import { listRemedies } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { useText } from '../../text/text.ts'
import { dayOf } from '../../text/time.ts'
import type { StepProps } from '../filing-check.ts'
import { mostClaimable } from '../filing-check.ts'
import { DemandForm } from './DemandForm.tsx'

/** At filing: asked by whoever opens it, nothing is ticked beforehand. */
export function FilingDemands({ filing, change }: Pick<StepProps, 'filing' | 'change'>) {
  const { t } = useText()
  const { draft, order, category } = filing
  const [open, setOpen] = useState(false)
  // Who is not signed in names an order that only the server can look at, and says day, price and pieces itself.
  if (order === null ? draft.orderId !== '' : order.currency !== 'CNY') return null
  const known = { ...(category && { category: category.code }), ...(order && boughtIn(draft, order)) }
  return (
    <section className="stack">
      <h2 className="h3">{t('demand.title')}</h2>
      <p className="quiet small">{t('demand.filingHelp')}</p>
      <DemandNames
        demands={draft.demands}
        onDrop={(remedy) => change({ demands: draft.demands.filter((one) => one.remedy !== remedy) })}
      />
      {open ? (
        <DemandForm
          known={known}
          taken={draft.demands.map(({ remedy }) => remedy)}
          send={t('demand.keepForFiling')}
          onSend={(demanding) => {
            change({ demands: [...draft.demands, demanding] })
            setOpen(false)
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <div className="actions">
          <Button onClick={() => setOpen(true)}>{t('demand.add')}</Button>
        </div>
      )}
    </section>
  )
}

function boughtIn(draft: StepProps['filing']['draft'], order: NonNullable<StepProps['filing']['order']>) {
  const lines = order.lines.filter(({ id }) => draft.lineIds.includes(id))
  return {
    boughtOn: dayOf(new Date(order.placedAt)),
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    paidFen: mostClaimable({ draft, order: { ...order, refundedFen: 0 } }),
  }
}

type Names = {
  readonly demands: StepProps['filing']['draft']['demands']
  readonly onDrop?: (remedy: string) => void
}
export function DemandNames({ demands, onDrop }: Names) {
  const { t, say } = useText()
  const { data } = useRoute(listRemedies, {}, { enabled: demands.length > 0 })
  if (demands.length === 0) return null
  return (
    <ul className="plain-list stack-tight">
      {demands.map(({ remedy }) => {
        const title = data?.remedies.find(({ id }) => id === remedy)?.title
        return (
          <li key={remedy} className="row">
            <span>{title ? say(title) : t('demand.title')}</span>
            {onDrop && (
              <button type="button" className="plain-button small" onClick={() => onDrop(remedy)}>
                {t('demand.drop')}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
