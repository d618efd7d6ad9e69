import { Button } from 'antd'
import { listOwnConsentEvents, type ConsentEvent } from '../../../../src/privacy/consent/consent.contract.ts'
import { useFeed } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { When } from '../../parts/When.tsx'
import { ReceiptButton } from '../../proof/ReceiptButton.tsx'
import { useText } from '../../text/text.ts'

/** What one decided, newest first; each with a receipt of the log. */
export function ConsentHistory() {
  const { t } = useText()
  const feed = useFeed(listOwnConsentEvents, { limit: 20 })
  const rows = feed.pages.flatMap((page) => page.rows)
  return (
    <section className="stack">
      <h2>{t('consent.mine.history')}</h2>
      {feed.problem && <Problem problem={feed.problem} onRetry={() => void feed.refetch()} />}
      {!feed.loading && rows.length === 0 && <p className="quiet">{t('consent.mine.historyEmpty')}</p>}
      {rows.length > 0 && (
        <ul className="plain-list surface stack">
          {rows.map((row) => (
            <li key={row.id}>
              <EventLine of={row} />
            </li>
          ))}
        </ul>
      )}
      {feed.hasMore && (
        <Button loading={feed.loadingMore} onClick={feed.more}>
          {t('consent.mine.more')}
        </Button>
      )}
    </section>
  )
}

function EventLine({ of }: { readonly of: ConsentEvent }) {
  const { t, say } = useText()
  return (
    <div className="stack-tight">
      <p>
        <strong>{t(of.given ? 'consent.event.given' : 'consent.event.withdrawn')}</strong> {say(of.title)}
      </p>
      <p className="quiet small">
        <When at={of.at} /> · {t(`consent.event.method.${of.method}`)}
        {of.notice && ` · ${t('consent.event.version', { n: of.notice.version })}`}
      </p>
      <ReceiptButton fact={of.fact} />
    </div>
  )
}
