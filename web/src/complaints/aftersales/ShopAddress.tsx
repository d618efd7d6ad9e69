import { Button, Input } from 'antd'
import { useState } from 'react'
import { readShop, saveShop } from '../../../../src/complaints/aftersales/inbox.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'

/** Where returns go to: without one nothing can be approved, so its absence is said first. */
export function ShopAddress() {
  const { t } = useText()
  const shop = useRoute(readShop, {})
  const [typed, setTyped] = useState<string | null>(null)
  const save = useAct(saveShop, { done: () => setTyped(null) })
  if (!shop.data) return null
  const { returnAddress } = shop.data
  if (typed === null)
    return (
      <p className={returnAddress ? 'small quiet' : 'note note-risk'}>
        {returnAddress ? t('aftersales.shop.now', { address: returnAddress }) : t('aftersales.shop.none')}{' '}
        <button type="button" className="plain-button" onClick={() => setTyped(returnAddress ?? '')}>
          {t(returnAddress ? 'aftersales.shop.change' : 'aftersales.shop.set')}
        </button>
      </p>
    )
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save.run({ returnAddress: typed })
      }}
    >
      {save.problem && <Problem problem={save.problem} />}
      <Field
        name="returnAddress"
        label={t('aftersales.field.returnAddress')}
        help={t('aftersales.shop.help')}
        problem={save.problem}
      >
        {(control) => (
          <Input {...control} maxLength={300} value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={save.busy}>
          {t('aftersales.shop.save')}
        </Button>
        <Button onClick={() => setTyped(null)}>{t('complaints.step.cancel')}</Button>
      </div>
    </form>
  )
}
