import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { ComplaintRow } from '../../../src/complaints/complaint.contract.ts'
import { listMine } from '../../../src/complaints/filing.contract.ts'
import { useFeed } from '../api/hooks.ts'
import { ClockBar } from '../parts/ClockBar.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { StandTag, useClaimWords } from './marks.tsx'
import '../parts/table.css'
import './complaints.css'

const views = ['open', 'closed'] as const

export function MyComplaintsPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const view = query['view'] === 'closed' ? 'closed' : 'open'
  const list = useFeed(listMine, { open: view === 'open' ? 'yes' : 'no', limit: 20 })
  const rows = list.pages.flatMap((page) => page.rows)
  return (
    <div className="page page-narrow">
      <div className="row row-apart">
        <h1>{t('complaints.mine.title')}</h1>
        <Link to="/complaints/new">{t('complaints.mine.new')}</Link>
      </div>
      <p>
        <Link to="/aftersales">{t('aftersales.mine.title')}</Link>
      </p>
      <fieldset className="view-tabs">
        <legend className="only-read-aloud">{t('parts.table.views')}</legend>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => setQuery({ view: one })}>
            {t(`complaints.mine.${one}`)}
          </button>
        ))}
      </fieldset>
      {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
      {list.loading && <Skeleton lines={4} />}
      {!list.loading && !list.problem && rows.length === 0 && (
        <EmptyState
          title={t(view === 'open' ? 'complaints.mine.empty' : 'complaints.mine.emptyClosed')}
          action={<Link to="/complaints/new">{t('complaints.mine.new')}</Link>}
        >
          {t('complaints.mine.emptyHelp')}
        </EmptyState>
      )}
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.id}>
            <Card of={row} />
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button loading={list.loadingMore} onClick={list.more}>
          {t('complaints.mine.more')}
        </Button>
      )}
    </div>
  )
}

function Card({ of }: { readonly of: ComplaintRow }) {
  const { t } = useText()
  const claim = useClaimWords()
  return (
    <article className="surface stack-tight">
      <p className="row row-apart">
        <Link to={`/complaints/${of.id}`}>
          <strong>{t(`complaints.category.${of.category}`)}</strong>
        </Link>
        <StandTag of={of} you />
      </p>
      <p className="quiet">
        {of.merchant && `${of.merchant.name} · `}
        {claim(of)}
      </p>
      {of.clock && <ClockBar clock={of.clock} compact />}
      <p className="quiet small">
        <span className="code">{of.receipt}</span> · <When at={of.receivedAt} />
      </p>
    </article>
  )
}
