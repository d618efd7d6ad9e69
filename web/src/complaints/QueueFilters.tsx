import { Select } from 'antd'
import type { ReactNode } from 'react'
import { categoryCodes, sides } from '../../../src/complaints/complaint.contract.ts'
import { listTags } from '../../../src/complaints/desk/tag.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'
import { channels } from './channels.ts'
import { SearchBox } from '../parts/SearchBox.tsx'

type Props = {
  readonly query: Readonly<Record<string, string>>
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
  readonly exportUrl: string | null
  /** What stands behind the filters. */
  readonly more?: ReactNode
  /** Tags are for staff only. */
  readonly tags: boolean
}

/** The filters of the queue, in one row; they live in the address. */
export function QueueFilters({ query, setQuery, exportUrl, tags, more }: Props) {
  const { t } = useText()
  const list = useRoute(listTags, {}, { enabled: tags })
  const choice = (
    name: 'category' | 'channel' | 'waitsFor' | 'tag',
    any: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      aria-label={any}
      className="queue-filter"
      popupMatchSelectWidth={false}
      value={query[name] ?? ''}
      onChange={(value) => setQuery({ [name]: value || undefined })}
      options={[{ value: '', label: any }, ...options]}
    />
  )
  return (
    <>
      <SearchBox
        words={t('complaints.queue.search')}
        text={query['text'] ?? ''}
        onChange={(text) => setQuery({ text: text || undefined })}
      />
      {choice(
        'category',
        t('complaints.queue.anyCategory'),
        categoryCodes.map((value) => ({ value, label: t(`complaints.category.${value}`) })),
      )}
      {choice(
        'waitsFor',
        t('complaints.queue.anyWaits'),
        sides.map((value) => ({ value, label: t(`complaints.waits.${value}`) })),
      )}
      {choice(
        'channel',
        t('complaints.queue.anyChannel'),
        channels.map((value) => ({ value, label: t(`complaints.channel.${value}`) })),
      )}
      {tags &&
        choice(
          'tag',
          t('desk.tag.any'),
          (list.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
        )}
      <Select
        aria-label={t('complaints.queue.sort')}
        className="queue-filter"
        popupMatchSelectWidth={false}
        value={query['sort'] ?? 'time-left'}
        onChange={(value) => setQuery({ sort: value === 'time-left' ? undefined : value })}
        options={[
          { value: 'time-left', label: t('complaints.queue.sortTime') },
          { value: 'newest', label: t('complaints.queue.sortNew') },
        ]}
      />
      {exportUrl && (
        <a href={exportUrl} download title={t('complaints.queue.exportHelp')}>
          {t('complaints.queue.export')}
        </a>
      )}
      {more}
    </>
  )
}
