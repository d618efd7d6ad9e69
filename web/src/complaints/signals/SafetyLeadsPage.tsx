import { Link } from '@tanstack/react-router'
import { listSafetyLeads, type SafetyLead } from '../../../../src/complaints/signals/signal.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'

/** Goods about which somebody complained of danger, for those who decide on sampling and recall. */
export function SafetyLeadsPage() {
  const { t } = useText()
  const list = useList(listSafetyLeads, { limit: 50 }, { refetchEveryMs: 60_000 })
  const columns = useColumns()
  return (
    <div className="page">
      <PageHead title={t('signals.leads.title')} lead={t('signals.leads.lead')} />
      <DataTable
        label={t('signals.leads.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        paging={list}
        csvName="safety-leads"
        empty={<EmptyState title={t('signals.leads.empty')}>{t('signals.leads.emptyHelp')}</EmptyState>}
      />
    </div>
  )
}

/** Those who handle complaints open the case; the quality department has no business in it. */
function Receipt({ of }: { readonly of: SafetyLead }) {
  const { me } = useSession()
  const opens = me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
  if (!opens) return <span className="code">{of.receipt}</span>
  return (
    <Link to="/complaints/$id" params={{ id: of.id }} className="code">
      {of.receipt}
    </Link>
  )
}

function useColumns(): Column<SafetyLead>[] {
  const { t, say, list } = useText()
  const goods = (row: SafetyLead) => list(row.items) || t('signals.leads.unknownGoods')
  const check = (row: SafetyLead) => t(`signals.leads.${row.told ? 'told' : (row.verdict ?? 'unverified')}`)
  return [
    {
      key: 'receipt',
      title: t('signals.leads.receipt'),
      width: '210px',
      render: (row) => <Receipt of={row} />,
      csv: (row) => row.receipt,
    },
    { key: 'goods', title: t('signals.leads.goods'), render: goods, csv: goods },
    {
      key: 'merchant',
      title: t('signals.leads.merchant'),
      width: '160px',
      render: (row) => row.merchant?.name ?? '—',
      csv: (row) => row.merchant?.name ?? '',
    },
    {
      key: 'defect',
      title: t('signals.leads.defect'),
      width: '30%',
      render: (row) => (
        <div className="stack-tight">
          {row.defect && <span>{row.defect}</span>}
          <span className="row">
            <StateTag tone={row.told || row.verdict === 'confirmed' ? 'danger' : 'risk'}>{check(row)}</StateTag>
            {row.told && <span className="small">{say(row.told)}</span>}
            {row.words.length > 0 && (
              <span className="quiet small">{t('signals.words', { words: list(row.words) })}</span>
            )}
          </span>
        </div>
      ),
      csv: (row) => [row.defect, row.told && say(row.told), list(row.words), check(row)].filter(Boolean).join(' · '),
    },
    {
      key: 'state',
      title: t('signals.leads.state'),
      width: '110px',
      render: (row) => t(`complaints.state.${row.state}`),
      csv: (row) => t(`complaints.state.${row.state}`),
    },
    {
      key: 'received',
      title: t('signals.leads.received'),
      width: '140px',
      render: (row) => <When at={row.receivedAt} />,
      csv: (row) => row.receivedAt,
    },
  ]
}
