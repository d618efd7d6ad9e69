import { Link } from '@tanstack/react-router'
import type { Supervision } from '../../../src/evaluation/supervision.contract.ts'
import { spanText } from '../parts/clock-text.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { spanWords } from '../text/time.ts'
import { useText } from '../text/text.ts'
import { InTime, Meaning } from './figures.tsx'

type Row = Supervision['profiles'][number]
const clauses = { platform: '7.3.1', regulator: '7.3.2', social: '7.3.3' } as const

/** Channels by who stands behind them, each against its own limits. */
export function ProfileTable({ of }: { readonly of: Supervision }) {
  const { t } = useText()
  const columns: readonly Column<Row>[] = [
    {
      key: 'profile',
      title: t('supervision.profile'),
      render: (row) => (
        <div className="supervision-profile">
          {t(`supervision.profiles.${row.profile}`)}
          <div className="small quiet">
            <Limits of={row} /> · <Link to={`/plan/${clauses[row.profile]}`}>{clauses[row.profile]}</Link>
          </div>
        </div>
      ),
    },
    { key: 'received', title: t('supervision.received'), align: 'end', render: (row) => row.received },
    { key: 'closed', title: t('supervision.closed'), align: 'end', render: (row) => row.closed },
    { key: 'open', title: t('supervision.open'), align: 'end', render: (row) => row.open },
    { key: 'answered', title: t('supervision.answered'), render: (row) => <InTime of={row.answered} /> },
    { key: 'finished', title: t('supervision.finished'), render: (row) => <InTime of={row.finished} /> },
    {
      key: 'median',
      title: t('supervision.median'),
      align: 'end',
      render: ({ median }) => (median.workingDays === null ? '—' : t('supervision.days', { n: median.workingDays })),
    },
  ]
  return (
    <section className="stack-tight">
      <h2>{t('supervision.byProfile')}</h2>
      <DataTable
        plain
        label={t('supervision.byProfile')}
        columns={columns}
        rows={of.profiles}
        keyOf={(row) => row.profile}
        empty={null}
      />
      <Meaning of="answered" />
    </section>
  )
}

function Limits({ of: { respond, finish } }: { readonly of: Row }) {
  const { t } = useText()
  const words = (limit: Row['respond']) => (limit ? spanWords(limit, spanText()) : '—')
  return t('supervision.limits', { respond: words(respond), finish: words(finish) })
}
