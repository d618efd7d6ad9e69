import { Link } from '@tanstack/react-router'
import { exportRequests, listRequests } from '../../../../src/privacy/request/request-routes.contract.ts'
import { RequestType, requestTypes, type RequestRow } from '../../../../src/privacy/request/request.contract.ts'
import { useList } from '../../api/hooks.ts'
import { queryOf } from '../../api/url.ts'
import { Choice } from '../../parts/Choice.tsx'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { SearchBox } from '../../parts/SearchBox.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { RequestMark } from './marks.tsx'

const tabs = ['open', 'overdue', 'ended'] as const
function filterOf(query: Readonly<Record<string, string>>) {
  const type = RequestType.safeParse(query['type']).data
  const text = (query['text'] ?? '').slice(0, 60)
  return {
    tab: tabs.find((tab) => tab === query['tab']) ?? ('open' as const),
    ...(type && { type }),
    ...(text && { text }),
  }
}

/** What waits for the privacy officer, by the time that is left. */
export function RequestsPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listRequests, { ...filter, limit: 50 }, { refetchEveryMs: 60_000 })
  return (
    <div className="page">
      <PageHead
        title={t('rights.queue.title')}
        lead={t('rights.queue.lead')}
        action={
          <a href={`${exportRequests.path}${queryOf(filter)}`} download>
            {t('rights.queue.export')}
          </a>
        }
      />
      <DataTable
        label={t('rights.queue.title')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t(`rights.queue.empty.${filter.tab}`)}>{t('rights.queue.emptyHelp')}</EmptyState>}
        paging={list}
        views={{
          items: tabs.map((tab) => ({ key: tab, label: t(`rights.queue.tab.${tab}`), count: null })),
          value: filter.tab,
          onChange: (tab) => setQuery({ tab }),
        }}
        filters={
          <>
            <SearchBox
              words={t('rights.queue.search')}
              text={query['text'] ?? ''}
              onChange={(text) => setQuery({ text: text.trim() || undefined })}
            />
            <Choice
              label={t('rights.queue.type')}
              value={filter.type ?? ''}
              all={t('rights.queue.anyType')}
              options={requestTypes.map((value) => ({ value, label: t(`rights.type.${value}`) }))}
              onChange={(type) => setQuery({ type })}
            />
          </>
        }
      />
    </div>
  )
}

function useColumns(): Column<RequestRow>[] {
  const { t, say } = useText()
  return [
    {
      key: 'request',
      title: t('rights.queue.request'),
      render: (row) => (
        <div>
          <Link to="/privacy/requests/$id" params={{ id: row.id }}>
            {say(row.title)}
          </Link>
          <div className="quiet small">
            <span className="code">{row.number}</span> · {row.person ?? '—'}
          </div>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('rights.queue.state'),
      width: '200px',
      render: (row) => (
        <div>
          <RequestMark state={row.state} />
          {row.overdue && <StateTag tone="danger">{t('rights.overdue')}</StateTag>}
        </div>
      ),
    },
    {
      key: 'clock',
      title: t('rights.queue.clock'),
      width: '34%',
      render: (row) =>
        row.clock && row.closedAt === null ? (
          <ClockBar clock={row.clock} compact />
        ) : (
          <When at={row.closedAt ?? row.receivedAt} />
        ),
    },
  ]
}
