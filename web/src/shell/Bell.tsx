import { BellOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { countUnread, unreadLimit } from '../../../src/kernel/notice/notice.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'

export function Bell() {
  const { t } = useText()
  const { data } = useRoute(countUnread, {}, { refetchEveryMs: 60_000 })
  const unread = data?.unread ?? 0
  const shown = unread >= unreadLimit ? `${unreadLimit - 1}+` : String(unread)
  return (
    <Link
      to="/notices"
      className="icon-button bell"
      aria-label={unread > 0 ? t('shell.noticesUnread', { n: shown }) : t('shell.notices')}
    >
      <BellOutlined aria-hidden="true" />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {shown}
        </span>
      )}
    </Link>
  )
}
