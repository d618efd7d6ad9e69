import { Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { ruleKinds, type Source } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { useText } from '../text/text.ts'

type Props = {
  readonly query: Readonly<Record<string, string>>
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
  readonly sources: readonly Source[]
  readonly total: number | undefined
}

/** The filters of the library, in one row; they live in the address. */
export function RuleFilters({ query, setQuery, sources, total }: Props) {
  const { t, say } = useText()
  const choice = (name: 'kind' | 'confidence' | 'source', any: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={any}
      value={query[name] ?? ''}
      onChange={(value) => setQuery({ [name]: value || undefined })}
      options={[{ value: '', label: any }, ...options]}
      popupMatchSelectWidth={false}
      showSearch={name === 'source' && { optionFilterProp: 'label' }}
      className="rule-filter"
    />
  )
  return (
    <>
      <SearchWords text={query['text'] ?? ''} onChange={(text) => setQuery({ text })} />
      {choice(
        'kind',
        t('policies.rules.anyKind'),
        ruleKinds.map((kind) => ({ value: kind, label: t(`policies.kinds.${kind}`) })),
      )}
      {choice(
        'confidence',
        t('policies.rules.anyConfidence'),
        (['T', 'S', 'M', 'policy'] as const).map((value) => ({ value, label: t(`policies.confidences.${value}`) })),
      )}
      {choice(
        'source',
        t('policies.rules.anySource'),
        sources.map((source) => ({ value: source.id, label: say(source.title) })),
      )}
      <label className="row small">
        <span className="quiet">{t('policies.rules.day')}</span>
        <Input
          type="date"
          className="rule-day"
          value={query['inForceOn'] ?? ''}
          onChange={(event) => setQuery({ inForceOn: event.target.value })}
        />
      </label>
      {total !== undefined && <span className="quiet small number">{t('policies.rules.total', { total })}</span>}
    </>
  )
}

/** Typed at the reader's speed, asked for when they pause. */
function SearchWords({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useText()
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed === text) return undefined
    const pause = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(pause)
  }, [typed, text, onChange])
  return (
    <Input
      allowClear
      className="rule-search"
      aria-label={t('policies.rules.search')}
      placeholder={t('policies.rules.search')}
      value={typed}
      maxLength={80}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
