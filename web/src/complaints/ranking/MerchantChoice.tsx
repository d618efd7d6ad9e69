import { Select } from 'antd'
import { useState } from 'react'
import { listMerchants } from '../../../../src/marketplace/merchant.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'

const offered = 20

/** Staff find a shop by a part of its name; which one is shown stands below with its figures. */
export function MerchantChoice(props: {
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
}) {
  const { t } = useText()
  const [text, setText] = useState('')
  const found = useRoute(
    listMerchants,
    { limit: offered, ...(text.trim() && { text: text.trim().slice(0, 80) }) },
    { keep: true },
  )
  const options = (found.data?.rows ?? []).map(({ id, name, category }) => ({
    value: id,
    label: category ? `${name} · ${category}` : name,
  }))
  return (
    <Field name="merchant" label={t('performance.merchant')}>
      {(control) => (
        <Select
          {...control}
          className="merchant-choice"
          showSearch={{ filterOption: false, onSearch: setText }}
          value={options.some(({ value }) => value === props.value) ? (props.value ?? null) : null}
          placeholder={t('performance.choose')}
          options={options}
          onChange={(id: string) => props.onChange(id)}
        />
      )}
    </Field>
  )
}
