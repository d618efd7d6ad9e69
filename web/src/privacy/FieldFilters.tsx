import type { Kind } from '../../../src/privacy/fields/fields.contract.ts'
import * as words from '../../../src/privacy/fields/fields-words.contract.ts'
import { Choice } from '../parts/Choice.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { useText } from '../text/text.ts'

type Change = Readonly<Record<string, string | undefined>>
const { DataCategory, DataPurpose, CapabilityName } = words
const seals = ['sealed', 'plain'] as const
/** What stands in the address, where it is one of these. */
const known = <V extends string>(options: readonly V[], value: string | undefined): V | '' =>
  options.find((one) => one === value) ?? ''

/** What the list is narrowed by; each stands in the address. */
export function FieldFilters(props: {
  readonly query: Readonly<Record<string, string>>
  readonly set: (change: Change) => void
  readonly kinds: readonly Kind[]
}) {
  const { t, say } = useText()
  const { query, kinds } = props
  const all = t('fields.all')
  const change = (values: Change) => props.set({ field: undefined, ...values })
  return (
    <>
      <SearchBox words={t('fields.search')} text={query['text'] ?? ''} onChange={(text) => change({ text })} />
      <Choice
        label={t('fields.category')}
        all={all}
        value={known(DataCategory.options, query['category'])}
        options={DataCategory.options.map((value) => ({ value, label: say(words.categoryWords[value]) }))}
        onChange={(category) => change({ category })}
      />
      <Choice
        label={t('fields.kind')}
        all={all}
        value={query['kind'] ?? ''}
        options={kinds.map(({ id, title }) => ({ value: id, label: say(title) }))}
        onChange={(kind) => change({ kind })}
      />
      <Choice
        label={t('fields.purpose')}
        all={all}
        value={known(DataPurpose.options, query['purpose'])}
        options={DataPurpose.options.map((value) => ({ value, label: say(words.purposeWords[value]) }))}
        onChange={(purpose) => change({ purpose })}
      />
      <Choice
        label={t('fields.chapter')}
        all={all}
        value={known(CapabilityName.options, query['capability'])}
        options={CapabilityName.options.map((value) => ({ value, label: say(words.capabilityWords[value]) }))}
        onChange={(capability) => change({ capability })}
      />
      <Choice
        label={t('fields.seal')}
        all={all}
        value={known(seals, query['seal'])}
        options={seals.map((value) => ({ value, label: t(`fields.${value}`) }))}
        onChange={(seal) => change({ seal })}
      />
    </>
  )
}
