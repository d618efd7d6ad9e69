import { categoryCodes, CategoryCode } from '../../../../src/complaints/complaint.contract.ts'
import { columnFeed, ColumnFilter, listColumn } from '../../../../src/complaints/column/column.contract.ts'
import { useList } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { PostingCard } from './PostingCard.tsx'
import './column.css'

const outcomes = ['open', 'resolved', 'other'] as const

/** Open to everybody: complaints that consumers made public, with the replies. Nobody is named but the shop. */
export function ColumnPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listColumn, { ...filter, limit: 20 })
  const rows = list.data?.rows ?? []
  const shop = filter.merchant === undefined ? undefined : rows[0]?.merchant.name
  return (
    <div className="page page-article">
      <PageHead
        title={shop ? t('column.ofShop', { shop }) : t('column.title')}
        lead={t('column.lead')}
        action={<a href={columnFeed.path}>RSS</a>}
      />
      <div className="row no-print">
        <Choice
          label={t('column.category')}
          all={t('column.anyCategory')}
          value={filter.category ?? ''}
          options={categoryCodes.map((value) => ({ value, label: t(`complaints.category.${value}`) }))}
          onChange={(category) => setQuery({ category })}
        />
        <Choice
          label={t('column.outcome')}
          all={t('column.anyOutcome')}
          value={filter.outcome ?? ''}
          options={outcomes.map((value) => ({ value, label: t(`column.is.${value}`) }))}
          onChange={(outcome) => setQuery({ outcome })}
        />
        {filter.merchant !== undefined && (
          <button type="button" className="plain-button" onClick={() => setQuery({ merchant: undefined })}>
            {t('column.allShops')}
          </button>
        )}
      </div>
      {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
      {list.loading && !list.data && <Skeleton lines={8} />}
      {list.data && rows.length === 0 && <EmptyState title={t('column.empty')}>{t('column.emptyHelp')}</EmptyState>}
      <ul className="plain-list stack">
        {rows.map((one) => (
          <li key={one.id}>
            <PostingCard of={one} />
          </li>
        ))}
      </ul>
      {(list.hasNext || list.hasPrevious) && <Pager {...list} count={rows.length} />}
      <p className="quiet small">{t('column.foot')}</p>
    </div>
  )
}

function filterOf(query: Readonly<Record<string, string>>) {
  const category = CategoryCode.safeParse(query['category']).data
  const outcome = ColumnFilter.shape.outcome.safeParse(query['outcome']).data
  const merchant = (query['merchant'] ?? '').slice(0, 60)
  return { ...(category && { category }), ...(outcome && { outcome }), ...(merchant && { merchant }) }
}
