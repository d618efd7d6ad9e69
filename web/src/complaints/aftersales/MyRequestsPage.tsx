import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RequestRow } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import { listMine } from '../../../../src/complaints/aftersales/filing.contract.ts'
import { requestWords } from '../../../../src/complaints/aftersales/words.contract.ts'
import { useFeed } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { RequestTag } from './marks.tsx'
import '../../parts/table.css'

const views = ['open', 'closed'] as const

/** A consumer's own requests, made for a phone. */
export function MyRequestsPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const view = query['view'] === 'closed' ? 'closed' : 'open'
  const list = useFeed(listMine, { open: view === 'open' ? 'yes' : 'no', limit: 20 })
  const rows = list.pages.flatMap((page) => page.rows)
  const ask = <Link to="/aftersales/new">{t('aftersales.mine.new')}</Link>
  return (
    <div className="page page-narrow">
      <div className="row row-apart">
        <h1>{t('aftersales.mine.title')}</h1>
        {ask}
      </div>
      <fieldset className="view-tabs">
        <legend className="only-read-aloud">{t('parts.table.views')}</legend>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => setQuery({ view: one })}>
            {t(`aftersales.mine.${one}`)}
          </button>
        ))}
      </fieldset>
      {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
      {list.loading && <Skeleton lines={4} />}
      {!list.loading && !list.problem && rows.length === 0 && (
        <EmptyState title={t('aftersales.mine.empty')} action={ask}>
          {t('aftersales.mine.emptyHelp')}
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
        <Button block loading={list.loadingMore} onClick={list.more}>
          {t('aftersales.mine.more')}
        </Button>
      )}
    </div>
  )
}

function Card({ of }: { readonly of: RequestRow }) {
  const { t, say } = useText()
  return (
    <article className="surface stack-tight">
      <p className="row row-apart">
        <Link to={`/aftersales/${of.id}`}>
          <strong>{of.title}</strong>
        </Link>
        <RequestTag of={of} side="consumer" />
      </p>
      <p className="quiet">
        {of.merchant.name} · {say(requestWords[of.request])}
        {of.amountFen > 0 && ` · ${moneyWords(of.amountFen, of.currency)}`}
      </p>
      {of.clock && <ClockBar clock={of.clock} compact />}
      <p className="quiet small">
        {t('aftersales.number')} <span className="code">{of.number}</span> · <When at={of.requestedAt} />
      </p>
    </article>
  )
}
