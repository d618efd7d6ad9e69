import { Input, Select } from 'antd'
import { useState } from 'react'
import { listBodies } from '../../../../src/complaints/bodies/body.contract.ts'
import { LegalOutcome, legalOutcomes, outcomeWords } from '../../../../src/complaints/legal/outcome.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Field } from '../../parts/Field.tsx'
import { fenOf, moneySigns, type Currency } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { Duties } from './Duties.tsx'
import { isDecided, leadsTo, type LegalDraft } from './legal-draft.ts'

export type FieldsProps = {
  readonly value: LegalDraft
  readonly change: (part: Partial<LegalDraft>) => void
  readonly problem: ApiProblem | null
  readonly currency: Currency
}

/** What the document says, in the order in which it says it; and what follows from it. */
export function LegalFields(props: FieldsProps) {
  const { t, say } = useText()
  const { value, change, problem, currency } = props
  const decided = isDecided(value.outcome)
  return (
    <>
      <Field name="outcome" label={t('legal.outcome')} problem={problem}>
        {(control) => (
          <Select
            {...control}
            value={value.outcome}
            options={legalOutcomes.map((one) => ({ value: one, label: say(outcomeWords[one]) }))}
            onChange={(one: string) => change({ outcome: LegalOutcome.parse(one) })}
          />
        )}
      </Field>
      <p className="note">{t(`legal.leads.${leadsTo(value)}`)}</p>
      <BodyField {...props} />
      <Line {...props} name="reference" label={t('legal.reference')} />
      <DayLine {...props} name="datedOn" />
      {decided && <DayLine {...props} name="effectiveOn" />}
      {decided && value.outcome !== 'judgment-merchant' && (
        <Field
          name="amountFen"
          label={t('legal.amount')}
          help={t('legal.amountHelp')}
          required={false}
          problem={problem}
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

function Line({ name, label, value, change, problem }: FieldsProps & { name: 'reference'; label: string }) {
  return (
    <Field name={name} label={label} problem={problem}>
      {(control) => (
        <Input
          {...control}
          maxLength={80}
          value={value[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
}

function DayLine({ name, value, change, problem }: FieldsProps & { readonly name: 'datedOn' | 'effectiveOn' }) {
  const { t } = useText()
  const help = name === 'effectiveOn' ? { help: t('legal.effectiveHelp') } : {}
  return (
    <Field name={name} label={t(`legal.${name}`)} problem={problem} {...help}>
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
function BodyField({ value, change, problem }: FieldsProps) {
  const { t, language } = useText()
  const [text, setText] = useState('')
  const { data } = useRoute(listBodies, text === '' ? {} : { text }, { keep: true })
  const options = (data?.rows ?? [])
    .slice(0, 20)
    .map(({ id, name }) => ({ value: id, label: language === 'en' && name.en ? name.en : name.zh }))
  return (
    <>
      <Field name="bodyId" label={t('legal.bodyFrom')} required={false} problem={problem}>
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
        <Field name="body" label={t('legal.body')} help={t('legal.bodyHelp')} required={false} problem={problem}>
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
