import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { findCallers, type FoundCase, type FoundOrder } from '../../../../src/complaints/enter/caller.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { SearchBox } from '../../parts/SearchBox.tsx'
import { LastFourSearch } from './LastFourSearch.tsx'
import { CallerWords } from './CallerWords.tsx'
import type { EntryChange, EntryDraft } from './entry-draft.ts'

const shortest = 4

/** Who is on the line: their open cases first, so that nobody makes a second one; then their orders. */
export function CallerSearch({ draft, change }: { readonly draft: EntryDraft; readonly change: EntryChange }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const enabled = text.trim().length >= shortest
  const { data, problem, loading } = useRoute(findCallers, { text }, { enabled })
  const [byLastFour, setByLastFour] = useState<typeof data>(undefined)
  const shown = enabled ? data : byLastFour
  return (
    <aside className="surface stack" aria-label={t('enter.search.title')}>
      <h2>{t('enter.search.title')}</h2>
      <SearchBox words={t('enter.search.words')} text={text} onChange={setText} />
      {!enabled && <p className="quiet small">{t('enter.search.help')}</p>}
      {problem && <Problem problem={problem} />}
      {loading && <Skeleton lines={4} />}
      {!enabled && <LastFourSearch onFound={setByLastFour} />}
      {shown && (
        <>
          <Cases rows={shown.cases} />
          <Orders rows={shown.orders} chosen={draft.orderId} change={change} />
          {shown.more && <p className="quiet small">{t('enter.search.more')}</p>}
        </>
      )}
    </aside>
  )
}

function Cases({ rows }: { readonly rows: readonly FoundCase[] }) {
  const { t } = useText()
  return (
    <section className="stack-tight">
      <h3>{t('enter.search.cases', { n: rows.length })}</h3>
      {rows.length === 0 && <p className="quiet small">{t('enter.search.noCases')}</p>}
      <ul className="plain-list stack-tight">
        {rows.map((row) => (
          <li key={row.id} className="inset stack-tight">
            <div className="row row-apart">
              <Link to={`/complaints/${row.id}`} className="code">
                {row.receipt}
              </Link>
              <StateTag tone="info">{t(`complaints.state.${row.state}`)}</StateTag>
            </div>
            <div className="small">
              {t(`complaints.category.${row.category}`)} · {channelWords(t, row.channel)} · <When at={row.receivedAt} />
            </div>
            <CallerWords of={row.caller} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Orders(props: {
  readonly rows: readonly FoundOrder[]
  readonly chosen: string
  readonly change: EntryChange
}) {
  const { t } = useText()
  return (
    <section className="stack-tight">
      <h3>{t('enter.search.orders', { n: props.rows.length })}</h3>
      {props.rows.length === 0 && <p className="quiet small">{t('enter.search.noOrders')}</p>}
      <ul className="plain-list stack-tight">
        {props.rows.map((row) => (
          <li key={row.id} className="inset stack-tight">
            <div>{row.lines.map(({ title }) => title).join(' · ')}</div>
            <div className="small quiet">
              <span className="code">{row.number}</span> · {moneyWords(row.paidFen, row.currency)} ·{' '}
              <When at={row.placedAt} />
              {row.shop && ` · ${row.shop}`}
              {row.buyer && ` · ${t('enter.search.buyer', { name: row.buyer })}`}
            </div>
            {row.id === props.chosen ? (
              <StateTag tone="kept">{t('enter.search.chosen')}</StateTag>
            ) : (
              <button
                type="button"
                className="plain-button"
                onClick={() => props.change({ orderId: row.id, orderNumber: row.number })}
              >
                {t('enter.search.choose', { number: row.number })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
