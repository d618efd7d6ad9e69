import { Link } from '@tanstack/react-router'
import type { HandOverRow } from '../../../../../src/complaints/desk/roster/hand-over.contract.ts'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'

type Props = {
  readonly rows: readonly HandOverRow[]
  readonly label: string
  /** What is said when there is nothing. */
  readonly none: string
  /** It was done already: who has what, each a link to its case. */
  readonly past?: boolean
}

/** Complaints by whom they go to, or went to. */
export function HandOverRows({ rows, label, none, past = false }: Props) {
  const { t } = useText()
  if (rows.length === 0) return <p className="quiet">{none}</p>
  const groups = [...Map.groupBy(rows, (row) => row.to?.name ?? '')]
  const head = (name: string, n: number) => {
    if (past) return name ? t('roster.away.has', { name, n }) : t('roster.away.nobodyHas', { n })
    return name ? t('roster.hand.gets', { name, n }) : t('roster.hand.nobody', { n })
  }
  return (
    <section className="stack-tight hand-over" aria-label={label}>
      {groups.map(([name, all]) => (
        <details key={name} open={groups.length < 4 && rows.length < 12}>
          <summary>{head(name, all.length)}</summary>
          <ul className="plain-list">
            {all.map((row) => (
              <li key={row.id} className="row small">
                <span>{t(`complaints.category.${row.category}`)}</span>
                {past ? (
                  <Link className="code" to={`/complaints/${row.id}`}>
                    {row.receipt}
                  </Link>
                ) : (
                  <span className="code">{row.receipt}</span>
                )}
                <span className="quiet">{row.dueAt && <When at={row.dueAt} end />}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
