import { Select } from 'antd'
import { verdicts } from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { useText } from '../../text/text.ts'
import { SearchBox } from '../../parts/SearchBox.tsx'

type Props = {
  readonly query: Readonly<Record<string, string>>
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
}

export function MailboxFilters({ query, setQuery }: Props) {
  const { t } = useText()
  return (
    <>
      <SearchBox
        words={t('mailbox.search')}
        text={query['text'] ?? ''}
        onChange={(text) => setQuery({ text: text || undefined })}
      />
      <Select
        aria-label={t('mailbox.anyVerdict')}
        className="queue-filter"
        popupMatchSelectWidth={false}
        value={query['verdict'] ?? ''}
        onChange={(verdict) => setQuery({ verdict: verdict || undefined })}
        options={[
          { value: '', label: t('mailbox.anyVerdict') },
          ...verdicts.map((value) => ({ value, label: t(`mailbox.verdict.${value}`) })),
        ]}
      />
    </>
  )
}
