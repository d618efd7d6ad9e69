import { Checkbox } from 'antd'
import { listCategories } from '../../../src/complaints/filing.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'
import type { StepFieldProps } from './step-draft.ts'

/** Which items of the category's evidence are still missing: only what a consumer can have. */
export function MissingField({ of, value, change }: StepFieldProps) {
  const { t, say } = useText()
  const { data } = useRoute(listCategories, {})
  const items = data?.rows.find(({ code }) => code === of.category)?.items ?? []
  const own = items.filter(({ from }) => from === 'consumer')
  if (own.length === 0) return null
  const others = (id: string) => value.missing.filter((one) => one !== id)
  return (
    <fieldset className="choices">
      <legend>{t('complaints.evidenceItems.missing')}</legend>
      {own.map(({ id, what }) => (
        <Checkbox
          key={id}
          checked={value.missing.includes(id)}
          onChange={({ target }) => change({ missing: target.checked ? [...others(id), id] : others(id) })}
        >
          {say(what)}
        </Checkbox>
      ))}
    </fieldset>
  )
}
