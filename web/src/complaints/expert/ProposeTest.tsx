import { Input, Select } from 'antd'
import { useState } from 'react'
import { FinalPayer, Payer, payers, proposeTest } from '../../../../src/complaints/expert/expert.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { fenOf, moneySigns, type Currency } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

type Props = { readonly id: string; readonly currency: Currency; readonly onClose: () => void }

/** What is asked, where, what it costs, and who pays: the terms to which both sides say yes or no. */
export function ProposeTest({ id, currency, onClose }: Props) {
  const { t } = useText()
  const act = useAct(proposeTest, { done: onClose })
  const [question, setQuestion] = useState('')
  const [laboratory, setLaboratory] = useState('')
  const [fee, setFee] = useState('')
  const [advanceBy, setAdvanceBy] = useState<Payer>('merchant')
  const [finalBy, setFinalBy] = useState<FinalPayer>('result')
  const feeFen = fenOf(fee)
  const options = (names: readonly FinalPayer[]) => names.map((value) => ({ value, label: t(`expert.payer.${value}`) }))
  return (
    <DialogForm
      title={t('expert.propose')}
      send={t('expert.send')}
      busy={act.busy}
      ready={question.trim().length >= 4 && laboratory.trim().length >= 2 && feeFen !== null}
      onSend={() => void act.run({ id, question, laboratory, feeFen: feeFen ?? 0, advanceBy, finalBy })}
      onClose={onClose}
    >
      <FieldScope name="propose-test">
        <ProblemSummary
          problem={act.problem}
          labels={{ question: t('expert.question'), laboratory: t('expert.laboratory'), feeFen: t('expert.fee') }}
        />
        <WordsField
          name="question"
          label={t('expert.question')}
          problem={act.problem}
          upTo={8}
          most={1000}
          value={question}
          onChange={setQuestion}
        />
        <Field name="laboratory" label={t('expert.laboratory')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={laboratory}
              onChange={(event) => setLaboratory(event.target.value)}
            />
          )}
        </Field>
        <Field name="feeFen" label={t('expert.fee')} help={t('expert.feeHelp')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              prefix={moneySigns[currency]}
              value={fee}
              onChange={(event) => setFee(event.target.value)}
            />
          )}
        </Field>
        <Field name="advanceBy" label={t('expert.advanceBy')} problem={act.problem}>
          {(control) => (
            <Select
              {...control}
              value={advanceBy}
              options={options(payers)}
              onChange={(one: string) => setAdvanceBy(Payer.parse(one))}
            />
          )}
        </Field>
        <Field name="finalBy" label={t('expert.finalBy')} problem={act.problem}>
          {(control) => (
            <Select
              {...control}
              value={finalBy}
              options={options(['result', ...payers])}
              onChange={(one: string) => setFinalBy(FinalPayer.parse(one))}
            />
          )}
        </Field>
      </FieldScope>
    </DialogForm>
  )
}
