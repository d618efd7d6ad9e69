import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { purposeWords } from '../../../src/kernel/reading/reading-rule.contract.ts'
import { fieldWords } from '../../../src/kernel/reading/reading-words.contract.ts'
import { listOwnReadings, type OwnReading } from '../../../src/kernel/reading/register.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { useFeed } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'

/** Who read my data: when, in which role, for what, which of it. */
export function MyReadingsPage() {
  const { t } = useText()
  const feed = useFeed(listOwnReadings, { limit: 30 })
  const rows = feed.pages.flatMap((page) => page.rows)
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('reading.mine.title')} lead={t('reading.mine.lead')} />
      {feed.problem && <Problem problem={feed.problem} onRetry={() => void feed.refetch()} />}
      {feed.loading && <Skeleton lines={6} />}
      {!feed.loading && !feed.problem && rows.length === 0 && (
        <EmptyState title={t('reading.mine.empty')}>{t('reading.mine.emptyHelp')}</EmptyState>
      )}
      <ul className="plain-list stack">
        {rows.map((row) => (
          <li key={row.id}>
            <Read of={row} />
          </li>
        ))}
      </ul>
      {feed.hasMore && (
        <Button loading={feed.loadingMore} onClick={feed.more}>
          {t('reading.mine.more')}
        </Button>
      )}
    </div>
  )
}

function Read({ of }: { readonly of: OwnReading }) {
  const { t, say, list } = useText()
  const role = of.role === null ? t('reading.mine.platform') : say(roleWords[of.role])
  return (
    <article className="surface stack-tight">
      <p className="quiet small">
        <When at={of.at} />
      </p>
      <p>
        {t('reading.mine.said', {
          role,
          fields: list(of.fields.map((field) => say(fieldWords[field]))),
          purpose: say(purposeWords[of.purpose]),
        })}
      </p>
      {of.case && (
        <p className="small">
          {of.case.href.startsWith('/complaints/') ? (
            <Link to={of.case.href} className="code">
              {say(of.case.title)}
            </Link>
          ) : (
            say(of.case.title)
          )}
        </p>
      )}
    </article>
  )
}
