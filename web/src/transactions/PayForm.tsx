import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Field } from '../parts/Field.tsx'
import { fenOf } from '../text/money.ts'
import { useText } from '../text/text.ts'
import type { Wanted } from './use-pay-code.ts'

type Shop = { readonly id: string; readonly name: string }

export function PayForm({ shops, onShow }: { readonly shops: readonly Shop[]; readonly onShow: (of: Wanted) => void }) {
  const { t } = useText()
  const [payee, setPayee] = useState(shops.length === 1 ? (shops[0]?.id ?? '') : '')
  const [highest, setHighest] = useState('')
  const shop = shops.find(({ id }) => id === payee)
  const highestFen = fenOf(highest)
  const wanted = shop && highestFen ? { payee, shop: shop.name, highestFen } : null
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted) onShow(wanted)
      }}
    >
      <Field name="payee" label={t('payCode.shop')}>
        {(control) => (
          <Select
            {...control}
            placeholder={t('payCode.shopNone')}
            value={payee || null}
            options={shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => setPayee(id)}
          />
        )}
      </Field>
      <Field name="highestFen" label={t('payCode.highest')} help={t('payCode.highestHelp')}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            maxLength={12}
            value={highest}
            onChange={(event) => setHighest(event.target.value)}
          />
        )}
      </Field>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!wanted}>
          {t('payCode.show')}
        </Button>
        {!wanted && <span className="quiet small">{t('payCode.missing')}</span>}
      </div>
    </form>
  )
}
