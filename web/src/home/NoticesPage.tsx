import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import {
  countUnread,
  listMyNotices,
  readAllNotices,
  readNotice,
  type MyNotice,
} from '../../../src/kernel/notice/notice.contract.ts'
import { useAct, useFeed } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import './home.css'

const lists = [listMyNotices, countUnread]

export function NoticesPage() {
  const { t } = useText()
  const [{ show }, set] = useQueryState()
  const unreadOnly = show === 'unread'
  const feed = useFeed(listMyNotices, unreadOnly ? { unread: 'yes' } : {})
  const readAll = useAct(readAllNotices, { refresh: lists })
  const notices = feed.pages.flatMap((page) => page.rows)
  const newest = notices[0]
  const unread = feed.pages[0]?.unread ?? 0
  const emptyTitle = t(unreadOnly ? 'home.notices.emptyUnread' : 'home.notices.empty')
  return (
    <div className="page page-narrow">
      <h1>{t('home.notices.title')}</h1>
      <div className="row row-apart">
        <div className="row">
          <Button
            aria-pressed={!unreadOnly}
            type={unreadOnly ? 'text' : 'default'}
            onClick={() => set({ show: undefined })}
          >
            {t('home.notices.all')}
          </Button>
          <Button
            aria-pressed={unreadOnly}
            type={unreadOnly ? 'default' : 'text'}
            onClick={() => set({ show: 'unread' })}
          >
            {t('home.notices.unread')} {unread > 0 && unread}
          </Button>
        </div>
        <Button
          disabled={unread === 0 || !newest}
          loading={readAll.busy}
          onClick={() => newest && void readAll.run({ upTo: newest.id })}
        >
          {t('home.notices.readAll')}
        </Button>
      </div>
      {feed.problem && <Problem problem={feed.problem} onRetry={() => void feed.refetch()} />}
      {readAll.problem && <Problem problem={readAll.problem} />}
      {feed.loading && <Skeleton lines={6} />}
      {!feed.loading && !feed.problem && notices.length === 0 && (
        <EmptyState title={emptyTitle}>{t('home.notices.emptyHint')}</EmptyState>
      )}
      <ul className="stack-tight">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      {feed.hasMore && (
        <Button loading={feed.loadingMore} onClick={feed.more}>
          {t('parts.list.more')}
        </Button>
      )}
    </div>
  )
}

function NoticeItem({ notice }: { readonly notice: MyNotice }) {
  const { t } = useText()
  const read = useAct(readNotice, { refresh: lists })
  const mark = () => {
    if (notice.readAt === null) void read.run({ id: notice.id })
  }
  return (
    <li className={notice.readAt === null ? 'surface notice notice-unread' : 'surface notice'}>
      <p className="row">
        <strong>{notice.title}</strong>
        {notice.urgent && <StateTag tone="risk">{t('home.notices.urgent')}</StateTag>}
        {notice.readAt === null && <StateTag tone="info">{t('home.notices.unreadTag')}</StateTag>}
      </p>
      <p className="notice-body">{notice.body}</p>
      <p className="row row-apart small">
        <span className="quiet">
          <When at={notice.at} />
        </span>
        <span className="row">
          {notice.readAt === null && (
            <button type="button" className="plain-button" disabled={read.busy} onClick={mark}>
              {t('home.notices.markRead')}
            </button>
          )}
          {notice.href && (
            <Link to={notice.href} onClick={mark}>
              {t('home.notices.open')}
            </Link>
          )}
        </span>
      </p>
    </li>
  )
}
