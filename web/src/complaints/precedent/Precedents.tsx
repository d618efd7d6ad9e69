import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readPrecedents, type Precedents as One } from '../../../../src/complaints/precedent/precedent.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { When } from '../../parts/When.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

type Props = { readonly id: string; readonly currency?: CaseView['currency']; readonly amountFen?: number | null }

/** How like cases were ruled, where somebody decides or mediates; a draft outside of the usual is pointed out, not forbidden. */
export function Precedents({ id, currency = 'CNY', amountFen = null }: Props) {
  const { t } = useText()
  const { data } = useRoute(readPrecedents, { id, ...(amountFen !== null && { amountFen }) }, { keep: true })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="inset stack-tight precedents" aria-label={t('precedent.title')}>
      <p>
        <strong>{t('precedent.title')}</strong>
      </p>
      {rows.map((row) => (
        <Row key={`${row.about.kind} ${row.about.id}`} row={row} currency={currency} />
      ))}
    </section>
  )
}

const percent = (share: number): string => `${Math.round(share / 100)}%`

function Row({ row, currency }: { readonly row: One; readonly currency: CaseView['currency'] }) {
  const { t, say } = useText()
  const { about, count, spread, warning, least } = row
  const what = about.title ? say(about.title) : t('demand.title')
  return (
    <div className="stack-tight">
      {spread === null || count === null ? (
        <p className="quiet small">{t('precedent.few', { what, least })}</p>
      ) : (
        <>
          <p className="small">
            {t('precedent.spread', {
              what,
              count,
              low: percent(spread.lowPerTenThousand),
              high: percent(spread.highPerTenThousand),
              middle: percent(spread.middlePerTenThousand),
            })}
          </p>
          {warning && (
            <p className="note note-risk" aria-live="polite">
              {say(warning)}
            </p>
          )}
          {row.cases.length > 0 && (
            <details>
              <summary className="small">{t('precedent.cases', { count: row.cases.length })}</summary>
              <ul className="small">
                {row.cases.map((one) => (
                  <li key={one.id}>
                    <Link to={`/complaints/${one.id}`}>{one.receipt}</Link> {percent(one.perTenThousand)}{' '}
                    <span className="number">{moneyWords(one.grantedFen, currency)}</span>{' '}
                    <span className="quiet">
                      <When at={one.decidedAt} />
                    </span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </div>
  )
}
