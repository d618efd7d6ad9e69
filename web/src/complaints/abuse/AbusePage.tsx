import { Link } from '@tanstack/react-router'
import { listReviews, type ReviewView } from '../../../../src/complaints/abuse/abuse.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'

const tabs = ['open', 'to-confirm', 'appealed', 'decided', 'lifted'] as const

/** Signs that somebody may abuse complaints, for people to look at. */
export function AbusePage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const tab = tabs.find((one) => one === query['tab']) ?? 'open'
  const list = useList(listReviews, { state: tab, limit: 50 }, { refetchEveryMs: 60_000 })
  const columns = useColumns()
  return (
    <div className="page">
      <PageHead title={t('abuse.title')} lead={t('abuse.lead')} />
      <DataTable
        label={t('abuse.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        paging={list}
        empty={<EmptyState title={t(`abuse.empty.${tab}`)}>{t('abuse.emptyHelp')}</EmptyState>}
        views={{
          items: tabs.map((key) => ({ key, label: t(`abuse.tab.${key}`), count: null })),
          value: tab,
          onChange: (key) => setQuery({ tab: key }),
        }}
      />
    </div>
  )
}

function useColumns(): Column<ReviewView>[] {
  const { t } = useText()
  return [
    {
      key: 'person',
      title: t('abuse.column.person'),
      width: '230px',
      render: (row) => (
        <Link to="/complaints/abuse/$id" params={{ id: row.id }} className="code">
          {row.latest?.receipt ?? t('abuse.review')}
        </Link>
      ),
    },
    {
      key: 'signs',
      title: t('abuse.column.signs'),
      render: (row) =>
        row.signs.length === 0 ? (
          <span className="quiet">{t('abuse.noSigns')}</span>
        ) : (
          <ul>
            {row.signs.map(({ kind, count }) => (
              <li key={kind}>{t(`abuse.sign.${kind}`, { count })}</li>
            ))}
          </ul>
        ),
    },
    {
      key: 'record',
      title: t('abuse.column.record'),
      width: '230px',
      render: (row) => t('abuse.record', { complaints: row.complaints, upheld: row.upheld }),
    },
    {
      key: 'opened',
      title: t('abuse.column.opened'),
      width: '190px',
      render: (row) => (
        <span>
          <When at={row.openedAt} />
          <span className="quiet small"> {t(`abuse.because.${row.because}`)}</span>
        </span>
      ),
    },
    {
      key: 'result',
      title: t('abuse.column.result'),
      width: '170px',
      render: (row) =>
        row.measure && (
          <StateTag tone={row.limits ? 'danger' : row.measure === 'warning' ? 'risk' : 'plain'}>
            {t(`abuse.measure.${row.measure}`)}
          </StateTag>
        ),
    },
  ]
}
