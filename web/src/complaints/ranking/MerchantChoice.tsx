import { AutoComplete } from 'antd'
import { useState } from 'react'
import { listMerchants } from '../../../../src/marketplace/merchant.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'

const offered = 20

/** Staff find a shop by a part of its name. */
export function MerchantChoice(props: {
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
}) {
  const { t } = useText()
  const [text, setText] = useState('')
  const found = useRoute(listMerchants, { limit: offered, ...(text.trim() && { text: text.trim().slice(0, 80) }) })
  return (
    <Field name="merchant" label={t('performance.merchant')}>
      {(control) => (
        <AutoComplete
          {...control}
          className="merchant-choice"
          value={text}
          options={(found.data?.rows ?? []).map(({ id, name, category }) => ({
            value: id,
            label: category ? `${name} · ${category}` : name,
          }))}
          onChange={setText}
          onSelect={(id: string) => {
            setText(found.data?.rows.find((row) => row.id === id)?.name ?? '')
            props.onChange(id)
          }}
        />
      )}
    </Field>
  )
}
