import { Link } from '@tanstack/react-router'
import {
  listFigureCases,
  mostCases,
  type FigureCase,
  type FigureId,
  type WantedPeriod,
} from '../../../../src/complaints/ranking/performance.contract.ts'
import { figureWords } from '../../../../src/complaints/ranking/performance-words.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

/** The very cases that were counted, each leading to where it is worked on. */
export function FigureCases(props: {
  readonly figure: FigureId
  readonly wanted: WantedPeriod & { readonly merchant?: string }
}) {
  const { t, say } = useText()
  const { figure, wanted } = props
  const list = useRoute(listFigureCases, { ...wanted, figure })
  const title = t('performance.casesOf', { figure: say(figureWords[figure].title) })
  const columns: readonly Column<FigureCase>[] = [
    {
      key: 'number',
      title: t('performance.case'),
      render: (row) => (
        <Link to={row.kind === 'complaint' ? `/complaints/${row.id}` : `/aftersales/${row.id}`}>{row.number}</Link>
      ),
      csv: ({ number }) => number,
    },
    {
      key: 'kind',
      title: t('performance.about'),
      render: ({ category, kind }) => (category ? t(`complaints.category.${category}`) : t(`performance.kind.${kind}`)),
      csv: ({ category, kind }) => (category ? t(`complaints.category.${category}`) : t(`performance.kind.${kind}`)),
    },
    {
      key: 'received',
      title: t('performance.received'),
      render: ({ receivedAt }) => <When at={receivedAt} />,
      csv: ({ receivedAt }) => receivedAt,
    },
    { key: 'stands', title: t('performance.stands'), render: (row) => <Stands of={row} /> },
    {
      key: 'counted',
      title: t('performance.counted'),
      render: ({ inPart }) => t(inPart ? 'performance.inPart' : 'performance.inRest'),
      csv: ({ inPart }) => t(inPart ? 'performance.inPart' : 'performance.inRest'),
    },
  ]
  return (
    <section className="stack-tight" aria-live="polite">
      <h2>{title}</h2>
      <DataTable
        label={title}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={({ id }) => id}
        loading={list.loading}
        problem={list.problem ?? null}
        onRetry={() => void list.refetch()}
        empty={t('performance.casesEmpty')}
        csvName={`performance-${figure}`}
      />
      {list.data?.more && <p className="small quiet">{t('performance.casesMore', { n: mostCases })}</p>}
    </section>
  )
}

function Stands({ of }: { readonly of: FigureCase }) {
  const { t } = useText()
  if (of.outcome) return t(`complaints.outcome.${of.outcome}`)
  return of.state ? t(`complaints.state.${of.state}`) : '—'
}
