import { Link } from '@tanstack/react-router'
import { listLegalImports, type LegalImportView } from '../../../../src/complaints/legal/import.contract.ts'
import { listLegalReports, type LegalReportRow } from '../../../../src/complaints/legal/legal.contract.ts'
import { outcomeWords } from '../../../../src/complaints/legal/outcome.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ListTable } from '../../parts/ListTable.tsx'
import { Money } from '../../parts/Money.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { ImportResults } from './ImportResults.tsx'

/** Results of courts, arbitration bodies and authorities: what sides reported and nobody confirmed yet, and many at once from a file. */
export function LegalResultsPage() {
  const { t } = useText()
  const list = useList(listLegalReports, { limit: 50 }, { refetchEveryMs: 60_000 })
  return (
    <div className="page stack">
      <PageHead title={t('legal.page.title')} lead={t('legal.page.lead')} />
      <DataTable
        label={t('legal.page.waiting')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={({ result }) => result.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('legal.page.empty')}>{t('legal.page.emptyHelp')}</EmptyState>}
        paging={list}
      />
      <ImportResults />
      <Imports />
    </div>
  )
}

function useColumns(): Column<LegalReportRow>[] {
  const { t, say } = useText()
  return [
    {
      key: 'receipt',
      title: t('legal.page.receipt'),
      width: '220px',
      render: ({ complaint, receipt }) => (
        <Link to={`/complaints/${complaint}`} className="code small">
          {receipt}
        </Link>
      ),
    },
    {
      key: 'result',
      title: t('legal.outcome'),
      render: ({ result }) => (
        <div>
          {say(outcomeWords[result.outcome])}
          <div className="small quiet">
            {result.body} · <span className="code">{result.reference}</span>
          </div>
        </div>
      ),
    },
    {
      key: 'amount',
      title: t('legal.amount'),
      width: '140px',
      render: ({ result, currency }) =>
        result.amountFen > 0 ? <Money fen={result.amountFen} currency={currency} /> : '—',
    },
    {
      key: 'side',
      title: t('legal.page.by'),
      width: '110px',
      render: ({ result }) => t(`complaints.side.${result.side}`),
    },
    { key: 'at', title: t('legal.page.at'), width: '190px', render: ({ reportedAt }) => <When at={reportedAt} /> },
  ]
}

function Imports() {
  const { t } = useText()
  const list = useList(listLegalImports, { limit: 20 })
  const count = (key: 'applied' | 'known' | 'rejected'): Column<LegalImportView> => ({
    key,
    title: t(`legal.import.outcome.${key}`),
    width: '110px',
    render: (row) => row[key],
  })
  const columns: Column<LegalImportView>[] = [
    { key: 'file', title: t('legal.import.file'), render: ({ fileName }) => fileName },
    { key: 'at', title: t('legal.page.at'), width: '190px', render: ({ at }) => <When at={at} /> },
    count('applied'),
    count('known'),
    count('rejected'),
  ]
  if (list.data?.rows.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('legal.import.past')}</h2>
      <ListTable label={t('legal.import.past')} columns={columns} of={list} empty={null} />
    </section>
  )
}
