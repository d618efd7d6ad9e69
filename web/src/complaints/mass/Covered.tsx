import { Link } from '@tanstack/react-router'
import { listClusters } from '../../../../src/complaints/mass/cluster.contract.ts'
import { useList } from '../../api/hooks.ts'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { useSharedWords } from './shared.tsx'

/** Proposals that stand aside, each with why. Nothing while there are none. */
export function Covered() {
  const { t } = useText()
  const shared = useSharedWords()
  const { data } = useList(listClusters, { state: 'covered', limit: 20 })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <details className="surface">
      <summary>{t('massLeads.covered.title')}</summary>
      <p className="quiet small">{t('massLeads.covered.help')}</p>
      <ul className="stack-tight">
        {rows.map((row) => (
          <li key={row.id}>
            {shared(row.shared)} · {row.merchant.name} ·{' '}
            {row.coveredBy ? (
              <>
                {t('massLeads.covered.byClaim')}{' '}
                <Link to={`/mass-claims/${row.coveredBy.id}`}>{row.coveredBy.title}</Link>
              </>
            ) : (
              t('massLeads.covered.byOther')
            )}{' '}
            {row.decidedAt && (
              <span className="quiet small">
                <When at={row.decidedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
