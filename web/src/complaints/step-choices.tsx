import { Select } from 'antd'
import { useState } from 'react'
import { listGrounds } from '../../../src/complaints/ground.contract.ts'
import { listOrders } from '../../../src/marketplace/order.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'
import type { StepFieldProps } from './step-draft.ts'

/** Fields of steps that choose from a list of the server. */

export function GroundField({ value, change, problem }: StepFieldProps) {
  const { t, say } = useText()
  const grounds = useRoute(listGrounds, {})
  const chosen = grounds.data?.rows.find(({ code }) => code === value.ground)
  return (
    <Field
      name="ground"
      label={t('complaints.step.ground')}
      problem={problem}
      {...(chosen && { help: say(chosen.summary) })}
    >
      {(control) => (
        <Select
          {...control}
          loading={grounds.loading}
          value={value.ground || null}
          options={(grounds.data?.rows ?? []).map((one) => ({ value: one.code, label: say(one.title) }))}
          onChange={(ground: string) => change({ ground })}
        />
      )}
    </Field>
  )
}

export function BecauseField({ value, change, problem }: StepFieldProps) {
  const { t } = useText()
  return (
    <Field name="because" label={t('complaints.step.because')} problem={problem}>
      {(control) => (
        <Select
          {...control}
          value={value.because}
          options={[
            { value: 'new-evidence', label: t('complaints.step.newEvidence') },
            { value: 'not-performed', label: t('complaints.step.notPerformed') },
          ]}
          onChange={(because: 'new-evidence' | 'not-performed') => change({ because })}
        />
      )}
    </Field>
  )
}

/** By the beginning of its number, among the orders that the reader may see. */
export function OrderField({ value, change, problem }: StepFieldProps) {
  const { t } = useText()
  const [text, setText] = useState('')
  const orders = useRoute(listOrders, { text, limit: 20 }, { enabled: text.length > 1 })
  return (
    <Field name="orderId" label={t('complaints.step.orderId')} problem={problem}>
      {(control) => (
        <Select
          {...control}
          showSearch={{ filterOption: false, onSearch: setText }}
          placeholder={t('complaints.step.orderFind')}
          notFoundContent={text.length > 1 && !orders.loading ? t('complaints.step.orderNone') : null}
          value={value.orderId || null}
          options={(orders.data?.rows ?? []).map((one) => ({
            value: one.id,
            label: `${one.number} · ${one.title ?? ''}`,
          }))}
          onChange={(orderId: string) => change({ orderId })}
        />
      )}
    </Field>
  )
}
