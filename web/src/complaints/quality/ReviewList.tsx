import { Link } from '@tanstack/react-router'
import {
  exportReviews,
  listReviews,
  type ReviewFilter,
  type ReviewRow,
} from '../../../../src/complaints/quality/quality.contract.ts'
import { useList } from '../../api/hooks.ts'
import { requestOf } from '../../api/url.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

type Props = { readonly tab: ReviewFilter['tab']; readonly isLead: boolean; readonly round?: string }

/** What says nothing of one's own reviews that are still to do. */
const done = ['reviewer', 'score', 'tasks']

export function ReviewList({ tab, isLead, round }: Props) {
  const { t } = useText()
  const filter = { tab, ...(round && { round }) }
  const list = useList(listReviews, { ...filter, limit: 50 }, { refetchEveryMs: 60_000 })
  const columns = useColumns().filter(({ key }) => tab !== 'mine' || !done.includes(key))
  return (
    <DataTable
      label={t(`quality.tab.${tab}`)}
      columns={columns}
      rows={list.data?.rows ?? []}
      keyOf={(row) => row.id}
      loading={list.loading}
      problem={list.problem}
      onRetry={() => void list.refetch()}
      paging={list}
      filters={
        isLead && (
          <a href={requestOf(exportReviews, filter).url} download>
            {t('quality.export')}
          </a>
        )
      }
      empty={<EmptyState title={t(`quality.empty.${tab}`)}>{t('quality.emptyHelp')}</EmptyState>}
    />
  )
}

function useColumns(): Column<ReviewRow>[] {
  const { t } = useText()
  return [
    {
      key: 'receipt',
      title: t('complaints.queue.receipt'),
      width: '230px',
      render: (row) => (
        <span className="stack-tight">
          <Link to="/complaints/quality/$id" params={{ id: row.id }} className="code">
            {row.receipt}
          </Link>
          <span className="quiet small">
            {t(`complaints.category.${row.category}`)}
            {row.ended && ` · ${t(`complaints.outcome.${row.ended}`)}`}
          </span>
        </span>
      ),
    },
    { key: 'agent', title: t('quality.agent'), width: '120px', render: (row) => row.agent.name },
    {
      key: 'reviewer',
      title: t('quality.reviewer'),
      width: '150px',
      render: (row) => row.reviewer?.name ?? <StateTag tone="risk">{t('quality.nobody')}</StateTag>,
    },
    {
      key: 'state',
      title: t('quality.stateTitle'),
      render: (row) => (
        <span className="row">
          <StateTag tone={row.state === 'objected' ? 'risk' : row.state === 'to-do' ? 'info' : 'plain'}>
            {t(`quality.state.${row.state}`)}
          </StateTag>
          {row.calibration && <StateTag>{t('quality.calibration')}</StateTag>}
          {row.byHand && !row.calibration && <StateTag>{t('quality.byHand')}</StateTag>}
        </span>
      ),
    },
    { key: 'score', title: t('quality.score'), width: '150px', render: (row) => <Score of={row} /> },
    {
      key: 'tasks',
      title: t('quality.tasksOpen'),
      width: '110px',
      align: 'end',
      render: (row) => (row.tasksOpen > 0 ? row.tasksOpen : '—'),
    },
    { key: 'at', title: t('quality.at'), width: '150px', render: (row) => <When at={row.doneAt ?? row.createdAt} /> },
  ]
}

export function Score({ of }: { readonly of: Pick<ReviewRow, 'score' | 'failed'> }) {
  const { t } = useText()
  if (of.failed === null) return <span className="quiet">—</span>
  return (
    <span className="row">
      <strong className="number">{of.score ?? '—'}</strong>
      <StateTag tone={of.failed ? 'danger' : 'kept'}>{t(of.failed ? 'quality.failed' : 'quality.passed')}</StateTag>
    </span>
  )
}
