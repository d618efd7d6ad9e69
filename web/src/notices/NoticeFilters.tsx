import { Select } from 'antd'
import { channels, listNoticeTemplates } from '../../../src/kernel/notice/notice.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'

type Props = {
  readonly query: Readonly<Record<string, string>>
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
}

/** Channel and kind of notice; both live in the address. */
export function NoticeFilters({ query, setQuery }: Props) {
  const { t, say } = useText()
  const templates = useRoute(listNoticeTemplates, {}).data?.rows ?? []
  return (
    <>
      <Select
        aria-label={t('notices.sent.channel')}
        value={query['channel'] ?? ''}
        onChange={(channel) => setQuery({ channel })}
        options={[
          { value: '', label: t('notices.sent.anyChannel') },
          ...channels.map((value) => ({ value, label: t(`notices.channels.${value}`) })),
        ]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label={t('notices.sent.notice')}
        value={query['template'] ?? ''}
        onChange={(template) => setQuery({ template })}
        options={[
          { value: '', label: t('notices.sent.anyTemplate') },
          ...templates.map(({ id, title }) => ({ value: id, label: say(title) })),
        ]}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
      />
    </>
  )
}
