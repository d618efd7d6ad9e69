import { Input, Select } from 'antd'
import { useState } from 'react'
import { listBodies } from '../../../../src/complaints/bodies/body.contract.ts'
import {
  isDecided,
  LegalOutcome,
  legalOutcomes,
  outcomeWords,
} from '../../../../src/complaints/legal/outcome.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { fenOf, moneySigns, type Currency } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { Duties } from './Duties.tsx'
import { documentOf, leadsTo, type LegalDraft } from './legal-draft.ts'

export type FieldsProps = {
  readonly value: LegalDraft
  readonly change: (part: Partial<LegalDraft>) => void
  readonly currency: Currency
}

/** What the document says, in the order in which it says it; and what follows from it. */
export function LegalFields(props: FieldsProps) {
  const { t, say } = useText()
  const { value, change, currency } = props
  const decided = isDecided(value.outcome)
  return (
    <>
      <Field name="outcome" label={t('legal.outcome')}>
        {(control) => (
          <Select
            {...control}
            value={value.outcome}
            options={legalOutcomes.map((one) => ({ value: one, label: say(outcomeWords[one]) }))}
            onChange={(one: string) => change({ outcome: LegalOutcome.parse(one) })}
          />
        )}
      </Field>
      <p className="note">{t(`legal.leads.${leadsTo(documentOf(value))}`)}</p>
      <BodyField {...props} />
      <Field name="reference" label={t('legal.reference')}>
        {(control) => (
          <Input
            {...control}
            maxLength={80}
            value={value.reference}
            onChange={(event) => change({ reference: event.target.value })}
          />
        )}
      </Field>
      <DayLine {...props} name="datedOn" />
      {decided && <DayLine {...props} name="effectiveOn" />}
      {decided && value.outcome !== 'judgment-merchant' && (
        <Field
          name="amountFen"
          label={t('legal.amount')}
          help={t('legal.amountHelp')}
          required={false}
          error={value.amount !== '' && fenOf(value.amount) === null ? t('complaints.file.amountWrong') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              prefix={moneySigns[currency]}
              value={value.amount}
              onChange={(event) => change({ amount: event.target.value })}
            />
          )}
        </Field>
      )}
      {decided && <Duties {...props} />}
    </>
  )
}

function DayLine({ name, value, change }: FieldsProps & { readonly name: 'datedOn' | 'effectiveOn' }) {
  const { t } = useText()
  const help = name === 'effectiveOn' ? { help: t('legal.effectiveHelp') } : {}
  return (
    <Field name={name} label={t(`legal.${name}`)} {...help}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={value[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
}

/** From the directory, or as it is written. */
function BodyField({ value, change }: FieldsProps) {
  const { t, language } = useText()
  const [text, setText] = useState('')
  const { data } = useRoute(listBodies, text === '' ? {} : { text }, { keep: true })
  const options = (data?.rows ?? [])
    .slice(0, 20)
    .map(({ id, name }) => ({ value: id, label: language === 'en' && name.en ? name.en : name.zh }))
  return (
    <>
      <Field name="bodyId" label={t('legal.bodyFrom')} required={false}>
        {(control) => (
          <Select
            {...control}
            allowClear
            showSearch={{ filterOption: false, onSearch: setText }}
            placeholder={t('legal.bodyFind')}
            notFoundContent={t('legal.bodyNone')}
            value={value.bodyId || null}
            options={options}
            onChange={(bodyId: string | undefined) => change({ bodyId: bodyId ?? '' })}
          />
        )}
      </Field>
      {value.bodyId === '' && (
        <Field name="body" label={t('legal.body')} help={t('legal.bodyHelp')} required={false}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={value.body}
              onChange={(event) => change({ body: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}
