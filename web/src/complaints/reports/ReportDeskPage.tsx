import {
  exportReports,
  listReports,
  ReportFilter,
  reportKinds,
  type ReportRow,
} from '../../../../src/complaints/reports/report.contract.ts'
import { useList } from '../../api/hooks.ts'
import { queryOf } from '../../api/url.ts'
import { Choice } from '../../parts/Choice.tsx'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { SearchBox } from '../../parts/SearchBox.tsx'
import { reportTones } from './OwnReportCard.tsx'
import { ReportPanel } from './ReportPanel.tsx'
import './reports.css'

/** Reports with the time that is left; a row opens beside the list. Who reported stands in none of them. */
export function ReportDeskPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listReports, { ...filter, limit: 50 }, { refetchEveryMs: 60_000 })
  const rows = list.data?.rows ?? []
  return (
    <div className="page">
      <PageHead
        title={t('reports.desk.title')}
        lead={t('reports.desk.lead')}
        action={
          <a href={`${exportReports.path}${queryOf(filter)}`} download>
            {t('reports.desk.export')}
          </a>
        }
      />
      <DataTable
        label={t('reports.desk.title')}
        columns={useColumns()}
        rows={rows}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('reports.desk.empty')}>{t('reports.desk.emptyHelp')}</EmptyState>}
        paging={list}
        views={{
          items: tabs.map((tab) => ({ key: tab, label: t(`reports.desk.tab.${tab}`), count: null })),
          value: filter.tab,
          onChange: (tab) => setQuery({ tab, report: undefined }),
        }}
        filters={
          <>
            <SearchBox
              words={t('reports.desk.search')}
              text={query['text'] ?? ''}
              onChange={(text) => setQuery({ text: text.trim() || undefined })}
            />
            <Choice
              label={t('reports.field.kind')}
              value={filter.kind ?? ''}
              all={t('reports.desk.anyKind')}
              options={reportKinds.map((value) => ({ value, label: t(`reports.kind.${value}`) }))}
              onChange={(kind) => setQuery({ kind })}
            />
          </>
        }
        opened={query['report'] ?? null}
        onOpen={(report) => setQuery({ report: report ?? undefined })}
        panel={panelOf}
      />
    </div>
  )
}

const panelOf = (row: ReportRow) => ({ title: row.receipt, body: <ReportPanel id={row.id} key={row.id} /> })

const tabs = ['open', 'mine', 'overdue', 'closed'] as const
function filterOf(query: Readonly<Record<string, string>>) {
  const kind = ReportFilter.shape.kind.safeParse(query['kind']).data
  const text = (query['text'] ?? '').slice(0, 80)
  return {
    tab: tabs.find((tab) => tab === query['tab']) ?? ('open' as const),
    ...(kind && { kind }),
    ...(text && { text }),
  }
}

function useColumns(): Column<ReportRow>[] {
  const { t } = useText()
  return [
    {
      key: 'report',
      title: t('reports.desk.report'),
      render: (row) => (
        <div>
          <strong>{t(`reports.kind.${row.kind}`)}</strong>
          <div className="quiet small">
            <span className="code">{row.receipt}</span>
            {row.repeats > 0 && ` · ${t('reports.desk.repeats', { n: row.repeats + 1 })}`}
            {row.fromComplaint && ` · ${t('reports.desk.fromComplaint')}`}
          </div>
        </div>
      ),
    },
    {
      key: 'about',
      title: t('reports.desk.about'),
      render: (row) => (
        <div>
          {row.merchant?.name ?? (row.shop || t('reports.desk.unknownShop'))}
          <div className="quiet small">{row.item}</div>
        </div>
      ),
    },
    {
      key: 'state',
      title: t('reports.desk.state'),
      width: '150px',
      render: (row) => (
        <StateTag tone={reportTones[row.state]}>
          {row.outcome ? t(`reports.outcome.${row.outcome}`) : t(`reports.state.${row.state}`)}
        </StateTag>
      ),
    },
    { key: 'agent', title: t('reports.desk.agent'), width: '110px', render: (row) => row.agent?.name ?? '—' },
    {
      key: 'clock',
      title: t('reports.desk.clock'),
      width: '26%',
      render: (row) => (row.clock ? <ClockBar clock={row.clock} compact /> : <When at={row.receivedAt} />),
    },
  ]
}
