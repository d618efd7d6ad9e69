import { Link } from '@tanstack/react-router'
import type { Supervision } from '../../../src/evaluation/supervision.contract.ts'
import { figureWords } from '../../../src/evaluation/supervision-words.contract.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { useText } from '../text/text.ts'
import { Meaning, Share } from './figures.tsx'

type Row = Supervision['merchants']['rows'][number]

/** Only shops with enough complaints stand here by name; the rest are one sentence. */
export function MerchantTable({ of: { merchants } }: { readonly of: Supervision }) {
  const { t, say } = useText()
  const { minimumCount, rows, others } = merchants
  const columns: readonly Column<Row>[] = [
    { key: 'name', title: t('supervision.merchant'), render: (row) => row.name },
    { key: 'received', title: t('supervision.received'), align: 'end', render: (row) => row.received },
    { key: 'closed', title: t('supervision.closed'), align: 'end', render: (row) => row.closed },
    { key: 'open', title: t('supervision.open'), align: 'end', render: (row) => row.received - row.closed },
    {
      key: 'resolved',
      title: t('supervision.resolved'),
      render: (row) => <Share of={row.resolved} whole={row.closed} />,
    },
  ]
  return (
    <section className="stack-tight">
      <h2>{say(figureWords.merchants.title)}</h2>
      {rows.length > 0 && (
        <DataTable
          plain
          label={say(figureWords.merchants.title)}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          empty={null}
        />
      )}
      <p className="quiet">
        {rows.length === 0 && `${t('supervision.noMerchant', { n: minimumCount })} `}
        {others.merchants > 0 &&
          t('supervision.others', { merchants: others.merchants, complaints: others.complaints })}{' '}
        <Link to="/rules/statistics.minimum-count">{t('supervision.minimum', { n: minimumCount })}</Link>
      </p>
      <Meaning of="merchants" />
    </section>
  )
}
