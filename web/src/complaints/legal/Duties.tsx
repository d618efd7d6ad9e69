import { Button, Input, Select } from 'antd'
import { Remedy, remedies } from '../../../../src/complaints/complaint.contract.ts'
import { Field } from '../../parts/Field.tsx'
import { fenOf, moneySigns } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { emptyDuty, type DutyDraft } from './legal-draft.ts'
import type { FieldsProps } from './LegalFields.tsx'

const most = 20

/** Duties one by one, where the document names several or a day for each; without any the amount is one. */
export function Duties({ value, change, currency }: FieldsProps) {
  const { t } = useText()
  const set = (at: number, part: Partial<DutyDraft>) =>
    change({ obligations: value.obligations.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  return (
    <div className="stack">
      {value.obligations.map((duty, at) => (
        <fieldset key={at} className="inset stack-tight">
          <legend>{t('legal.duty', { n: at + 1 })}</legend>
          <Field name={`obligations.${at}.debtor`} label={t('legal.debtor')}>
            {(control) => (
              <Select
                {...control}
                value={duty.debtor}
                options={(['merchant', 'consumer'] as const).map((one) => ({
                  value: one,
                  label: t(`complaints.side.${one}`),
                }))}
                onChange={(one: string) => set(at, { debtor: one === 'consumer' ? 'consumer' : 'merchant' })}
              />
            )}
          </Field>
          <Field name={`obligations.${at}.remedy`} label={t('legal.what')}>
            {(control) => (
              <Select
                {...control}
                value={duty.remedy}
                options={remedies.map((one) => ({ value: one, label: t(`complaints.remedy.${one}`) }))}
                onChange={(one: string) => set(at, { remedy: Remedy.parse(one) })}
              />
            )}
          </Field>
          <Field
            name={`obligations.${at}.amountFen`}
            label={t('legal.dutyAmount')}
            required={false}
            error={duty.amount !== '' && fenOf(duty.amount) === null ? t('complaints.file.amountWrong') : undefined}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                prefix={moneySigns[currency]}
                value={duty.amount}
                onChange={(event) => set(at, { amount: event.target.value })}
              />
            )}
          </Field>
          <Field name={`obligations.${at}.dueOn`} label={t('legal.dueOn')} required={false}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={duty.dueOn}
                onChange={(event) => set(at, { dueOn: event.target.value })}
              />
            )}
          </Field>
          <div>
            <Button onClick={() => change({ obligations: value.obligations.filter((_, place) => place !== at) })}>
              {t('legal.dutyRemove', { n: at + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {value.obligations.length < most && (
        <div>
          <Button onClick={() => change({ obligations: [...value.obligations, emptyDuty] })}>
            {t(value.obligations.length === 0 ? 'legal.dutyAdd' : 'legal.dutyMore')}
          </Button>
        </div>
      )}
    </div>
  )
}
